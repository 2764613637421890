WITH written AS (
  SELECT
    invoice_key, invoice_no, issue_date, buyer_uscc, item_name, total, _row AS invoice_row,
    upper(replace(coalesce(item_name, '') || ' ' || coalesce(remark, ''), '·', '')) AS words
  FROM invoice
  WHERE coalesce(status, '正常') NOT IN ('作废', '红冲')
),
-- What red invoices took back, by the key of the blue one; by its number alone only from the same buyer.
reds AS (
  SELECT red_ref, buyer_uscc, yuan(sum(total)) AS total FROM invoice GROUP BY red_ref, buyer_uscc
),
costs AS (
  SELECT w.invoice_key, w.invoice_no, w.issue_date, w.item_name, w.total, w.invoice_row, w.words, u.org_code AS buyer_org
  FROM written w
  LEFT JOIN org_unit u ON u.uscc = w.buyer_uscc
  LEFT JOIN reds k ON k.red_ref = w.invoice_key
  LEFT JOIN reds n ON n.red_ref = w.invoice_no AND n.buyer_uscc = w.buyer_uscc
  WHERE regexp_matches(w.words, $goods) AND regexp_matches(w.words, $form)
    AND NOT exempt('red-flushed', w.total + least(coalesce(k.total, 0), coalesce(n.total, 0)) <= 0)
),
-- Up to three plates: the private one need not be written first.
firsts AS (
  SELECT invoice_row, regexp_extract(words, $form) AS plate, replace(words, regexp_extract(words, $form), '|') AS rest FROM costs
),
seconds AS (
  SELECT invoice_row, regexp_extract(rest, $form) AS plate, replace(rest, regexp_extract(rest, $form), '|') AS rest
  FROM firsts
  WHERE regexp_matches(rest, $form)
),
plates AS (
  SELECT invoice_row, plate FROM firsts
  UNION ALL
  SELECT invoice_row, plate FROM seconds
  UNION ALL
  SELECT invoice_row, regexp_extract(rest, $form) AS plate FROM seconds
),
plated AS (
  SELECT
    c.invoice_key, c.invoice_no, c.issue_date, c.item_name, c.total, c.invoice_row, c.words, c.buyer_org,
    replace(replace(p.plate, ' ', ''), '-', '') AS plate
  FROM costs c
  JOIN plates p ON p.invoice_row = c.invoice_row
),
vouchers AS (
  SELECT attach_no, org_code, min(voucher_id) AS voucher_id, rows_of(_row) AS voucher_rows
  FROM finance_voucher
  WHERE attach_no IS NOT NULL
  GROUP BY attach_no, org_code
),
-- By the key of the invoice; by its number alone only where the books are those of the buyer, since old numbers repeat.
booked AS (
  SELECT p.invoice_row, v.org_code, v.voucher_id, v.voucher_rows
  FROM costs p
  JOIN vouchers v ON v.attach_no = p.invoice_key
  UNION ALL
  SELECT p.invoice_row, v.org_code, v.voucher_id, v.voucher_rows
  FROM costs p
  JOIN vouchers v ON v.attach_no = p.invoice_no AND v.org_code = p.buyer_org
),
owned AS (
  SELECT
    p.invoice_key, p.issue_date, p.item_name, p.total, p.words, p.plate, p.invoice_row, b.voucher_id, b.voucher_rows,
    c.owner_id, c.person_id, c.person_name, c.org_code, c.relation, c.confidence, c.vehicle_row, c.person_row, c.kin_row,
    row_number() OVER (PARTITION BY p.invoice_row ORDER BY c.degree, c.person_row, b.voucher_id) AS place
  FROM plated p
  LEFT JOIN booked b ON b.invoice_row = p.invoice_row
  JOIN supervised_car c ON c.plate = p.plate AND c.org_code = coalesce(b.org_code, p.buyer_org)
  WHERE coalesce(c.start_date <= p.issue_date, true) AND coalesce(c.end_date >= p.issue_date, true)
),
alike AS (
  SELECT w.invoice_row, w.plate
  FROM owned w
  JOIN official_vehicle o ON o.org_code = w.org_code
  WHERE
    CASE WHEN substr(w.plate, 1, 1) <> substr(o.plate, 1, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 2, 1) <> substr(o.plate, 2, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 3, 1) <> substr(o.plate, 3, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 4, 1) <> substr(o.plate, 4, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 5, 1) <> substr(o.plate, 5, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 6, 1) <> substr(o.plate, 6, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 7, 1) <> substr(o.plate, 7, 1) THEN 1 ELSE 0 END
      + CASE WHEN substr(w.plate, 8, 1) <> substr(o.plate, 8, 1) THEN 1 ELSE 0 END <= 1
  GROUP BY w.invoice_row, w.plate
)
SELECT
  w.invoice_key AS invoice_key,
  w.person_id AS person_id,
  w.person_name AS person_name,
  w.owner_id AS owner_id,
  w.org_code AS org_code,
  w.plate AS plate,
  w.relation AS relation,
  w.item_name AS item_name,
  w.total AS total,
  w.voucher_id AS voucher_id,
  at_minute(w.issue_date, 0) AS issued_at,
  CASE WHEN w.confidence >= $conf THEN 'high' ELSE 'medium' END AS gravity,
  w.invoice_row AS ev_invoice,
  w.voucher_rows AS ev_finance_voucher,
  w.vehicle_row AS ev_private_vehicle,
  w.person_row AS ev_supervised_person,
  w.kin_row AS ev_kinship_relation
FROM owned w
LEFT JOIN alike a ON a.invoice_row = w.invoice_row AND a.plate = w.plate
WHERE w.place = 1
  AND NOT exempt('rented', regexp_matches(w.words, $rental))
  AND NOT exempt('misread', a.invoice_row IS NOT NULL)
