WITH fills AS (
  SELECT
    u.vehicle_id, u.plate, u.org_code, u.station_id, u.txn_time, nullif(u.liters, 0) AS liters, u.amount, u.tank_l, u.tank_registered, u.is_fuel,
    u.txn_row, u.card_row, u.vehicle_row, day_of(u.txn_time) AS day,
    row_number() OVER (PARTITION BY u.vehicle_id, day_of(u.txn_time), u.is_fuel ORDER BY u.txn_time, u.txn_row) AS seq
  FROM fuel_use u
  LEFT JOIN fuel_reversal r ON r.txn_row = u.txn_row
  WHERE coalesce(u.is_fuel, true) AND NOT exempt('reversed', r.txn_row IS NOT NULL) AND NOT exempt('shared-card', u.vehicles > 1)
    AND NOT exempt('pre-authorisation', u.amount = 0 AND coalesce(u.liters, 0) = 0)
),
days AS (
  SELECT
    vehicle_id, day, plate, tank_l, tank_registered, vehicle_row, min(org_code) AS org_code, count(is_fuel) AS fills, count(*) AS purchases,
    count(CASE WHEN is_fuel THEN liters END) AS measured, sum(CASE WHEN is_fuel THEN liters END) AS total_l,
    yuan(sum(CASE WHEN is_fuel THEN amount END)) AS amount, coalesce(min(CASE WHEN is_fuel THEN txn_time END), min(txn_time)) AS first_time,
    coalesce(max(CASE WHEN is_fuel THEN txn_time END), max(txn_time)) AS last_time,
    count(DISTINCT CASE WHEN is_fuel THEN station_id END) AS stations, sum(CASE WHEN is_fuel AND seq = 1 THEN liters END) AS first_l,
    rows_of(txn_row) AS txn_rows, rows_of(card_row) AS card_rows
  FROM fills
  GROUP BY vehicle_id, day, plate, tank_l, tank_registered, vehicle_row
  HAVING count(*) >= $times
    AND (tank_l IS NULL OR count(CASE WHEN is_fuel THEN liters END) < count(*) OR sum(CASE WHEN is_fuel THEN liters END) > $pct * tank_l)
),
driven AS (
  SELECT
    d.vehicle_id, d.day,
    sum(t.km * greatest(0, minutes_between(greatest(t.start_ts, d.first_time), least(t.end_ts, d.last_time))) / t.minutes) AS km
  FROM days d
  JOIN trip t ON t.vehicle_id = d.vehicle_id
  GROUP BY d.vehicle_id, d.day
)
SELECT
  d.plate AS plate,
  d.day AS day,
  d.org_code AS org_code,
  d.fills AS fills,
  d.measured AS measured,
  yuan(d.total_l) AS total_l,
  d.amount AS amount,
  d.tank_l AS tank_l,
  d.tank_registered AS tank_registered,
  d.purchases AS purchases,
  d.fills >= $times AND (d.measured < d.fills OR d.total_l > $pct * d.tank_l) AS known,
  d.first_time AS first_time,
  d.last_time AS last_time,
  coalesce(k.km, 0) AS km,
  -- A day that is known in part is not known before its first fix and after its last one.
  coalesce(v.gap_minutes, 1440) > $max_gap
    OR minutes_between(d.first_time, v.first_ts) > $max_gap
    OR minutes_between(v.last_ts, d.last_time) > $max_gap AS untracked,
  d.txn_rows AS ev_fuel_txn,
  d.card_rows AS ev_fuel_card,
  d.vehicle_row AS ev_official_vehicle
FROM days d
LEFT JOIN driven k ON k.vehicle_id = d.vehicle_id AND k.day = d.day
LEFT JOIN vehicle_day v ON v.vehicle_id = d.vehicle_id AND v.day = d.day
WHERE coalesce(k.km, 0) < $km
  AND NOT exempt('long-trip', v.km >= $long_km)
  AND NOT exempt('ran-dry', d.first_l <= $dry_share * d.tank_l AND d.stations > 1 AND d.total_l <= d.tank_l)
  AND NOT exempt('split-payment', d.fills >= $times AND d.stations = 1 AND minutes_between(d.first_time, d.last_time) <= $split AND d.total_l <= d.tank_l)
