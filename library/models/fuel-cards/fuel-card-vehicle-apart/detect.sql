WITH fills AS (
  SELECT
    u.txn_row, u.txn_time, day_of(u.txn_time) AS day, u.station_id, u.lng, u.lat,
    u.vehicle_id, u.plate, u.forecourt_plate, u.org_code, u.is_fuel, u.card_row, u.vehicle_row
  FROM fuel_use u
  LEFT JOIN fuel_reversal r ON r.txn_row = u.txn_row
  WHERE coalesce(u.is_fuel, true) AND NOT exempt('reversed', r.txn_row IS NOT NULL)
),
-- The days that the minutes around a fill touch, so that passes join by equality.
windows AS (
  SELECT txn_row, vehicle_id, plate, txn_time, lng, lat, day_of(add_minutes(txn_time, -$dt)) AS day FROM fills
  UNION ALL
  SELECT txn_row, vehicle_id, plate, txn_time, lng, lat, day_of(add_minutes(txn_time, $dt)) AS day FROM fills
),
passes AS (
  SELECT
    w.txn_row, w.vehicle_id, p._row AS pass_row, haversine_m(w.lng, w.lat, p.lng, p.lat) / 1000 AS km,
    abs(minutes_between(w.txn_time, p.pass_time)) AS minutes
  FROM windows w
  JOIN vehicle_pass p ON p.plate = w.plate AND day_of(p.pass_time) = w.day
  WHERE abs(minutes_between(w.txn_time, p.pass_time)) <= $dt AND coalesce(p.confidence, 1) >= $conf
),
-- `apart_km`: what is left of the distance after the road that the car can drive between being seen and the fill.
sightings AS (
  SELECT
    f.txn_row, f.vehicle_id, f.plate, f.org_code, f.is_fuel, f.card_row, f.vehicle_row, g.near_row, g.min_row, p.pass_row,
    CASE WHEN g.near_minutes <= $dt THEN g.min_km ELSE p.km END AS km,
    CASE
      WHEN g.near_minutes <= $dt THEN least(g.min_km, g.near_km - g.near_minutes / 60 * $kmh)
      ELSE p.km - p.minutes / 60 * $kmh
    END AS apart_km,
    CASE WHEN f.forecourt_plate = f.plate OR p.km <= $km THEN 1 ELSE 0 END AS at_station
  FROM fills f
  LEFT JOIN fuel_position g ON g.txn_row = f.txn_row AND g.vehicle_id = f.vehicle_id
  LEFT JOIN passes p ON p.txn_row = f.txn_row AND p.vehicle_id = f.vehicle_id
),
judged AS (
  SELECT
    txn_row, is_fuel, card_row, min(plate) AS plate, min(org_code) AS org_code, min(km) AS km,
    count(DISTINCT vehicle_id) AS cars, count(DISTINCT CASE WHEN apart_km IS NOT NULL THEN vehicle_id END) AS cars_seen,
    rows_of(vehicle_row) AS vehicle_rows, rows_of(near_row) AS near_rows, rows_of(min_row) AS min_rows,
    rows_of(pass_row) AS pass_rows
  FROM sightings
  GROUP BY txn_row, is_fuel, card_row
  -- One car of the card that may have been there clears the fill.
  HAVING coalesce(min(apart_km) > $km, true) AND NOT exempt('seen-at-station', max(at_station) = 1)
),
-- Terminals of a station may send a fill hours later: a stay there earlier that day to which no fill of the car belongs.
visits AS (
  SELECT f.txn_row
  FROM fills f
  JOIN stay s ON s.vehicle_id = f.vehicle_id AND day_of(s.start_ts) = f.day AND s.end_ts < f.txn_time
  LEFT JOIN fills o
    ON o.vehicle_id = f.vehicle_id AND o.station_id = f.station_id AND o.is_fuel
    AND o.txn_time BETWEEN add_minutes(s.start_ts, -$dt) AND add_minutes(s.end_ts, $dt)
  WHERE haversine_m(f.lng, f.lat, s.lng, s.lat) <= $visit_m AND o.txn_row IS NULL
  GROUP BY f.txn_row
),
-- Times that no pump gives: several cards in one second at one station.
batches AS (
  SELECT station_id, txn_time
  FROM fuel_txn
  GROUP BY station_id, txn_time
  HAVING count(DISTINCT card_no) >= $batch
)
SELECT
  t.txn_id AS txn_id,
  t.card_no AS card_no,
  j.plate AS plate,
  j.org_code AS org_code,
  t.station_id AS station_id,
  t.txn_time AS txn_time,
  t.station_name AS station_name,
  t.amount AS amount,
  t.lng AS lng,
  t.lat AS lat,
  j.km AS km,
  j.is_fuel AS is_fuel,
  j.cars AS cars,
  j.cars_seen AS cars_seen,
  v.txn_row IS NOT NULL AS visited,
  CASE WHEN j.km > $km_red THEN 'high' ELSE 'medium' END AS severity,
  t._row AS ev_fuel_txn,
  j.card_row AS ev_fuel_card,
  j.vehicle_rows AS ev_official_vehicle,
  j.near_rows AS ev_gps_point__nearest_in_time,
  j.min_rows AS ev_gps_point__nearest_in_space,
  j.pass_rows AS ev_vehicle_pass
FROM judged j
JOIN fuel_txn t ON t._row = j.txn_row
LEFT JOIN station_offset s ON s.station_id = t.station_id
LEFT JOIN visits v ON v.txn_row = j.txn_row
LEFT JOIN batches b ON b.station_id = t.station_id AND b.txn_time = t.txn_time
WHERE NOT exempt('station-misplaced', s.fills >= $station_fills AND s.cards >= $station_cards AND s.median_km > $km)
  AND NOT exempt('booked-later', b.txn_time IS NOT NULL OR t.txn_time = at_minute(day_of(t.txn_time), 0))
