WITH moves AS (
  SELECT vehicle_id, start_ts, end_ts, start_ts AS fact_at, km, start_row, end_row, CAST(NULL AS BIGINT) AS pass_row
  FROM trip
  WHERE km >= $min_km
  UNION ALL
  -- A day without a single position of the car: its passes speak.
  SELECT
    v.vehicle_id, p.pass_time AS start_ts, p.pass_time AS end_ts, at_minute(day_of(p.pass_time), 0) AS fact_at,
    CAST(NULL AS DOUBLE) AS km, CAST(NULL AS BIGINT) AS start_row, CAST(NULL AS BIGINT) AS end_row, p._row AS pass_row
  FROM vehicle_pass p
  JOIN official_vehicle v ON v.plate = p.plate
  LEFT JOIN vehicle_day g ON g.vehicle_id = v.vehicle_id AND g.day = day_of(p.pass_time)
  WHERE g.vehicle_id IS NULL
),
off AS (
  SELECT
    m.vehicle_id, m.start_ts, m.end_ts, m.fact_at, m.km, m.start_row, m.end_row, m.pass_row,
    c.is_workday, c.day_type, c.row AS calendar_row
  FROM moves m
  LEFT JOIN calendar c ON c.day = day_of(m.start_ts)
  WHERE NOT coalesce(c.is_workday, false)
),
covered AS (
  SELECT
    f.vehicle_id, f.start_ts, min(o.approve_time) AS approved_at, min(o.order_row) AS order_row,
    count(*) - count(o.approve_time) AS undated
  FROM off f
  JOIN order_day o ON o.vehicle_id = f.vehicle_id AND o.day = day_of(f.start_ts)
  WHERE add_minutes(o.start_plan, 0 - $pad) <= f.end_ts AND add_minutes(o.end_plan, $pad2) >= f.start_ts
  GROUP BY f.vehicle_id, f.start_ts
)
SELECT
  v.plate AS plate,
  f.fact_at AS fact_at,
  min(f.start_ts) AS occurred_at,
  v.org_code AS org_code,
  v.use_type AS use_type,
  f.is_workday AS is_workday,
  f.day_type AS day_type,
  coalesce(sum(f.km), 0) AS km,
  count(f.pass_row) AS passes,
  u.org_code IS NOT NULL AS fed,
  day_of(f.start_ts) BETWEEN v.buy_date AND v.retire_date AS registered,
  sum(o.undated) AS undated,
  rows_of(f.start_row) AS ev_gps_point__start,
  rows_of(f.end_row) AS ev_gps_point__end,
  rows_of(f.pass_row) AS ev_vehicle_pass,
  rows_of(o.order_row) AS ev_dispatch_order,
  f.calendar_row AS ev_calendar_day,
  v._row AS ev_official_vehicle
FROM off f
JOIN official_vehicle v ON v.vehicle_id = f.vehicle_id
LEFT JOIN covered o ON o.vehicle_id = f.vehicle_id AND o.start_ts = f.start_ts
LEFT JOIN order_feed u ON u.org_code = v.org_code AND day_of(f.start_ts) BETWEEN u.from_day AND u.to_day
LEFT JOIN attendance_leave d ON d.work_date = day_of(f.start_ts) AND d.rec_type = '值班' AND contains(d.place, v.plate)
LEFT JOIN vehicle_maintenance r ON r.plate = v.plate AND (day_of(r.in_time) = day_of(f.start_ts) OR day_of(r.out_time) = day_of(f.start_ts))
WHERE NOT coalesce(o.approved_at <= add_minutes(f.start_ts, $late_h * 60), false)
  AND NOT exempt('special-use', v.use_type IN ('执法执勤', '应急保障', '机要通信'))
  AND NOT exempt('duty-roster', d._row IS NOT NULL)
  AND NOT exempt('workshop', r._row IS NOT NULL)
GROUP BY v.plate, f.fact_at, v.org_code, v.use_type, f.is_workday, f.day_type, u.org_code, day_of(f.start_ts), v.buy_date, v.retire_date, f.calendar_row, v._row
HAVING count(f.km) >= 1 OR count(f.pass_row) >= $min_pass
