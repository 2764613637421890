WITH off AS (
  SELECT
    t.vehicle_id, t.start_ts, t.start_row, t.end_row, c.is_workday,
    v.plate, v.org_code, v.use_type, v._row AS vehicle_row,
    f.org_code IS NOT NULL AS fed, coalesce(day_of(t.start_ts) BETWEEN v.buy_date AND v.retire_date, true) AS registered
  FROM trip t
  JOIN official_vehicle v ON v.vehicle_id = t.vehicle_id
  LEFT JOIN calendar c ON c.day = day_of(t.start_ts)
  LEFT JOIN order_feed f ON f.org_code = v.org_code AND day_of(t.start_ts) BETWEEN f.from_day AND f.to_day
  LEFT JOIN order_day o ON o.vehicle_id = t.vehicle_id AND o.day = day_of(t.start_ts)
    AND add_minutes(o.start_plan, 0 - $pad) <= t.end_ts AND add_minutes(o.end_plan, $pad2) >= t.start_ts
  LEFT JOIN order_day j ON j.vehicle_id = t.vehicle_id AND j.day = day_of(t.start_ts)
    AND day_of(j.start_plan) < day_of(j.end_plan)
    AND j.start_plan < t.start_ts AND add_minutes(j.end_plan, $return_h * 60) >= t.start_ts
  -- A roster day lasts until the next morning: the clock is moved back by the start of work.
  LEFT JOIN attendance_leave d ON d.work_date = day_of(add_minutes(t.start_ts, 0 - $work_start))
    AND d.rec_type = '值班' AND contains(d.place, v.plate)
  LEFT JOIN attendance_leave x ON x.org_code = v.org_code AND x.work_date = day_of(add_minutes(t.start_ts, 0 - $work_start))
    AND x.rec_type = '加班' AND x.approve_no <> ''
  WHERE t.km >= $min_km
    AND (minute_of_day(t.start_ts) < $work_start OR minute_of_day(t.start_ts) > $work_end)
    AND coalesce(c.is_workday, true)
    AND o.order_row IS NULL
    AND NOT exempt('special-use', v.use_type IN ('执法执勤', '应急保障', '机要通信'))
    AND NOT exempt('journey-return', j.order_row IS NOT NULL)
    AND NOT exempt('duty-roster', d._row IS NOT NULL)
    AND NOT exempt('overtime', x._row IS NOT NULL)
),
pairs AS (
  SELECT
    a.plate, a.org_code, a.use_type, a.vehicle_row, a.start_ts AS full_ts,
    b.start_ts, b.start_row, b.end_row, b.is_workday, b.fed AND b.registered AS known,
    count(*) OVER (PARTITION BY a.vehicle_id, a.start_ts) AS times,
    sum(CASE WHEN b.registered THEN 1 ELSE 0 END) OVER (PARTITION BY a.vehicle_id, a.start_ts) AS own_times,
    sum(CASE WHEN b.fed AND b.registered THEN 1 ELSE 0 END) OVER (PARTITION BY a.vehicle_id, a.start_ts) AS known_times
  FROM off a
  JOIN off b ON b.vehicle_id = a.vehicle_id
  WHERE b.start_ts <= a.start_ts AND days_between(day_of(b.start_ts), day_of(a.start_ts)) < $window
)
SELECT
  p.plate AS plate,
  month_of(p.full_ts) AS month,
  min(p.full_ts) AS occurred_at,
  p.org_code AS org_code,
  p.use_type AS use_type,
  count(DISTINCT p.start_ts) AS times,
  max(p.own_times) AS own_times,
  max(p.known_times) AS known_times,
  count(DISTINCT CASE WHEN p.known THEN p.start_ts END) AS uncovered,
  max(p.full_ts) AS last_at,
  count(*) - count(p.is_workday) AS undated,
  rows_of(p.start_row) AS ev_gps_point__start,
  rows_of(p.end_row) AS ev_gps_point__end,
  p.vehicle_row AS ev_official_vehicle
FROM pairs p
WHERE p.times >= $min_times
GROUP BY p.plate, month_of(p.full_ts), p.org_code, p.use_type, p.vehicle_row
