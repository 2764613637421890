WITH exits AS (
  SELECT
    lot_id, operator_id, day_of(out_time) AS day, fee_due - fee_paid AS unpaid, fee_paid, pay_method, release_type, _row AS sess_row
  FROM parking_session
  WHERE lot_id IS NOT NULL AND out_time IS NOT NULL
),
signs AS (
  SELECT
    lot_id, operator_id, day, 'manual' AS sign, '人工放行/by hand' AS words, $gap AS least_gap,
    release_type = '人工' AND NOT exempt('paid-by-hand', release_type = '人工' AND fee_paid > 0 AND unpaid <= 0) AS flag, unpaid, sess_row
  FROM exits
  UNION ALL
  SELECT
    lot_id, operator_id, day, 'cash' AS sign, '现金收费/in cash' AS words, $cash_gap AS least_gap, pay_method = '现金' AS flag, unpaid, sess_row
  FROM exits
  WHERE fee_paid > 0
),
shifts AS (
  SELECT
    lot_id, operator_id, day, sign, words, least_gap, count(flag) AS stays, count(*) FILTER (WHERE flag) AS marked,
    yuan(sum(CASE WHEN flag THEN unpaid END)) AS unpaid,
    rows_of(CASE WHEN flag THEN sess_row END) AS sess_rows, rows_of(CAST(NULL AS BIGINT)) AS pay_rows
  FROM signs
  WHERE operator_id IS NOT NULL
  GROUP BY lot_id, operator_id, day, sign, words, least_gap
),
booths AS (
  SELECT lot_id, sign, operator_id, sum(stays) AS stays, sum(marked) AS marked
  FROM shifts
  GROUP BY lot_id, sign, operator_id
),
-- One car more of either kind than seen, so that a share of nothing still has a spread.
peers AS (
  SELECT a.lot_id, a.sign, a.operator_id, sum(b.stays) AS stays, (sum(b.marked) + 1) / (sum(b.stays) + 2) AS usual
  FROM booths a
  JOIN booths b ON b.lot_id = a.lot_id AND b.sign = a.sign AND b.operator_id <> a.operator_id
  GROUP BY a.lot_id, a.sign, a.operator_id
),
same_day AS (
  SELECT a.lot_id, a.sign, a.operator_id, a.day, sum(b.marked) / sum(b.stays) AS share
  FROM shifts a
  JOIN shifts b ON b.lot_id = a.lot_id AND b.sign = a.sign AND b.day = a.day AND b.operator_id <> a.operator_id
  GROUP BY a.lot_id, a.sign, a.operator_id, a.day
),
odd AS (
  SELECT
    s.lot_id, s.operator_id, s.day, s.sign, s.words, s.stays, s.marked, s.unpaid, s.sess_rows, s.pay_rows, p.usual,
    CASE WHEN coalesce(p.stays, 0) < $peers THEN 'peers' END AS unknown
  FROM shifts s
  LEFT JOIN peers p ON p.lot_id = s.lot_id AND p.sign = s.sign AND p.operator_id = s.operator_id
  LEFT JOIN same_day d ON d.lot_id = s.lot_id AND d.sign = s.sign AND d.operator_id = s.operator_id AND d.day = s.day
  LEFT JOIN booths o ON o.lot_id = s.lot_id AND o.sign = s.sign AND o.operator_id = s.operator_id
  WHERE s.stays >= $min_stays
    AND s.marked / s.stays - coalesce(p.usual, 0) >= s.least_gap
    AND NOT exempt('upgrade-day', d.share >= $upgrade)
    AND NOT exempt('cash-lane', s.sign = 'cash' AND o.stays - s.stays >= $peers
      AND s.marked / s.stays - (o.marked - s.marked) / (o.stays - s.stays) < s.least_gap)
    AND (coalesce(p.stays, 0) < $peers OR (s.marked / s.stays - p.usual) * sqrt(s.stays) / sqrt(p.usual * (1 - p.usual)) > $z)
),
bank AS (
  SELECT
    day, min(CASE WHEN is_workday THEN day END) OVER (ORDER BY day ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS bank_day
  FROM calendar
),
deposits AS (
  SELECT t.merchant AS lot_id, b.bank_day, yuan(sum(t.amount)) AS deposited, rows_of(t._row) AS pay_rows
  FROM treasury_payment t
  LEFT JOIN bank b ON b.day = day_of(t.pay_time)
  WHERE t.merchant_mcc = '7523' AND regexp_matches(t.purpose, $deposit)
  GROUP BY t.merchant, b.bank_day
),
banking AS (
  SELECT lot_id, min(bank_day) AS first_day FROM deposits GROUP BY lot_id
),
-- Nothing is known of deposits before the car park's first one, nor after the last payment that anybody delivered.
feed AS (
  SELECT max(day_of(pay_time)) AS last_day FROM treasury_payment
),
due AS (
  SELECT
    e.lot_id, e.day, e.fee_paid, e.sess_row,
    CASE
      WHEN k.lot_id IS NULL THEN 'deposits'
      WHEN b.bank_day IS NULL THEN 'calendar'
      WHEN b.bank_day < k.first_day OR b.bank_day > f.last_day THEN 'feed'
    END AS unknown,
    b.bank_day, b.bank_day >= k.first_day AND b.bank_day <= f.last_day AS in_feed
  FROM exits e
  CROSS JOIN feed f
  LEFT JOIN bank b ON b.day = add_days(e.day, $lag)
  LEFT JOIN banking k ON k.lot_id = e.lot_id
  WHERE NOT exempt('monthly-card', e.pay_method IN ('月卡', '储值卡'))
),
-- A car park whose deposits are unknown is one fact without a day; its stays, all of them, would be no evidence.
takings AS (
  SELECT
    lot_id, CASE WHEN in_feed THEN bank_day END AS bank_day, unknown, min(day) AS first_day, yuan(sum(fee_paid)) AS taken,
    rows_of(CASE WHEN in_feed THEN sess_row END) AS sess_rows
  FROM due
  GROUP BY lot_id, CASE WHEN in_feed THEN bank_day END, unknown
),
flows AS (
  SELECT lot_id, bank_day, taken, 0 * taken AS deposited FROM takings
  UNION ALL
  SELECT lot_id, bank_day, 0 * deposited AS taken, deposited FROM deposits
),
days AS (
  SELECT lot_id, bank_day, yuan(sum(taken)) AS taken, yuan(sum(deposited)) AS deposited FROM flows GROUP BY lot_id, bank_day
),
balance AS (
  SELECT
    lot_id, bank_day, taken, deposited,
    sum(taken - deposited) OVER (PARTITION BY lot_id ORDER BY bank_day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS owed
  FROM days
),
-- On a later day everything from this one on has been paid over.
made_good AS (
  SELECT a.lot_id, a.bank_day
  FROM balance a
  JOIN balance z ON z.lot_id = a.lot_id
  WHERE days_between(a.bank_day, z.bank_day) BETWEEN 1 AND $late
    AND yuan(z.owed - a.owed + a.taken - a.deposited) <= $pct * a.taken
  GROUP BY a.lot_id, a.bank_day
),
short AS (
  SELECT
    t.lot_id, t.bank_day, t.taken, coalesce(d.deposited, 0) AS deposited, yuan(t.taken - coalesce(d.deposited, 0)) AS missing,
    t.sess_rows, d.pay_rows, t.unknown
  FROM takings t
  LEFT JOIN deposits d ON d.lot_id = t.lot_id AND d.bank_day = t.bank_day
  LEFT JOIN made_good m ON m.lot_id = t.lot_id AND m.bank_day = t.bank_day
  WHERE yuan(t.taken - coalesce(d.deposited, 0)) > $pct * t.taken
    AND yuan(t.taken - coalesce(d.deposited, 0)) >= $min_amt
    AND at_minute(coalesce(t.bank_day, add_days(t.first_day, $lag)), 1439) <= $as_of
    AND NOT exempt('made-good', m.bank_day IS NOT NULL)
)
SELECT
  lot_id AS lot_id,
  operator_id AS operator_id,
  sign || ':' || operator_id AS what,
  day AS day,
  at_minute(day, 0) AS occurred_at,
  unpaid AS amount,
  operator_id || ' ' || words AS label,
  CAST(marked AS DOUBLE) AS part,
  CAST(stays AS DOUBLE) AS whole,
  round(100 * marked / stays, 1) AS share,
  round(100 * usual, 1) AS usual,
  unknown AS unknown,
  sess_rows AS ev_parking_session,
  pay_rows AS ev_treasury_payment
FROM odd
UNION ALL
SELECT
  lot_id AS lot_id,
  CAST(NULL AS VARCHAR) AS operator_id,
  'takings' AS what,
  bank_day AS day,
  at_minute(bank_day, 0) AS occurred_at,
  missing AS amount,
  '停车费入账/paid over' AS label,
  deposited AS part,
  taken AS whole,
  round(100 * deposited / taken, 1) AS share,
  CAST(100 AS DOUBLE) AS usual,
  unknown AS unknown,
  sess_rows AS ev_parking_session,
  pay_rows AS ev_treasury_payment
FROM short
