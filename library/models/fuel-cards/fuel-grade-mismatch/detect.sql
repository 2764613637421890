WITH models AS (
  SELECT
    brand_model, count(*) AS cars,
    sum(CASE WHEN fuel_type IN ('92', '95', '98') THEN 1 ELSE 0 END) AS petrol_cars,
    sum(CASE WHEN fuel_type = '柴油' THEN 1 ELSE 0 END) AS diesel_cars
  FROM official_vehicle
  GROUP BY brand_model
),
-- A fill and each vehicle of its card: whether the goods suit it, and how many steps their grade is above its own.
pairs AS (
  SELECT
    u.txn_row, u.txn_id, u.card_no, u.txn_time, u.station_id, u.station_name, u.goods_type, u.goods_name, u.grade, u.amount, u.card_row,
    u.vehicle_row, u.plate, u.fuel_type, u.org_code,
    CASE
      WHEN u.fuel_type = '混动' THEN 1
      WHEN u.fuel_type = '柴油' AND u.goods_type = '柴油' THEN 1
      WHEN u.fuel_type IN ('92', '95', '98') AND u.goods_type = '汽油' THEN 1
      ELSE 0
    END AS suits,
    CASE regexp_extract(coalesce(u.grade, '') || coalesce(u.goods_name, ''), '9[258]') WHEN '98' THEN 2 WHEN '95' THEN 1 END
      - CASE u.fuel_type WHEN '95' THEN 1 WHEN '92' THEN 0 END AS steps,
    m.cars, CASE u.goods_type WHEN '柴油' THEN m.diesel_cars WHEN '汽油' THEN m.petrol_cars END AS alike,
    CASE WHEN abs(days_between(u.retire_date, day_of(u.txn_time))) <= $swap_days THEN 1 ELSE 0 END AS rebinding,
    CASE WHEN u.fuel_type = '电' AND regexp_matches(u.plate, '^..[FGHJK].....$') THEN 1 ELSE 0 END AS plug_in,
    CASE WHEN days_between(day_of(u.txn_time), v.buy_date) > 0 THEN 1 ELSE 0 END AS bought_later
  FROM fuel_use u
  JOIN official_vehicle v ON v._row = u.vehicle_row
  LEFT JOIN models m ON m.brand_model = u.brand_model
  LEFT JOIN fuel_reversal r ON r.txn_row = u.txn_row
  WHERE coalesce(u.is_fuel, true) AND NOT exempt('reversed', r.txn_row IS NOT NULL)
),
fills AS (
  SELECT
    txn_row, txn_id, card_no, txn_time, station_id, station_name, goods_type, goods_name, grade, amount, card_row,
    min(plate) AS plate, min(fuel_type) AS fuel_type, min(org_code) AS org_code, count(*) AS cars, count(fuel_type) AS cars_known,
    max(suits) AS suits, min(coalesce(steps, 0)) AS steps, max(rebinding) AS rebinding,
    max(CASE WHEN alike >= $peers AND alike * 2 > cars THEN 1 ELSE 0 END) AS ledger_wrong,
    max(plug_in) AS plug_in, min(bought_later) AS bought_later, rows_of(vehicle_row) AS vehicle_rows
  FROM pairs
  GROUP BY txn_row, txn_id, card_no, txn_time, station_id, station_name, goods_type, goods_name, grade, amount, card_row
),
-- Where most fills of one kind suit no car, the station codes its goods wrongly. Cars of unknown fuel show nothing.
stations AS (
  SELECT station_id, goods_type, sum(1 - suits) * 1.0 / count(*) AS wrong_share, count(DISTINCT card_no) AS cards
  FROM fills
  WHERE cars_known = cars AND bought_later = 0
  GROUP BY station_id, goods_type
),
dear AS (
  SELECT
    txn_row, card_no, amount, year_of(txn_time) AS year,
    row_number() OVER (PARTITION BY card_no, year_of(txn_time) ORDER BY txn_time, txn_row) AS seq
  FROM fills
  WHERE steps >= $steps
),
years AS (
  SELECT sum(CASE WHEN seq = 1 THEN txn_row END) AS first_row, count(*) AS times, yuan(sum(amount)) AS total, rows_of(txn_row) AS txn_rows
  FROM dear
  GROUP BY card_no, year
  HAVING count(*) >= $n
)
SELECT
  f.txn_id AS txn_id,
  f.card_no AS card_no,
  f.plate AS plate,
  f.org_code AS org_code,
  f.txn_time AS txn_time,
  f.station_id AS station_id,
  f.station_name AS station_name,
  f.goods_name AS goods_name,
  f.grade AS grade,
  f.fuel_type AS fuel_type,
  f.goods_type AS goods_type,
  f.suits AS suits,
  f.cars AS cars,
  f.cars_known AS cars_known,
  f.bought_later AS bought_later,
  coalesce(y.times, 1) AS times,
  coalesce(y.total, f.amount) AS amount,
  CASE WHEN f.suits = 0 THEN 'high' ELSE 'medium' END AS severity,
  f.txn_row AS ev_fuel_txn,
  y.txn_rows AS ev_fuel_txn__year,
  f.card_row AS ev_fuel_card,
  f.vehicle_rows AS ev_official_vehicle
FROM fills f
LEFT JOIN years y ON y.first_row = f.txn_row
LEFT JOIN stations s ON s.station_id = f.station_id AND s.goods_type = f.goods_type
WHERE (f.suits = 0 OR y.times IS NOT NULL)
  AND NOT exempt('ledger-wrong', f.suits = 0 AND f.ledger_wrong = 1)
  AND NOT exempt('rebinding', f.rebinding = 1)
  AND NOT exempt('plug-in-plate', f.plug_in = 1)
  AND NOT exempt(
    'station-code',
    contains(f.goods_name, CASE f.goods_type WHEN '柴油' THEN '汽油' ELSE '柴油' END)
      OR (s.cards >= $station_cards AND s.wrong_share > $station_share)
  )
