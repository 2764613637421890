WITH far AS (
  SELECT
    e.vehicle_id, e.start_ts, e.end_ts, e.minutes, e.points, e.max_out_m, e.fence_id, e.fence_name, e.first_row, e.last_row, e.fence_row,
    v.plate, v.org_code, v.use_type, v._row AS vehicle_row,
    day_of(e.start_ts) BETWEEN v.buy_date AND v.retire_date AS registered
  FROM fence_exit e
  JOIN official_vehicle v ON v.vehicle_id = e.vehicle_id
  WHERE e.max_out_m >= $out_m AND e.points >= $pts AND e.minutes >= $min
),
ordered AS (
  SELECT
    f.vehicle_id, f.start_ts, count(*) FILTER (WHERE o.cross_area) AS crossing, count(*) - count(o.cross_area) AS unsaid,
    rows_of(o.order_row) AS order_rows
  FROM far f
  JOIN order_day o ON o.vehicle_id = f.vehicle_id AND o.day = day_of(f.start_ts)
  WHERE add_minutes(o.start_plan, 0 - $pad) <= f.start_ts AND add_minutes(o.end_plan, $pad2) >= f.start_ts
  GROUP BY f.vehicle_id, f.start_ts
),
seen AS (
  SELECT f.vehicle_id, f.start_ts, count(*) AS passes, rows_of(p._row) AS pass_rows
  FROM far f
  JOIN vehicle_pass p ON p.plate = f.plate
  JOIN place_area a ON a.key = p.device_id
  WHERE a.place = 'device' AND a.out_m > 0 AND p.pass_time BETWEEN f.start_ts AND f.end_ts
  GROUP BY f.vehicle_id, f.start_ts
),
-- Areas as the digits of their code that say something: 2199 of 219900. A fence without a code may be of any area.
areas AS (
  SELECT CASE WHEN admin_code LIKE '%0000' THEN left(admin_code, 2) WHEN admin_code LIKE '%00' THEN left(admin_code, 4) ELSE admin_code END AS area
  FROM geofence
  WHERE fence_type = '行政区'
),
units AS (
  SELECT
    org_code, CASE WHEN admin_code LIKE '%0000' THEN left(admin_code, 2) WHEN admin_code LIKE '%00' THEN left(admin_code, 4) ELSE admin_code END AS area
  FROM org_unit
),
-- Units of whose area, where it is known, no fence was delivered: every drive of theirs is outside.
unfenced AS (
  SELECT u.org_code
  FROM units u
  CROSS JOIN areas a
  GROUP BY u.org_code
  HAVING sum(CASE WHEN coalesce(starts_with(u.area, a.area) OR starts_with(a.area, u.area), true) THEN 1 ELSE 0 END) = 0
)
SELECT
  f.plate AS plate,
  f.start_ts AS start_ts,
  f.org_code AS org_code,
  f.use_type AS use_type,
  f.fence_name AS fence_name,
  f.minutes AS minutes,
  f.points AS points,
  f.max_out_m / 1000 AS out_km,
  coalesce(s.passes, 0) AS passes,
  CASE WHEN s.passes >= 1 THEN 'high' ELSE 'medium' END AS severity,
  o.unsaid AS unsaid,
  u.org_code IS NOT NULL AS fed,
  f.registered AS registered,
  n.org_code IS NULL AS fenced,
  f.first_row AS ev_gps_point__first,
  f.last_row AS ev_gps_point__last,
  f.fence_row AS ev_geofence,
  o.order_rows AS ev_dispatch_order,
  s.pass_rows AS ev_vehicle_pass,
  f.vehicle_row AS ev_official_vehicle
FROM far f
LEFT JOIN ordered o ON o.vehicle_id = f.vehicle_id AND o.start_ts = f.start_ts
LEFT JOIN seen s ON s.vehicle_id = f.vehicle_id AND s.start_ts = f.start_ts
LEFT JOIN geofence g ON g.fence_id = f.fence_id
LEFT JOIN unfenced n ON n.org_code = f.org_code
LEFT JOIN order_feed u ON u.org_code = f.org_code AND day_of(f.start_ts) BETWEEN u.from_day AND u.to_day
WHERE NOT exempt('cross-area-order', o.crossing > 0)
  AND NOT exempt('border-buffer', f.max_out_m <= g.buffer_m)
  AND NOT exempt('enforcement', f.use_type = '执法执勤')
