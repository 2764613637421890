-- A place is put into every grid cell within its reach (rings of 0.005 degrees, at least 330 m wide up to 53.5 degrees north), so that stays join by equality.
-- The reach of a place ends at ring 15, about 5 km.
WITH digits AS (
  SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5
  UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11
  UNION ALL SELECT 12 UNION ALL SELECT 13 UNION ALL SELECT 14 UNION ALL SELECT 15
),
steps AS (
  SELECT d AS step FROM digits
  UNION ALL
  SELECT 0 - d AS step FROM digits WHERE d > 0
),
cells AS (
  SELECT r.d AS ring, x.step AS dx, y.step AS dy
  FROM digits r CROSS JOIN steps x CROSS JOIN steps y
  WHERE abs(x.step) <= r.d AND abs(y.step) <= r.d
),
places AS (
  SELECT
    lng, lat, _row AS poi_row,
    CASE WHEN radius_m > 300 THEN radius_m ELSE 300 END AS reach_m,
    CASE WHEN radius_m > 4950 THEN 15 WHEN radius_m > 330 THEN CAST(ceil(radius_m / 330) AS BIGINT) ELSE 1 END AS ring,
    CAST(floor(lng / 0.005) AS BIGINT) AS cx,
    CAST(floor(lat / 0.005) AS BIGINT) AS cy
  FROM poi
  WHERE lng IS NOT NULL AND lat IS NOT NULL
),
spread AS (
  SELECT
    p.lng, p.lat, p.poi_row, p.reach_m,
    p.cx + c.dx AS cx, p.cy + c.dy AS cy
  FROM places p
  JOIN cells c ON c.ring = p.ring
),
halts AS (
  SELECT
    vehicle_id, start_ts, end_ts, minutes, seen_minutes, lng, lat, departed, first_row, last_row,
    CAST(floor(lng / 0.005) AS BIGINT) AS cx,
    CAST(floor(lat / 0.005) AS BIGINT) AS cy
  FROM stay
),
near AS (
  SELECT
    s.vehicle_id, s.start_ts, s.end_ts, s.minutes, s.seen_minutes, s.lng, s.lat, s.departed, s.first_row, s.last_row,
    p.poi_row, p.reach_m,
    haversine_m(s.lng, s.lat, p.lng, p.lat) AS dist_m
  FROM halts s
  JOIN spread p ON p.cx = s.cx AND p.cy = s.cy
  WHERE abs(s.lat - p.lat) * 111000 <= p.reach_m
)
SELECT
  n.vehicle_id AS vehicle_id,
  n.start_ts AS start_ts,
  n.end_ts AS end_ts,
  n.minutes AS minutes,
  n.seen_minutes AS seen_minutes,
  n.lng AS lng,
  n.lat AS lat,
  n.departed AS departed,
  n.first_row AS first_row,
  n.last_row AS last_row,
  p.poi_id AS poi_id,
  p.poi_name AS poi_name,
  p.poi_type AS poi_type,
  p.radius_m AS radius_m,
  p.sens_level AS sens_level,
  n.dist_m AS dist_m,
  n.poi_row AS poi_row
FROM near n
JOIN poi p ON p._row = n.poi_row
WHERE n.dist_m <= n.reach_m
