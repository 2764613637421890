WITH masters AS (
  SELECT master_no FROM fuel_card WHERE master_no <> card_no GROUP BY master_no
),
cards AS (
  SELECT c.card_no, c.bind_plate, c.org_code, c.keeper_id, c._row AS card_row, m.master_no
  FROM fuel_card c
  LEFT JOIN masters m ON m.master_no = c.card_no
  WHERE c.status = '正常'
),
posts AS (
  SELECT
    c.card_row,
    max(CASE WHEN a.end_date < day_of($as_of) THEN 0 ELSE 1 END) AS in_post,
    max(a.end_date) AS left_on,
    rows_of(a._row) AS post_rows
  FROM cards c
  JOIN appointment_record a ON a.id_no = c.keeper_id AND a.org_code = c.org_code
  GROUP BY c.card_row
),
keepers AS (
  SELECT
    c.card_no, c.bind_plate, c.org_code, c.card_row, p.post_rows, s._row AS person_row,
    coalesce(p.left_on, CASE WHEN s.status <> '在职' THEN s.status_date END) AS left_on
  FROM cards c
  LEFT JOIN posts p ON p.card_row = c.card_row
  LEFT JOIN supervised_person s ON s.id_no = c.keeper_id
  WHERE coalesce(p.in_post, 0) = 0
    -- A post ended within the unit is not a departure from it.
    AND NOT coalesce(s.status = '在职' AND s.org_code = c.org_code, false)
),
used AS (
  SELECT k.card_row, count(*) AS uses, yuan(sum(t.amount)) AS amount, rows_of(t._row) AS txn_rows
  FROM keepers k
  JOIN fuel_txn t ON t.card_no = k.card_no AND days_between(k.left_on, t.txn_time) > $handover
  WHERE t.goods_type NOT IN ('充值', '圈存')
  GROUP BY k.card_row
),
bound AS (
  SELECT card_row, vehicles AS cars FROM card_vehicle GROUP BY card_row, vehicles
),
several AS (
  SELECT
    v.plate, arg_min(c.card_row, c.card_no) AS card_row, max(c.card_no) AS last_card, count(*) AS cards, rows_of(c.card_row) AS card_rows
  FROM cards c
  JOIN card_vehicle v ON v.card_row = c.card_row AND v.vehicles = 1
  WHERE NOT exempt('master-card', c.master_no IS NOT NULL)
  GROUP BY v.plate
  HAVING count(*) >= $n
),
fleets AS (
  SELECT org_code FROM official_vehicle GROUP BY org_code
),
findings AS (
  SELECT 'keeper-left' AS finding, k.card_row
  FROM keepers k
  WHERE NOT exempt('handover', days_between(k.left_on, $as_of) <= $handover)
  UNION ALL
  SELECT 'no-vehicle' AS finding, c.card_row
  FROM cards c
  LEFT JOIN bound b ON b.card_row = c.card_row
  WHERE b.card_row IS NULL AND NOT exempt('master-card', c.master_no IS NOT NULL)
  UNION ALL
  SELECT 'several-cards' AS finding, s.card_row
  FROM several s
)
SELECT
  f.finding AS finding,
  CASE WHEN f.finding = 'keeper-left' THEN CAST(k.left_on AS VARCHAR) ELSE c.bind_plate END AS about,
  c.card_no AS card_no,
  s.last_card AS last_card,
  c.org_code AS org_code,
  c.bind_plate AS plate,
  k.left_on AS left_on,
  at_minute(day_of($as_of), 0) AS seen_at,
  u.uses AS uses,
  u.amount AS amount,
  c.bind_plate IS NULL OR o.org_code IS NOT NULL AS registered,
  coalesce(b.cars, 0) AS cars,
  s.cards AS cards,
  CASE WHEN u.uses IS NULL THEN 'low' ELSE 'medium' END AS gravity,
  c.card_row AS ev_fuel_card,
  s.card_rows AS ev_fuel_card__several,
  k.person_row AS ev_supervised_person,
  k.post_rows AS ev_appointment_record,
  u.txn_rows AS ev_fuel_txn
FROM cards c
JOIN findings f ON f.card_row = c.card_row
LEFT JOIN keepers k ON k.card_row = f.card_row AND f.finding = 'keeper-left'
LEFT JOIN fleets o ON o.org_code = c.org_code
LEFT JOIN used u ON u.card_row = k.card_row
LEFT JOIN bound b ON b.card_row = f.card_row
LEFT JOIN several s ON s.card_row = f.card_row AND f.finding = 'several-cards'
UNION ALL
SELECT
  'unregistered' AS finding,
  t.card_no AS about,
  t.card_no AS card_no,
  CAST(NULL AS VARCHAR) AS last_card,
  CAST(NULL AS VARCHAR) AS org_code,
  CAST(NULL AS VARCHAR) AS plate,
  CAST(NULL AS DATE) AS left_on,
  at_minute(day_of($as_of), 0) AS seen_at,
  count(*) AS uses,
  yuan(sum(t.amount)) AS amount,
  false AS registered,
  0 AS cars,
  CAST(NULL AS BIGINT) AS cards,
  'medium' AS gravity,
  CAST(NULL AS BIGINT) AS ev_fuel_card,
  -- Of the card that is not there: a list without entries, on either engine.
  rows_of(c._row) AS ev_fuel_card__several,
  CAST(NULL AS BIGINT) AS ev_supervised_person,
  rows_of(c._row) AS ev_appointment_record,
  rows_of(t._row) AS ev_fuel_txn
FROM fuel_txn t
LEFT JOIN fuel_card c ON c.card_no = t.card_no
WHERE c.card_no IS NULL AND coalesce(t.goods_type, '汽油') NOT IN ('充值', '圈存')
GROUP BY t.card_no
