-- A reversal cancels the last purchase before it of the same card and amount that is not cancelled yet: as brackets close.
-- `open` counts the purchases standing after each transaction; a purchase and the reversal that closes it stand next to each other at one level.
WITH moves AS (
  SELECT _row AS txn_row, txn_id, card_no, txn_time, goods_type, nullif(liters, 0) AS liters, coalesce(amount, liters) AS size,
    CASE WHEN amount < 0 OR liters < 0 THEN -1 ELSE 1 END AS move
  FROM fuel_txn
),
-- Of one amount but other goods or other litres are two things, where all of that amount have them.
alike AS (
  SELECT txn_row, txn_id, card_no, txn_time, liters, size, move,
    CASE WHEN count(goods_type) OVER (PARTITION BY card_no, abs(size)) = count(*) OVER (PARTITION BY card_no, abs(size)) THEN goods_type END AS goods,
    CASE WHEN count(liters) OVER (PARTITION BY card_no, abs(size)) = count(*) OVER (PARTITION BY card_no, abs(size)) THEN abs(liters) END AS measure
  FROM moves
),
counted AS (
  SELECT txn_row, txn_id, card_no, txn_time, liters, size, move, goods, measure,
    sum(move) OVER (
      PARTITION BY card_no, abs(size), goods, measure
      ORDER BY txn_time, move DESC, txn_row ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS open
  FROM alike
),
levelled AS (
  SELECT txn_row, txn_id, card_no, txn_time, liters, size, move, goods, measure, CASE WHEN move < 0 THEN open + 1 ELSE open END AS level
  FROM counted
),
paired AS (
  SELECT txn_row, txn_id, card_no, txn_time, liters, size, move,
    lag(txn_row) OVER (PARTITION BY card_no, abs(size), goods, measure, level ORDER BY txn_time, move DESC, txn_row) AS last_row,
    lag(txn_time) OVER (PARTITION BY card_no, abs(size), goods, measure, level ORDER BY txn_time, move DESC, txn_row) AS last_time
  FROM levelled
),
whole AS (
  SELECT txn_row, last_row
  FROM paired
  WHERE move < 0 AND last_row IS NOT NULL AND days_between(last_time, txn_time) <= $days
),
cancelled AS (
  SELECT last_row AS txn_row FROM whole GROUP BY last_row
),
-- A reversal that cancels no purchase is the refund of a part: of the last larger purchase before it of the card.
parts AS (
  SELECT
    b.txn_row, p.txn_row AS part_of,
    row_number() OVER (PARTITION BY b.txn_row ORDER BY p.txn_time DESC, p.txn_row DESC) AS place
  FROM moves b
  JOIN moves p ON p.card_no = b.card_no AND p.txn_time <= b.txn_time
  LEFT JOIN whole w ON w.txn_row = b.txn_row
  LEFT JOIN cancelled c ON c.txn_row = p.txn_row
  WHERE b.move < 0 AND p.move > 0 AND w.txn_row IS NULL AND c.txn_row IS NULL
    AND days_between(p.txn_time, b.txn_time) <= $days
    AND p.size > abs(b.size) AND coalesce(p.liters >= abs(b.liters), true) AND coalesce(p.goods_type = b.goods_type, true)
)
SELECT m.txn_row AS txn_row, m.txn_id AS txn_id, m.move < 0 AS reversal, p.part_of AS part_of
FROM moves m
LEFT JOIN cancelled c ON c.txn_row = m.txn_row
LEFT JOIN parts p ON p.txn_row = m.txn_row AND p.place = 1
WHERE m.move < 0 OR c.txn_row IS NOT NULL
