WITH moves AS (
  SELECT
    t.txn_id, t.card_no, t.txn_time, coalesce(g.goods, '汽油') AS goods_type, g.is_fuel, nullif(t.liters, 0) AS liters, t.amount,
    t._row AS txn_row, c.org_code, nullif(c.master_no, c.card_no) AS master_no, c._row AS card_row
  FROM fuel_txn t
  JOIN fuel_goods g ON g.txn_row = t._row
  LEFT JOIN fuel_card c ON c.card_no = t.card_no
),
kept AS (
  SELECT m.txn_id, m.card_no, m.txn_time, m.goods_type, m.is_fuel, m.liters, m.amount, m.txn_row, m.org_code, m.master_no, m.card_row
  FROM moves m
  LEFT JOIN fuel_reversal r ON r.txn_row = m.txn_row
  WHERE NOT exempt('reversed', r.txn_row IS NOT NULL)
),
undone AS (
  SELECT l.txn_row
  FROM moves l
  JOIN moves b ON b.card_no = l.card_no AND b.amount = -l.amount AND minutes_between(l.txn_time, b.txn_time) BETWEEN 0 AND $undo * 60
  WHERE b.goods_type IN ('充值', '圈存')
  GROUP BY l.txn_row
),
-- A refund long after the load is no slip: such a load stays, though a reversal cancels it.
loads AS (
  SELECT
    m.txn_id, m.card_no, m.txn_time, add_minutes(m.txn_time, $days * 1440.0) AS until, m.goods_type, m.amount, m.txn_row, m.org_code, m.card_row
  FROM moves m
  LEFT JOIN undone u ON u.txn_row = m.txn_row
  WHERE m.goods_type IN ('充值', '圈存')
    AND m.amount >= $amt
    AND add_minutes(m.txn_time, $days * 1440.0) <= $as_of
    AND NOT exempt('reversed', u.txn_row IS NOT NULL)
),
burnt AS (
  SELECT l.txn_row, yuan(sum(k.amount)) AS amount, sum(k.liters) AS liters, rows_of(k.txn_row) AS txn_rows
  FROM loads l
  JOIN kept k ON k.card_no = l.card_no AND k.txn_time BETWEEN l.txn_time AND l.until
  WHERE k.goods_type IN ('汽油', '柴油')
  GROUP BY l.txn_row
),
-- Where a top-up goes: onto the chip of the same card, or to its sub-cards.
credits AS (
  SELECT card_no AS source, txn_time, amount FROM kept WHERE goods_type = '圈存'
  UNION ALL
  SELECT master_no AS source, txn_time, amount FROM kept WHERE goods_type = '圈存'
),
handed AS (
  SELECT l.txn_row, yuan(sum(c.amount)) AS amount
  FROM loads l
  JOIN credits c ON c.source = l.card_no AND c.txn_time BETWEEN l.txn_time AND l.until
  WHERE l.goods_type = '充值'
  GROUP BY l.txn_row
),
-- Not every fuel company reports how a master card hands money on: what its sub-cards burn shows it as well.
passed AS (
  SELECT l.txn_row, yuan(sum(k.amount)) AS amount
  FROM loads l
  JOIN kept k ON k.master_no = l.card_no AND k.txn_time BETWEEN l.txn_time AND l.until
  WHERE k.goods_type IN ('汽油', '柴油')
  GROUP BY l.txn_row
),
feed AS (
  SELECT max(txn_time) AS last_time FROM fuel_txn
),
tanks AS (
  SELECT card_row, max(tank_l) AS tank_l, max(CASE WHEN tank_l IS NULL THEN tank_registered END) AS odd_tank_l FROM card_vehicle GROUP BY card_row
),
bought AS (
  SELECT
    k.card_no, k.txn_id, k.txn_time, k.goods_type, k.is_fuel, k.liters, k.amount, k.txn_row, k.org_code, k.card_row, t.odd_tank_l,
    CASE WHEN k.amount % $round = 0 THEN 1 ELSE 0 END AS is_round,
    CASE
      WHEN k.amount >= $amt AND (k.liters IS NULL OR k.amount % $round = 0) AND NOT exempt('fits-tank', k.liters <= t.tank_l) THEN 1
      ELSE 0
    END AS is_odd,
    row_number() OVER (PARTITION BY k.card_no ORDER BY k.txn_time, k.txn_row) AS seq
  FROM kept k
  LEFT JOIN tanks t ON t.card_row = k.card_row
  WHERE k.goods_type IN ('汽油', '柴油')
),
odd AS (
  SELECT
    card_no, txn_id, txn_time, goods_type, is_fuel, liters, amount, txn_row, org_code, card_row, is_round, odd_tank_l,
    seq - row_number() OVER (PARTITION BY card_no ORDER BY txn_time, txn_row) AS island
  FROM bought
  WHERE is_odd = 1
),
findings AS (
  SELECT
    'load' AS finding, l.txn_id, l.card_no, l.txn_time, l.until, l.goods_type, 1 AS times, 1 AS sure, 0 AS rounds, CAST(NULL AS DOUBLE) AS odd_tank_l, l.amount,
    coalesce(b.liters, 0) AS liters, l.txn_row, b.txn_rows, l.org_code, l.card_row
  FROM loads l
  LEFT JOIN burnt b ON b.txn_row = l.txn_row
  LEFT JOIN handed h ON h.txn_row = l.txn_row
  WHERE coalesce(b.amount, 0) < l.amount * $used AND NOT exempt('allocated', h.amount >= l.amount * $used)
  UNION ALL
  SELECT
    'round' AS finding, arg_min(txn_id, txn_time) AS txn_id, card_no, min(txn_time) AS txn_time, max(txn_time) AS until,
    min(goods_type) AS goods_type, count(*) AS times, count(is_fuel) AS sure, sum(is_round) AS rounds,
    max(CASE WHEN liters IS NOT NULL THEN odd_tank_l END) AS odd_tank_l, yuan(sum(amount)) AS amount,
    coalesce(sum(liters), 0) AS liters, CAST(NULL AS BIGINT) AS txn_row, rows_of(txn_row) AS txn_rows, org_code, card_row
  FROM odd
  GROUP BY card_no, org_code, card_row, island
  HAVING count(*) >= $n
),
metered AS (
  SELECT card_no FROM bought WHERE liters IS NOT NULL GROUP BY card_no
)
SELECT
  f.finding AS finding,
  f.txn_id AS txn_id,
  f.card_no AS card_no,
  f.org_code AS org_code,
  f.txn_time AS txn_time,
  f.until AS until,
  f.goods_type AS goods_type,
  f.times AS times,
  f.sure AS sure,
  f.rounds AS rounds,
  f.odd_tank_l AS odd_tank_l,
  f.amount AS amount,
  f.liters AS liters,
  f.card_row AS card_row,
  m.card_no IS NOT NULL AS metered,
  e.last_time AS last_time,
  s.amount AS sub_amount,
  s.amount >= f.amount * $used AS passed_on,
  f.txn_row AS ev_fuel_txn,
  f.txn_rows AS ev_fuel_txn__fills,
  f.card_row AS ev_fuel_card
FROM findings f
CROSS JOIN feed e
LEFT JOIN metered m ON m.card_no = f.card_no
LEFT JOIN passed s ON s.txn_row = f.txn_row
