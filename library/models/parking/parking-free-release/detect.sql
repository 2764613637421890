WITH released AS (
  SELECT
    sess_id, plate, lot_id, operator_id, in_time, coalesce(out_time, in_time) AS at_time, fee_due, pay_method, release_type,
    CASE WHEN release_type IS NOT NULL THEN fee_due + fee_paid END AS known_fee, _row AS sess_row
  FROM parking_session
  WHERE coalesce(release_type, '人工') = '人工' AND coalesce(fee_due, $amt) >= $amt AND coalesce(fee_paid, 0) = 0
),
owners AS (
  SELECT
    c.plate, c.person_id, c.org_code, c.vehicle_row, c.person_row, v.reg_date,
    CASE WHEN c.person_status <> '在职' THEN p.status_date END AS left_date,
    CASE WHEN c.person_status <> '在职' AND p.status_date IS NULL THEN 1 ELSE 0 END AS undated
  FROM supervised_car c
  JOIN supervised_person p ON p._row = c.person_row
  JOIN private_vehicle v ON v._row = c.vehicle_row
  WHERE c.degree = 0 AND coalesce(c.person_status, '在职') <> '去世'
),
-- Before the car was registered its plate was another car's. A stay written down under several numbers is one.
seen AS (
  SELECT
    r.plate, r.lot_id, r.operator_id, r.in_time, r.at_time, r.fee_due, r.release_type, r.known_fee, r.sess_row,
    o.person_id, o.org_code, o.vehicle_row, o.person_row, o.undated,
    row_number() OVER (PARTITION BY r.plate, r.lot_id, r.in_time ORDER BY r.sess_row) AS copy
  FROM released r
  JOIN owners o ON o.plate = r.plate
  WHERE coalesce(months_between(o.left_date, day_of(r.at_time)), 0) < $left_years * 12
    AND coalesce(o.reg_date <= day_of(r.at_time), true)
    AND NOT exempt('season-ticket', r.pay_method IN ('月卡', '储值卡'))
),
own AS (
  SELECT
    plate, lot_id, operator_id, in_time, at_time, fee_due, release_type, known_fee, sess_row, person_id, org_code, vehicle_row,
    person_row, undated
  FROM seen
  WHERE copy = 1
),
-- A car whose plate nobody read still is a car of the batch.
crowds AS (
  SELECT o.sess_row, count(DISTINCT coalesce(r.plate, r.sess_id)) AS cars
  FROM own o
  JOIN released r ON r.lot_id = o.lot_id
  WHERE r.release_type = '人工' AND abs(minutes_between(o.at_time, r.at_time)) <= $batch_min
  GROUP BY o.sess_row
),
tickets AS (
  SELECT o.sess_row
  FROM own o
  JOIN parking_whitelist w ON w.plate = o.plate AND w.lot_id = o.lot_id
  WHERE w.free_type IN ('月卡', '内部')
    AND coalesce(w.valid_from <= day_of(o.in_time), true)
    AND coalesce(w.valid_to >= day_of(o.in_time), true)
  GROUP BY o.sess_row
),
-- A later stay, or the payment of this one on its own: under the same entry time.
settled AS (
  SELECT o.sess_row
  FROM own o
  JOIN parking_session s ON s.plate = o.plate AND s.lot_id = o.lot_id
  WHERE s.in_time >= o.in_time
    AND days_between(day_of(o.at_time), day_of(s.in_time)) <= $repay
    AND CASE WHEN s.in_time = o.in_time THEN s.fee_paid ELSE s.fee_paid - coalesce(s.fee_due, 0) END >= o.fee_due
  GROUP BY o.sess_row
),
kept AS (
  SELECT
    o.plate, o.operator_id, o.at_time, o.fee_due, o.release_type, o.known_fee, o.sess_row,
    o.person_id, o.org_code, o.vehicle_row, o.person_row, o.undated
  FROM own o
  LEFT JOIN crowds c ON c.sess_row = o.sess_row
  LEFT JOIN settled s ON s.sess_row = o.sess_row
  LEFT JOIN tickets t ON t.sess_row = o.sess_row
  WHERE NOT exempt('equipment-failure', c.cars >= $cars)
    AND NOT exempt('paid-later', s.sess_row IS NOT NULL)
    AND NOT exempt('season-ticket', t.sess_row IS NOT NULL)
),
pairs AS (
  SELECT
    a.sess_row AS full_row, a.at_time AS full_time, b.plate, b.operator_id, b.at_time, b.fee_due, b.release_type, b.known_fee, b.sess_row,
    b.person_id, b.org_code, b.vehicle_row, b.person_row, b.undated
  FROM kept a
  JOIN kept b ON b.plate = a.plate
  WHERE b.at_time <= a.at_time AND days_between(day_of(b.at_time), day_of(a.at_time)) < $window
),
filled AS (
  SELECT plate, full_row, full_time, count(known_fee) AS known
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
    p.plate, month_of(p.full_time) AS month, p.operator_id, p.at_time, p.fee_due, p.release_type, p.sess_row,
    p.person_id, p.org_code, p.vehicle_row, p.person_row, p.undated
  FROM pairs p
  JOIN filled f ON f.full_row = p.full_row
  GROUP BY
    p.plate, month_of(p.full_time), p.operator_id, p.at_time, p.fee_due, p.release_type, p.sess_row,
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
  count(*) AS stays,
  count(t.release_type) AS times,
  min(t.at_time) AS first_at,
  max(t.at_time) AS last_at,
  yuan(sum(CASE WHEN t.release_type IS NOT NULL THEN t.fee_due END)) AS due,
  string_agg(DISTINCT t.operator_id, '、' ORDER BY t.operator_id) AS operators,
  rows_of(t.sess_row) AS ev_parking_session,
  t.vehicle_row AS ev_private_vehicle,
  t.person_row AS ev_supervised_person
FROM told t
JOIN months m ON m.plate = t.plate AND m.month = t.month
GROUP BY t.plate, t.month, m.full_time, m.known, t.org_code, t.person_id, t.undated, t.vehicle_row, t.person_row
