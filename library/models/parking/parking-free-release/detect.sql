WITH released AS (
  SELECT
    sess_id, plate, lot_id, operator_id, in_time, coalesce(out_time, in_time) AS at_time, fee_due, fee_paid, _row AS sess_row
  FROM parking_session
  WHERE release_type = '人工' AND coalesce(fee_due, $amt) >= $amt AND coalesce(fee_paid, 0) = 0
),
owners AS (
  SELECT
    c.plate, c.person_id, c.org_code, c.vehicle_row, c.person_row,
    CASE WHEN c.person_status <> '在职' THEN p.status_date END AS left_date,
    CASE WHEN c.person_status <> '在职' AND p.status_date IS NULL THEN 1 ELSE 0 END AS undated
  FROM supervised_car c
  JOIN supervised_person p ON p._row = c.person_row
  WHERE c.degree = 0 AND coalesce(c.person_status, '在职') <> '去世'
),
own AS (
  SELECT
    r.plate, r.lot_id, r.operator_id, r.in_time, r.at_time, r.fee_due, r.fee_paid, r.sess_row,
    o.person_id, o.org_code, o.vehicle_row, o.person_row, o.undated
  FROM released r
  JOIN owners o ON o.plate = r.plate
  WHERE coalesce(months_between(o.left_date, day_of(r.at_time)), 0) < $left_years * 12
),
crowds AS (
  SELECT o.sess_row, count(*) AS cars
  FROM own o
  JOIN released r ON r.lot_id = o.lot_id
  WHERE abs(minutes_between(o.at_time, r.at_time)) <= $batch_min
  GROUP BY o.sess_row
),
-- A later stay, or a payment on its own under the same entry time.
settled AS (
  SELECT o.sess_row
  FROM own o
  JOIN parking_session s ON s.plate = o.plate AND s.lot_id = o.lot_id
  WHERE s.in_time >= o.in_time
    AND days_between(day_of(o.at_time), day_of(s.in_time)) <= $repay
    AND s.fee_paid - coalesce(s.fee_due, 0) >= o.fee_due
  GROUP BY o.sess_row
),
kept AS (
  SELECT
    o.plate, o.operator_id, o.at_time, o.fee_due, o.fee_paid, o.sess_row,
    o.person_id, o.org_code, o.vehicle_row, o.person_row, o.undated
  FROM own o
  LEFT JOIN crowds c ON c.sess_row = o.sess_row
  LEFT JOIN settled s ON s.sess_row = o.sess_row
  WHERE NOT exempt('equipment-failure', c.cars >= $cars)
    AND NOT exempt('paid-later', s.sess_row IS NOT NULL)
),
pairs AS (
  SELECT
    a.sess_row AS full_row, a.at_time AS full_time, b.plate, b.operator_id, b.at_time, b.fee_due, b.fee_paid, b.sess_row,
    b.person_id, b.org_code, b.vehicle_row, b.person_row, b.undated
  FROM kept a
  JOIN kept b ON b.plate = a.plate
  WHERE b.at_time <= a.at_time AND days_between(day_of(b.at_time), day_of(a.at_time)) < $window
),
filled AS (
  SELECT plate, full_row, full_time, count(fee_due + fee_paid) AS known
  FROM pairs
  GROUP BY plate, full_row, full_time
  HAVING count(*) >= $n
),
months AS (
  SELECT plate, month_of(full_time) AS month, min(full_time) AS full_time, max(known) AS known
  FROM filled
  GROUP BY plate, month_of(full_time)
),
told AS (
  SELECT
    p.plate, month_of(p.full_time) AS month, p.operator_id, p.at_time, p.fee_due, p.sess_row,
    p.person_id, p.org_code, p.vehicle_row, p.person_row, p.undated
  FROM pairs p
  JOIN filled f ON f.full_row = p.full_row
  GROUP BY
    p.plate, month_of(p.full_time), p.operator_id, p.at_time, p.fee_due, p.sess_row,
    p.person_id, p.org_code, p.vehicle_row, p.person_row, p.undated
)
SELECT
  t.plate AS plate,
  t.month AS month,
  m.full_time AS occurred_at,
  t.org_code AS org_code,
  t.person_id AS person_id,
  t.undated AS undated,
  m.known AS known,
  count(*) AS times,
  min(t.at_time) AS first_at,
  max(t.at_time) AS last_at,
  yuan(sum(t.fee_due)) AS due,
  string_agg(DISTINCT t.operator_id, '、' ORDER BY t.operator_id) AS operators,
  rows_of(t.sess_row) AS ev_parking_session,
  t.vehicle_row AS ev_private_vehicle,
  t.person_row AS ev_supervised_person
FROM told t
JOIN months m ON m.plate = t.plate AND m.month = t.month
GROUP BY t.plate, t.month, m.full_time, m.known, t.org_code, t.person_id, t.undated, t.vehicle_row, t.person_row
