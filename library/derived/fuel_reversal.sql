-- A reversal cancels the last purchase before it of the same card and amount that is not cancelled yet: as brackets close.
-- `open` counts the purchases standing after each transaction; a purchase is cancelled where the count later falls below its own.
WITH moves AS (
  SELECT _row AS txn_row, txn_id, card_no, txn_time, coalesce(amount, liters) AS size,
    CASE WHEN amount < 0 OR liters < 0 THEN -1 ELSE 1 END AS move
  FROM fuel_txn
),
counted AS (
  SELECT txn_row, txn_id, card_no, txn_time, size, move,
    sum(move) OVER (
      PARTITION BY card_no, abs(size) ORDER BY txn_time, move DESC, txn_row ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS open
  FROM moves
),
followed AS (
  SELECT txn_row, txn_id, move, open,
    min(open) OVER (
      PARTITION BY card_no, abs(size) ORDER BY txn_time, move DESC, txn_row ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS lowest_later
  FROM counted
)
SELECT txn_row AS txn_row, txn_id AS txn_id, move < 0 AS reversal
FROM followed
WHERE move < 0 OR lowest_later < open
