WITH paid AS (
  SELECT id_no, pay_month, arg_max(org_code, car_allowance) AS org_code, yuan(sum(car_allowance)) AS car_allowance, rows_of(_row) AS pay_rows
  FROM payroll
  GROUP BY id_no, pay_month
  HAVING yuan(sum(car_allowance)) > 0
),
seats AS (
  SELECT order_row, count(*) AS riders FROM order_person WHERE role = 'passenger' GROUP BY order_row
),
-- Who applies rides only where the order names no passengers.
rides AS (
  SELECT
    p.person_id, month_of(o.start_plan) AS ride_month, o.start_plan, o.end_plan, o.vehicle_id, p.role, o._row AS order_row, v._row AS vehicle_row,
    CASE WHEN o.approve_time IS NOT NULL AND o.cross_area = false THEN 1 ELSE 0 END AS sure
  FROM order_person p
  JOIN dispatch_order o ON o._row = p.order_row
  LEFT JOIN seats n ON n.order_row = p.order_row
  LEFT JOIN official_vehicle v ON v.vehicle_id = o.vehicle_id
  WHERE p.role = CASE WHEN n.order_row IS NULL THEN 'applicant' ELSE 'passenger' END
    AND coalesce(o.cross_area, false) = false
    AND NOT exempt('group', n.riders >= $group)
    AND NOT exempt('special-use', v.use_type IN ('机要通信', '应急保障', '执法执勤'))
    AND NOT exempt('foreign-guests', regexp_matches(o.reason, $guests))
),
-- Who applies for two cars at one time rides in one of them at most: such orders are made for others.
clashes AS (
  SELECT a.order_row
  FROM rides a
  JOIN rides b ON b.person_id = a.person_id AND b.vehicle_id <> a.vehicle_id
    AND b.start_plan < a.end_plan AND b.end_plan > a.start_plan
  WHERE a.role = 'applicant'
  GROUP BY a.order_row
),
months AS (
  SELECT
    r.person_id, r.ride_month, count(*) AS possible, sum(CASE WHEN c.order_row IS NULL THEN r.sure ELSE 0 END) AS orders,
    min(r.start_plan) AS first_time, rows_of(r.order_row) AS order_rows, rows_of(r.vehicle_row) AS vehicle_rows
  FROM rides r
  LEFT JOIN clashes c ON c.order_row = r.order_row
  GROUP BY r.person_id, r.ride_month
  HAVING count(*) >= $n
)
SELECT
  p.id_no AS id_no,
  p.pay_month AS pay_month,
  p.org_code AS org_code,
  p.car_allowance AS car_allowance,
  m.possible AS possible,
  m.orders AS orders,
  m.first_time AS first_time,
  p.pay_rows AS ev_payroll,
  m.order_rows AS ev_dispatch_order,
  m.vehicle_rows AS ev_official_vehicle
FROM paid p
JOIN months m ON m.person_id = p.id_no AND m.ride_month = p.pay_month
