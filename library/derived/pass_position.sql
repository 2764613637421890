-- Each pass is put into its own time bucket and both neighbours, so that the fixes join by equality.
-- near_key orders by distance in time, then before after, then row: 13 bits and 50 bits of one integer, so that the minimum is the same on every engine.
WITH passes AS (
  SELECT
    p.pass_id, v.vehicle_id, v.plate, v.org_code, p.pass_time, p.device_id, p.pass_source, p.confidence,
    p.lng AS pass_lng, p.lat AS pass_lat, p._row AS pass_row, v._row AS vehicle_row,
    CAST(floor(epoch_minute(p.pass_time) / $window_min) AS BIGINT) AS own_bucket
  FROM vehicle_pass p
  JOIN official_vehicle v ON v.plate = p.plate
  -- A plate kept for the next car names another car before its purchase and after its disposal.
  WHERE p.pass_time IS NOT NULL AND coalesce(day_of(p.pass_time) BETWEEN v.buy_date AND v.retire_date, true)
),
windows AS (
  SELECT pass_row, vehicle_row, vehicle_id, pass_time, own_bucket - 1 AS bucket FROM passes
  UNION ALL
  SELECT pass_row, vehicle_row, vehicle_id, pass_time, own_bucket AS bucket FROM passes
  UNION ALL
  SELECT pass_row, vehicle_row, vehicle_id, pass_time, own_bucket + 1 AS bucket FROM passes
),
fixes AS (
  SELECT vehicle_id, ts, lng, lat, _row AS fix_row,
    CAST(floor(epoch_minute(ts) / $window_min) AS BIGINT) AS bucket
  FROM gps_point
  WHERE coalesce(valid, true) AND lng BETWEEN 72 AND 138 AND lat BETWEEN 3 AND 54
),
timed AS (
  SELECT
    w.pass_row, w.vehicle_row, g.ts AS fix_ts, g.lng AS fix_lng, g.lat AS fix_lat, g.fix_row,
    minutes_between(w.pass_time, g.ts) AS minutes
  FROM windows w
  JOIN fixes g ON g.vehicle_id = w.vehicle_id AND g.bucket = w.bucket
),
near AS (
  SELECT
    pass_row, vehicle_row, fix_ts, fix_lng, fix_lat,
    (CAST(floor(abs(minutes) * 60 + 0.5) AS BIGINT) * 2 + CASE WHEN minutes > 0 THEN 1 ELSE 0 END) * 1125899906842624
      + fix_row AS near_key
  FROM timed
  WHERE abs(minutes) <= $window_min
),
found AS (
  SELECT
    pass_row, vehicle_row,
    min(near_key) % 1125899906842624 AS near_row,
    arg_min(fix_ts, near_key) AS near_ts,
    arg_min(fix_lng, near_key) AS near_lng,
    arg_min(fix_lat, near_key) AS near_lat
  FROM near
  GROUP BY pass_row, vehicle_row
)
SELECT
  p.pass_id AS pass_id,
  p.vehicle_id AS vehicle_id,
  p.plate AS plate,
  p.org_code AS org_code,
  p.pass_time AS pass_time,
  p.device_id AS device_id,
  p.pass_source AS pass_source,
  p.confidence AS confidence,
  p.pass_lng AS pass_lng,
  p.pass_lat AS pass_lat,
  f.near_ts AS near_ts,
  abs(minutes_between(p.pass_time, f.near_ts)) AS near_minutes,
  haversine_m(p.pass_lng, p.pass_lat, f.near_lng, f.near_lat) / 1000 AS near_km,
  f.near_lng AS near_lng,
  f.near_lat AS near_lat,
  f.near_row AS near_row,
  p.pass_row AS pass_row
FROM found f
JOIN passes p ON p.pass_row = f.pass_row AND p.vehicle_row = f.vehicle_row
