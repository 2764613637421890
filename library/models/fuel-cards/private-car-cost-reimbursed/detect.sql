WITH written AS (
  SELECT
    invoice_key, invoice_no, issue_date, buyer_uscc, item_name, total, _row AS invoice_row,
    upper(replace(coalesce(item_name, '') || ' ' || coalesce(remark, ''), '·', '')) AS words
  FROM invoice
  WHERE coalesce(status, '正常') NOT IN ('作废', '红冲')
    AND total > 0
),
-- New energy plates first: they are longer and would be cut.
plated AS (
  SELECT
    w.invoice_key, w.invoice_no, w.issue_date, w.item_name, w.total, w.invoice_row, w.words, u.org_code AS buyer_org,
    regexp_extract(
      w.words,
      '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z](?:[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK]|[A-HJ-NP-Z0-9]{5})'
    ) AS plate
  FROM written w
  LEFT JOIN org_unit u ON u.uscc = w.buyer_uscc
  WHERE regexp_matches(w.words, $goods)
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
  FROM plated p
  JOIN vouchers v ON v.attach_no = p.invoice_key
  UNION ALL
  SELECT p.invoice_row, v.org_code, v.voucher_id, v.voucher_rows
  FROM plated p
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
  SELECT w.invoice_row
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
  GROUP BY w.invoice_row
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
LEFT JOIN alike a ON a.invoice_row = w.invoice_row
WHERE w.place = 1
  AND NOT exempt('rented', regexp_matches(w.words, $rental))
  AND NOT exempt('misread', a.invoice_row IS NOT NULL)
