WITH units AS (
  SELECT card_row, min(org_code) AS org_code FROM card_vehicle GROUP BY card_row
),
fills AS (
  SELECT
    t.txn_id, t.card_no, t.txn_time, day_of(t.txn_time) AS day, CAST(floor(epoch_minute(t.txn_time) / 15) AS BIGINT) AS bucket,
    t.station_id, t.station_name, t.liters, t.amount, g.is_fuel, t.forecourt_plate, t._row AS txn_row,
    coalesce(c.org_code, n.org_code) AS org_code, c.keeper_id, c.bind_plate, c._row AS card_row
  FROM fuel_txn t
  JOIN fuel_card c ON c.card_no = t.card_no
  JOIN fuel_goods g ON g.txn_row = t._row
  LEFT JOIN units n ON n.card_row = c._row
  LEFT JOIN fuel_reversal r ON r.txn_row = t._row
  WHERE coalesce(g.is_fuel, true) AND NOT exempt('reversed', r.txn_row IS NOT NULL)
),
posts AS (
  SELECT s.key AS station_id, d.key AS device_id
  FROM place_area s
  JOIN place_area d ON d.place = 'device' AND haversine_m(s.lng, s.lat, d.lng, d.lat) <= $near_m
  WHERE s.place = 'station'
),
-- Passes meet fills in their own quarter of an hour and both neighbours.
shifts AS (
  SELECT -1 AS shift UNION ALL SELECT 0 AS shift UNION ALL SELECT 1 AS shift
),
moments AS (
  SELECT f.txn_row, f.org_code, f.txn_time, o.device_id, f.bucket + s.shift AS bucket
  FROM fills f
  JOIN posts o ON o.station_id = f.station_id
  CROSS JOIN shifts s
),
seen AS (
  SELECT txn_row, org_code, forecourt_plate AS plate, CAST(NULL AS BIGINT) AS pass_row FROM fills
  UNION ALL
  SELECT m.txn_row, m.org_code, p.plate, p._row AS pass_row
  FROM moments m
  JOIN vehicle_pass p ON p.device_id = m.device_id AND CAST(floor(epoch_minute(p.pass_time) / 15) AS BIGINT) = m.bucket
  WHERE abs(minutes_between(m.txn_time, p.pass_time)) <= $dt
),
users AS (
  SELECT txn_row, keeper_id AS user_id, CAST(NULL AS BIGINT) AS order_row FROM fills
  UNION ALL
  SELECT f.txn_row, o.driver_id AS user_id, o.order_row
  FROM fills f
  JOIN card_vehicle b ON b.card_row = f.card_row
  JOIN order_day o ON o.vehicle_id = b.vehicle_id AND o.day = f.day
  WHERE f.txn_time BETWEEN o.start_plan AND o.end_plan
),
circle AS (
  SELECT
    txn_row, user_id AS owner_id, CAST(1 AS DOUBLE) AS confidence, CAST(NULL AS DATE) AS start_date, CAST(NULL AS DATE) AS end_date,
    CAST(NULL AS BIGINT) AS kin_row, order_row
  FROM users
  UNION ALL
  SELECT u.txn_row, k.kin_id AS owner_id, k.confidence, k.start_date, k.end_date, k.kin_row, u.order_row
  FROM users u
  JOIN kin k ON k.id_no = u.user_id
),
owned AS (
  SELECT
    s.txn_row, s.plate, s.pass_row, c.confidence, c.start_date, c.end_date, c.vehicle_row, c.person_row, c.kin_row,
    CAST(NULL AS BIGINT) AS order_row
  FROM seen s
  JOIN supervised_car c ON c.plate = s.plate AND c.org_code = s.org_code
  UNION ALL
  SELECT
    s.txn_row, s.plate, s.pass_row, c.confidence, c.start_date, c.end_date, v._row AS vehicle_row, NULL AS person_row, c.kin_row, c.order_row
  FROM seen s
  JOIN circle c ON c.txn_row = s.txn_row
  JOIN private_vehicle v ON v.plate = s.plate AND v.owner_id = c.owner_id
),
private_cars AS (
  SELECT
    f.txn_row, f.station_id, f.txn_time, f.card_row, w.plate,
    max(CASE WHEN w.pass_row IS NULL AND w.confidence >= $conf THEN 1 ELSE 0 END) AS certain,
    rows_of(w.pass_row) AS pass_rows, rows_of(w.vehicle_row) AS vehicle_rows, rows_of(w.person_row) AS person_rows,
    rows_of(w.kin_row) AS kin_rows, rows_of(w.order_row) AS order_rows
  FROM owned w
  JOIN fills f ON f.txn_row = w.txn_row
  WHERE coalesce(w.start_date <= f.day, true) AND coalesce(w.end_date >= f.day, true)
  GROUP BY f.txn_row, f.station_id, f.txn_time, f.card_row, w.plate
),
-- The official cars of the card: how near, and whether one of them was read there too.
cars AS (
  SELECT
    w.txn_row, min(p.min_km) AS official_km, count(*) - count(p.min_km) AS lost, rows_of(p.min_row) AS fix_rows
  FROM private_cars w
  JOIN card_vehicle b ON b.card_row = w.card_row
  LEFT JOIN fuel_position p ON p.txn_row = w.txn_row AND p.vehicle_id = b.vehicle_id
  GROUP BY w.txn_row
),
there AS (
  SELECT w.txn_row
  FROM private_cars w
  JOIN card_vehicle b ON b.card_row = w.card_row
  JOIN seen s ON s.txn_row = w.txn_row AND s.plate = b.plate
  GROUP BY w.txn_row
),
alike AS (
  SELECT w.txn_row, w.plate
  FROM private_cars w
  JOIN card_vehicle b ON b.card_row = w.card_row
  WHERE
    CASE WHEN substr(w.plate, 1, 1) <> substr(b.plate, 1, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 2, 1) <> substr(b.plate, 2, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 3, 1) <> substr(b.plate, 3, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 4, 1) <> substr(b.plate, 4, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 5, 1) <> substr(b.plate, 5, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 6, 1) <> substr(b.plate, 6, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 7, 1) <> substr(b.plate, 7, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 8, 1) <> substr(b.plate, 8, 1) THEN 1 ELSE 0 END <= 1
  GROUP BY w.txn_row, w.plate
),
paid AS (
  SELECT w.txn_row, w.plate
  FROM private_cars w
  JOIN fuel_txn t ON t.station_id = w.station_id AND t.forecourt_plate = w.plate AND abs(minutes_between(w.txn_time, t.txn_time)) <= $dt
  LEFT JOIN fuel_card c ON c.card_no = t.card_no
  WHERE c.card_no IS NULL
  GROUP BY w.txn_row, w.plate
)
SELECT
  f.txn_id AS txn_id,
  f.card_no AS card_no,
  f.org_code AS org_code,
  f.txn_time AS txn_time,
  f.station_name AS station_name,
  f.liters AS liters,
  f.amount AS amount,
  f.is_fuel AS is_fuel,
  f.bind_plate AS bind_plate,
  w.plate AS private_plate,
  c.official_km AS official_km,
  coalesce(c.lost = 0, false) AS located,
  c.official_km <= $shift AND NOT coalesce(z.cards >= $station_cards AND z.median_km <= $at_km, false) AS maybe_present,
  CASE WHEN w.certain = 1 THEN 'high' ELSE 'medium' END AS gravity,
  f.txn_row AS ev_fuel_txn,
  f.card_row AS ev_fuel_card,
  w.vehicle_rows AS ev_private_vehicle,
  w.person_rows AS ev_supervised_person,
  w.kin_rows AS ev_kinship_relation,
  w.order_rows AS ev_dispatch_order,
  w.pass_rows AS ev_vehicle_pass,
  c.fix_rows AS ev_gps_point
FROM private_cars w
JOIN fills f ON f.txn_row = w.txn_row
LEFT JOIN cars c ON c.txn_row = w.txn_row
LEFT JOIN station_offset z ON z.station_id = f.station_id
LEFT JOIN there h ON h.txn_row = w.txn_row
LEFT JOIN alike a ON a.txn_row = w.txn_row AND a.plate = w.plate
LEFT JOIN paid o ON o.txn_row = w.txn_row AND o.plate = w.plate
WHERE h.txn_row IS NULL
  AND coalesce(c.official_km, $at_km + 1) > $at_km
  AND NOT exempt('misread', a.txn_row IS NOT NULL)
  AND NOT exempt('own-payment', o.txn_row IS NOT NULL)
