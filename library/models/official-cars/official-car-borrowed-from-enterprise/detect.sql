-- Where a car park lies, and the unit in whose grounds it is: the nearest within reach.
WITH lots AS (
  SELECT lot_id, median(lng) AS lng, median(lat) AS lat FROM parking_session GROUP BY lot_id
),
near AS (
  SELECT
    l.lot_id, u.org_code, row_number() OVER (PARTITION BY l.lot_id ORDER BY haversine_m(l.lng, l.lat, u.geo_lng, u.geo_lat), u._row) AS place
  FROM lots l
  CROSS JOIN org_unit u
  WHERE haversine_m(l.lng, l.lat, u.geo_lng, u.geo_lat) <= $near_m
),
-- Cars of companies and units, but for those that are registered as official vehicles.
borrowable AS (
  SELECT v.plate, v.owner_id, v._row AS car_row
  FROM private_vehicle v
  LEFT JOIN official_vehicle o ON o.plate = v.plate
  WHERE v.owner_type = '单位' AND o.plate IS NULL AND NOT exempt('hired', v.use_nature = '营运')
),
digits AS (
  SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
  UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9
),
numbers AS (
  SELECT t.d * 10 + u.d AS n FROM digits t CROSS JOIN digits u
),
-- A session without an end lasts at most until the plate comes in again, else until now: the gate may have missed its way out.
visits AS (
  SELECT
    s.lot_id, s.plate, s.in_time, s._row AS session_row, CASE WHEN s.out_time IS NOT NULL THEN 1 ELSE 0 END AS closed,
    coalesce(s.out_time, lead(s.in_time) OVER (PARTITION BY s.plate ORDER BY s.in_time, s._row), $as_of) AS until
  FROM parking_session s
  JOIN borrowable b ON b.plate = s.plate
),
-- A session covers the nights whose dead hour lies in it, the first hundred of more.
sessions AS (
  SELECT
    n.org_code, s.plate, s.session_row, s.closed, day_of(add_minutes(s.in_time, -$night_at)) AS first_night,
    days_between(day_of(add_minutes(s.in_time, -$night_at)), day_of(add_minutes(s.until, -$night_at))) AS nights
  FROM visits s
  JOIN near n ON n.lot_id = s.lot_id
  WHERE n.place = 1 AND NOT exempt('errand', hours_between(s.in_time, s.until) < $errand_h)
),
slept AS (
  SELECT s.org_code, s.plate, add_days(s.first_night, k.n) AS night, min(s.session_row) AS session_row, max(s.closed) AS closed
  FROM sessions s
  CROSS JOIN numbers k
  WHERE k.n < s.nights
  GROUP BY s.org_code, s.plate, add_days(s.first_night, k.n)
),
-- The month in which a window of nights begins names the fact.
stays AS (
  SELECT
    e.org_code, e.plate, 'nights' AS item, month_of(e.night) AS fact_no, at_minute(e.night, 0) AS first_at, at_minute(max(p.night), 0) AS last_at,
    count(*) AS nights, sum(p.closed) AS sure, CAST(NULL AS DOUBLE) AS amount, rows_of(p.session_row) AS session_rows,
    rows_of(CAST(NULL AS BIGINT)) AS voucher_rows,
    rows_of(CAST(NULL AS BIGINT)) AS invoice_rows
  FROM slept e
  JOIN slept p ON p.org_code = e.org_code AND p.plate = e.plate
  WHERE p.night >= e.night AND days_between(e.night, p.night) < $window
  GROUP BY e.org_code, e.plate, e.night
  HAVING count(*) >= $nights
),
-- Running costs of a car in the books of a unit: the summary or the invoice names the plate.
costs AS (
  SELECT
    f.voucher_id, f.org_code, f.voucher_date, f.debit, f._row AS voucher_row, i._row AS invoice_row,
    coalesce(f.summary, '') || ' ' || coalesce(i.item_name || ' ' || i.remark, '') AS words
  FROM finance_voucher f
  LEFT JOIN invoice i ON i.invoice_key = f.attach_no
  WHERE f.debit > 0
),
booked AS (
  SELECT
    c.org_code, b.plate, 'cost' AS item, c.voucher_id AS fact_no, at_minute(min(c.voucher_date), 0) AS first_at, at_minute(min(c.voucher_date), 0) AS last_at,
    CAST(NULL AS BIGINT) AS nights, CAST(NULL AS BIGINT) AS sure, yuan(sum(c.debit)) AS amount,
    rows_of(CAST(NULL AS BIGINT)) AS session_rows, rows_of(c.voucher_row) AS voucher_rows,
    rows_of(c.invoice_row) AS invoice_rows
  FROM costs c
  JOIN borrowable b ON b.plate = regexp_extract(c.words, $plate_form)
  WHERE regexp_matches(c.words, $cost_words)
  GROUP BY c.org_code, b.plate, c.voucher_id
),
found AS (
  SELECT org_code, plate, item, fact_no, first_at, last_at, nights, sure, amount, session_rows, voucher_rows, invoice_rows
  FROM stays
  UNION ALL
  SELECT org_code, plate, item, fact_no, first_at, last_at, nights, sure, amount, session_rows, voucher_rows, invoice_rows FROM booked
)
SELECT
  f.org_code AS org_code,
  coalesce(u.org_name, f.org_code) AS org_name,
  f.plate AS plate,
  f.item AS item,
  f.fact_no AS fact_no,
  f.first_at AS first_at,
  f.last_at AS last_at,
  f.nights AS nights,
  f.sure AS sure,
  f.amount AS amount,
  u.uscc AS unit_code,
  b.owner_id AS owner_id,
  f.session_rows AS ev_parking_session,
  f.voucher_rows AS ev_finance_voucher,
  f.invoice_rows AS ev_invoice,
  b.car_row AS ev_private_vehicle,
  u._row AS ev_org_unit
FROM found f
JOIN borrowable b ON b.plate = f.plate
LEFT JOIN org_unit u ON u.org_code = f.org_code
WHERE coalesce(b.owner_id <> u.uscc, true)
