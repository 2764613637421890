-- `apart_km`: what is left of the distance after the road that the car can drive between its fix and the pass.
WITH sighted AS (
  SELECT
    p.pass_row, p.vehicle_id, p.plate, p.device_id, p.pass_time, p.pass_lng, p.pass_lat, p.near_km, p.near_row,
    p.near_km - p.near_minutes / 60 * $kmh AS apart_km,
    coalesce(p.confidence, CASE WHEN p.pass_source IN ('rfid', 'etc') THEN 1 END) AS confidence
  FROM pass_position p
  WHERE p.near_minutes <= $dt
),
far AS (
  SELECT pass_row, vehicle_id, plate, device_id, pass_time, pass_lng, pass_lat, near_km, near_row, confidence
  FROM sighted
  WHERE apart_km > $km
),
-- A camera with a wrong clock puts every car of the day far away.
shifted AS (
  SELECT device_id, day_of(pass_time) AS day
  FROM far
  GROUP BY device_id, day_of(pass_time)
  HAVING count(DISTINCT vehicle_id) >= $cars
),
-- A camera with wrong coordinates puts most cars far away on any day.
misplaced AS (
  SELECT device_id
  FROM sighted
  GROUP BY device_id
  HAVING count(DISTINCT vehicle_id) >= $cars AND median(apart_km) > $km
),
-- Plates of which one character may have been misread share a mask. An eighth character counts as one too many.
places AS (
  SELECT 1 AS i UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8
),
read_plates AS (
  SELECT plate FROM vehicle_pass GROUP BY plate
),
doubted_plates AS (
  SELECT plate FROM far GROUP BY plate
),
alike AS (
  SELECT a.plate, b.plate AS other
  FROM doubted_plates a
  CROSS JOIN places i
  JOIN (SELECT r.plate, left(r.plate, k.i - 1) || '?' || substring(r.plate, k.i + 1) AS mask FROM read_plates r CROSS JOIN places k) b
    ON b.mask = left(a.plate, i.i - 1) || '?' || substring(a.plate, i.i + 1)
  WHERE b.plate <> a.plate
  GROUP BY a.plate, b.plate
),
-- The car with the other plate was seen around there at that time.
misread AS (
  SELECT f.pass_row
  FROM far f
  JOIN alike a ON a.plate = f.plate
  JOIN vehicle_pass q ON q.plate = a.other
  WHERE abs(minutes_between(f.pass_time, q.pass_time)) <= $other_min
    AND haversine_m(f.pass_lng, f.pass_lat, q.lng, q.lat) <= $other_km * 1000
  GROUP BY f.pass_row
),
unexplained AS (
  SELECT
    f.pass_row, f.vehicle_id, f.pass_time, f.near_km, f.near_row, f.confidence,
    lag(f.pass_time) OVER (PARTITION BY f.vehicle_id ORDER BY f.pass_time, f.pass_row) AS last_time
  FROM far f
  LEFT JOIN shifted s ON s.device_id = f.device_id AND s.day = day_of(f.pass_time)
  LEFT JOIN misplaced m ON m.device_id = f.device_id
  LEFT JOIN misread r ON r.pass_row = f.pass_row
  WHERE coalesce(f.confidence >= $conf, true)
    AND NOT exempt('clock-shift', s.device_id IS NOT NULL)
    AND NOT exempt('device-misplaced', m.device_id IS NOT NULL)
    AND NOT exempt('misread', r.pass_row IS NOT NULL)
),
-- Cameras at the front and the rear, or a pass delivered twice, are one sighting: one misread plate must not confirm itself.
kept AS (
  SELECT pass_row, vehicle_id, pass_time, near_km, near_row, confidence
  FROM unexplained
  WHERE coalesce(minutes_between(last_time, pass_time) > $dt, true)
)
SELECT
  v.plate AS plate,
  month_of(e.pass_time) AS month,
  e.pass_time AS first_at,
  v.org_code AS org_code,
  count(*) AS times,
  count(p.confidence) AS sure,
  max(p.pass_time) AS last_at,
  min(p.near_km) AS min_km,
  max(p.near_km) AS max_km,
  rows_of(p.pass_row) AS ev_vehicle_pass,
  rows_of(p.near_row) AS ev_gps_point,
  v._row AS ev_official_vehicle
FROM kept e
JOIN kept p ON p.vehicle_id = e.vehicle_id
JOIN official_vehicle v ON v.vehicle_id = e.vehicle_id
WHERE p.pass_time >= e.pass_time AND days_between(e.pass_time, p.pass_time) < $window
GROUP BY v.plate, e.pass_time, v.org_code, v._row
HAVING count(*) >= $n
