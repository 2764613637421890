-- Each fill is put into its own time bucket and both neighbours, so that the fixes join by equality.
-- near_key orders by distance in time, then before after, then row: 13 bits and 50 bits of one integer, so that the minimum is the same on every engine.
-- min_key orders by centimetres, then distance in time, then row: 31, 13 and 19 bits.
WITH fills AS (
  SELECT txn_row, vehicle_row, vehicle_id, txn_time, lng, lat,
    CAST(floor(epoch_minute(txn_time) / $window_min) AS BIGINT) AS own_bucket
  FROM fuel_use
  WHERE txn_time IS NOT NULL
),
windows AS (
  SELECT txn_row, vehicle_row, vehicle_id, txn_time, lng, lat, own_bucket - 1 AS bucket FROM fills
  UNION ALL
  SELECT txn_row, vehicle_row, vehicle_id, txn_time, lng, lat, own_bucket AS bucket FROM fills
  UNION ALL
  SELECT txn_row, vehicle_row, vehicle_id, txn_time, lng, lat, own_bucket + 1 AS bucket FROM fills
),
fixes AS (
  SELECT vehicle_id, ts, lng, lat, _row AS fix_row,
    CAST(floor(epoch_minute(ts) / $window_min) AS BIGINT) AS bucket
  FROM gps_point
  WHERE coalesce(valid, true) AND lng BETWEEN 72 AND 138 AND lat BETWEEN 3 AND 54
),
timed AS (
  SELECT
    w.txn_row, w.vehicle_row, w.lng, w.lat, g.ts AS fix_ts, g.lng AS fix_lng, g.lat AS fix_lat, g.fix_row,
    minutes_between(w.txn_time, g.ts) AS minutes
  FROM windows w
  JOIN fixes g ON g.vehicle_id = w.vehicle_id AND g.bucket = w.bucket
),
near AS (
  SELECT
    txn_row, vehicle_row, fix_row, fix_ts, fix_lng, fix_lat,
    CASE WHEN abs(minutes) <= 15 THEN haversine_m(lng, lat, fix_lng, fix_lat) END AS metres,
    CAST(floor(abs(minutes) * 60 + 0.5) AS BIGINT) * 2 + CASE WHEN minutes > 0 THEN 1 ELSE 0 END AS near_order
  FROM timed
  WHERE abs(minutes) <= $window_min
),
keyed AS (
  SELECT
    txn_row, vehicle_row, fix_row, fix_ts, fix_lng, fix_lat, metres,
    near_order * 1125899906842624 + fix_row AS near_key,
    CASE
      WHEN metres IS NOT NULL THEN (CAST(floor(metres * 100) AS BIGINT) * 8192 + near_order) * 524288 + fix_row % 524288
    END AS min_key
  FROM near
),
found AS (
  SELECT
    txn_row, vehicle_row,
    min(near_key) % 1125899906842624 AS near_row,
    arg_min(fix_ts, near_key) AS near_ts,
    arg_min(fix_lng, near_key) AS near_lng,
    arg_min(fix_lat, near_key) AS near_lat,
    min(metres) / 1000 AS min_km,
    arg_min(fix_row, min_key) AS min_row,
    count(*) AS points
  FROM keyed
  GROUP BY txn_row, vehicle_row
)
SELECT
  u.txn_id AS txn_id,
  u.vehicle_id AS vehicle_id,
  f.near_ts AS near_ts,
  abs(minutes_between(u.txn_time, f.near_ts)) AS near_minutes,
  haversine_m(u.lng, u.lat, f.near_lng, f.near_lat) / 1000 AS near_km,
  f.near_lng AS near_lng,
  f.near_lat AS near_lat,
  f.near_row AS near_row,
  f.min_km AS min_km,
  f.min_row AS min_row,
  f.points AS points,
  f.txn_row AS txn_row
FROM found f
JOIN fuel_use u ON u.txn_row = f.txn_row AND u.vehicle_row = f.vehicle_row
