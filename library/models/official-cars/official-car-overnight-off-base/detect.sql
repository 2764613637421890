-- A stay is put on each night that it may touch, by equality on the number of nights; it is cut at 99.
WITH digits AS (
  SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
  UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9
),
numbers AS (
  SELECT t.d * 10 + u.d AS n FROM digits t CROSS JOIN digits u
),
spans AS (
  SELECT s.n AS span, o.n AS n FROM numbers s JOIN numbers o ON o.n <= s.n
),
away AS (
  SELECT
    s.vehicle_id, s.start_ts, add_minutes(s.start_ts, s.seen_minutes) AS end_ts, s.lng, s.lat, s.base_fence_id, s.base_out_m, s.first_row, s.last_row,
    v.plate, v.org_code, v.use_type, v.buy_date, v.retire_date, v._row AS vehicle_row
  FROM stay s
  JOIN official_vehicle v ON v.vehicle_id = s.vehicle_id
  WHERE coalesce(s.base_out_m > $buf, true)
    AND NOT exempt('standby', v.use_type IN ('应急保障', '执法执勤'))
),
dated AS (
  SELECT
    a.plate, a.org_code, a.use_type, a.vehicle_row, a.vehicle_id, a.lng, a.lat, a.base_fence_id, a.base_out_m, a.first_row, a.last_row,
    a.buy_date, a.retire_date, a.start_ts, a.end_ts, add_days(day_of(a.start_ts), n.n - 1) AS night
  FROM away a
  JOIN spans n ON n.span = least(days_between(day_of(a.start_ts), day_of(a.end_ts)) + 1, 99)
),
parts AS (
  SELECT
    d.plate, d.org_code, d.use_type, d.vehicle_row, d.vehicle_id, d.lng, d.lat, d.base_fence_id, d.base_out_m, d.first_row, d.last_row, d.night,
    CASE WHEN NOT d.night BETWEEN d.buy_date AND d.retire_date THEN 0 ELSE 1 END AS own,
    greatest(d.start_ts, at_minute(d.night, $night_start)) AS from_ts,
    least(d.end_ts, at_minute(add_days(d.night, 1), $night_end)) AS to_ts
  FROM dated d
),
ordered AS (
  SELECT
    p.vehicle_id, p.night, p.from_ts, count(*) FILTER (WHERE o.cross_area) AS crossing, count(*) - count(o.cross_area) AS unsaid,
    count(*) FILTER (
      WHERE o.start_plan <= p.from_ts AND o.end_plan >= p.to_ts AND haversine_m(o.dest_lng, o.dest_lat, p.lng, p.lat) <= $dest_m
    ) AS posted
  FROM parts p
  JOIN order_day o ON o.vehicle_id = p.vehicle_id AND o.day = p.night
  WHERE o.start_plan <= p.to_ts AND o.end_plan >= p.from_ts
  GROUP BY p.vehicle_id, p.night, p.from_ts
),
nights AS (
  SELECT
    p.plate, p.org_code, p.use_type, p.vehicle_row, p.base_fence_id, p.night,
    sum(minutes_between(p.from_ts, p.to_ts)) / 60 AS hours_away, max(p.base_out_m) AS out_m, min(p.first_row) AS first_row, max(p.last_row) AS last_row,
    sum(o.unsaid) AS unsaid, p.own
  FROM parts p
  LEFT JOIN ordered o ON o.vehicle_id = p.vehicle_id AND o.night = p.night AND o.from_ts = p.from_ts
  LEFT JOIN vehicle_maintenance r ON r.plate = p.plate AND r.in_time <= p.to_ts
    AND coalesce(r.out_time, add_minutes(r.in_time, $repair_days * 1440)) >= p.from_ts
  WHERE p.from_ts < p.to_ts
    AND NOT exempt('journey', o.crossing > 0)
    AND NOT exempt('posted', o.posted > 0)
    AND NOT exempt('workshop', r._row IS NOT NULL)
  GROUP BY p.plate, p.org_code, p.use_type, p.vehicle_row, p.base_fence_id, p.night, p.own
  HAVING sum(minutes_between(p.from_ts, p.to_ts)) >= $hours * 60
),
pairs AS (
  SELECT
    a.plate, a.org_code, a.use_type, a.vehicle_row, a.base_fence_id, a.night AS full_night,
    b.night, b.hours_away, b.out_m, b.first_row, b.last_row,
    count(*) OVER (PARTITION BY a.vehicle_row, a.night) AS times,
    sum(b.own) OVER (PARTITION BY a.vehicle_row, a.night) AS own_nights,
    sum(CASE WHEN f.org_code IS NULL THEN 0 ELSE b.own END) OVER (PARTITION BY a.vehicle_row, a.night) AS known_nights,
    sum(CASE WHEN b.unsaid > 0 OR f.org_code IS NULL THEN 0 ELSE b.own END) OVER (PARTITION BY a.vehicle_row, a.night) AS sure
  FROM nights a
  JOIN nights b ON b.vehicle_row = a.vehicle_row
  LEFT JOIN order_feed f ON f.org_code = b.org_code AND b.night BETWEEN f.from_day AND f.to_day
  WHERE b.night <= a.night AND days_between(b.night, a.night) < $window
)
SELECT
  p.plate AS plate,
  month_of(p.full_night) AS month,
  at_minute(min(p.full_night), $night_start) AS occurred_at,
  p.org_code AS org_code,
  p.use_type AS use_type,
  p.base_fence_id AS base_fence_id,
  count(DISTINCT p.night) AS nights,
  max(p.full_night) AS last_night,
  max(p.hours_away) AS hours_away,
  max(p.out_m) / 1000 AS out_km,
  max(p.own_nights) AS own_nights,
  max(p.known_nights) AS known_nights,
  max(p.sure) AS sure,
  rows_of(p.first_row) AS ev_gps_point__first,
  rows_of(p.last_row) AS ev_gps_point__last,
  p.vehicle_row AS ev_official_vehicle
FROM pairs p
WHERE p.times >= $times
GROUP BY p.plate, month_of(p.full_night), p.org_code, p.use_type, p.base_fence_id, p.vehicle_row
