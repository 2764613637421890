WITH bound AS (
  SELECT
    card_no, min(plate) AS plate, min(org_code) AS org_code, rows_of(card_row) AS card_rows, rows_of(vehicle_row) AS vehicle_rows,
    max(CASE WHEN use_type = '特种专业' OR tank_l <= $small_tank OR contains(brand_model, '摩托') THEN 1 ELSE 0 END) AS special,
    min(CASE WHEN tank_l IS NULL THEN tank_registered END) AS odd_tank_l
  FROM card_vehicle
  GROUP BY card_no
),
fills AS (
  SELECT
    t.card_no, t.txn_time, t.amount, g.is_fuel, t._row AS txn_row, month_of(t.txn_time) AS month,
    count(g.is_fuel) OVER (PARTITION BY t.card_no, day_of(t.txn_time)) AS same_day,
    count(*) OVER (PARTITION BY t.card_no, day_of(t.txn_time)) AS day_purchases
  FROM fuel_txn t
  JOIN fuel_goods g ON g.txn_row = t._row
  LEFT JOIN fuel_reversal r ON r.txn_row = t._row
  WHERE coalesce(g.is_fuel, true) -- A pre-authorisation books no money.
    AND t.amount > 0 AND t.amount < $amt AND NOT exempt('reversed', r.txn_row IS NOT NULL)
),
months AS (
  SELECT
    card_no, month, count(is_fuel) AS times, count(*) AS purchases, max(same_day) AS same_day, max(txn_time) AS last_time,
    yuan(sum(CASE WHEN is_fuel THEN amount END)) AS amount, max(CASE WHEN is_fuel THEN amount END) AS largest, rows_of(txn_row) AS txn_rows
  FROM fills
  GROUP BY card_no, month
  HAVING count(*) >= $n OR max(day_purchases) >= $per_day
)
SELECT
  m.card_no AS card_no,
  m.month AS month,
  b.plate AS plate,
  b.org_code AS org_code,
  m.times AS times,
  m.purchases AS purchases,
  m.same_day AS same_day,
  m.times >= $n OR m.same_day >= $per_day AS known,
  b.odd_tank_l AS odd_tank_l,
  m.largest AS largest,
  m.last_time AS last_time,
  m.amount AS amount,
  m.txn_rows AS ev_fuel_txn,
  b.card_rows AS ev_fuel_card,
  b.vehicle_rows AS ev_official_vehicle
FROM months m
LEFT JOIN bound b ON b.card_no = m.card_no
LEFT JOIN fuel_card l ON l.card_no = m.card_no
WHERE NOT exempt('special-equipment', b.special = 1)
  AND NOT exempt('limited-card', l.day_limit <= $limit)
