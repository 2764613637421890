-- Runs of days off: a day minus its place among the days off is the same day for all of one run.
WITH days_off AS (
  SELECT day, add_days(day, -row_number() OVER (ORDER BY day)) AS run
  FROM calendar
  WHERE NOT is_workday
),
holidays AS (
  SELECT d.day, r.first_day, r.last_day
  FROM days_off d
  JOIN (SELECT run, min(day) AS first_day, max(day) AS last_day FROM days_off GROUP BY run) r ON r.run = d.run
),
ordered AS (
  SELECT vehicle_id, day, max(CASE WHEN cross_area THEN 1 ELSE 0 END) AS away
  FROM order_day
  GROUP BY vehicle_id, day
),
duty AS (
  SELECT id_no, work_date, _row AS duty_row
  FROM attendance_leave
  WHERE rec_type = '值班'
),
fills AS (
  SELECT
    u.txn_row, u.txn_id, u.card_no, u.txn_time, u.station_name, u.amount, u.is_fuel, u.card_row, c.day_type, c.is_workday,
    min(u.plate) AS plate, min(u.org_code) AS org_code,
    min(CASE WHEN f.org_code IS NULL THEN 0 ELSE 1 END) AS covered,
    min(CASE WHEN days_between(day_of(u.txn_time), v.buy_date) > 0 THEN 1 ELSE 0 END) AS bought_later, rows_of(u.vehicle_row) AS vehicle_rows,
    max(CASE WHEN u.use_type IN ('执法执勤', '应急保障') THEN 1 ELSE 0 END) AS patrols,
    max(CASE WHEN go.away = 1 AND back.day IS NOT NULL THEN 1 ELSE 0 END) AS travels,
    count(duty.duty_row) AS on_duty
  FROM fuel_use u
  LEFT JOIN fuel_reversal r ON r.txn_row = u.txn_row
  JOIN official_vehicle v ON v._row = u.vehicle_row
  LEFT JOIN calendar c ON c.day = day_of(u.txn_time)
  LEFT JOIN holidays h ON h.day = c.day
  LEFT JOIN ordered o ON o.vehicle_id = u.vehicle_id AND o.day = day_of(u.txn_time)
  LEFT JOIN ordered go ON go.vehicle_id = u.vehicle_id AND go.day = h.first_day
  LEFT JOIN ordered back ON back.vehicle_id = u.vehicle_id AND back.day = h.last_day
  LEFT JOIN duty ON duty.id_no = u.keeper_id AND duty.work_date = day_of(u.txn_time)
  LEFT JOIN order_feed f ON f.org_code = v.org_code AND day_of(u.txn_time) BETWEEN f.from_day AND f.to_day
  WHERE coalesce(u.is_fuel, true) AND coalesce(NOT c.is_workday, true) AND NOT exempt('reversed', r.txn_row IS NOT NULL)
  GROUP BY u.txn_row, u.txn_id, u.card_no, u.txn_time, u.station_name, u.amount, u.is_fuel, u.card_row, c.day_type, c.is_workday
  HAVING count(o.day) = 0
),
doubtful AS (
  SELECT
    txn_row, txn_id, card_no, plate, org_code, txn_time, day_of(txn_time) AS day, day_type, is_workday, station_name, amount,
    is_fuel, covered, bought_later, card_row, vehicle_rows
  FROM fills
  WHERE NOT exempt('patrol-car', patrols = 1)
    AND NOT exempt('travels-over-holiday', travels = 1)
    AND NOT exempt('on-duty', on_duty > 0)
),
card_days AS (
  SELECT card_no, day FROM doubtful WHERE NOT is_workday AND is_fuel GROUP BY card_no, day
)
SELECT
  d.txn_id AS txn_id,
  d.card_no AS card_no,
  d.plate AS plate,
  d.org_code AS org_code,
  d.txn_time AS txn_time,
  d.day AS day,
  d.day_type AS day_type,
  d.station_name AS station_name,
  d.amount AS amount,
  d.is_workday AS is_workday,
  d.is_fuel AS is_fuel,
  d.covered AS covered,
  d.bought_later AS bought_later,
  CASE WHEN a.day IS NOT NULL OR b.day IS NOT NULL THEN 'high' ELSE 'medium' END AS severity,
  d.txn_row AS ev_fuel_txn,
  d.card_row AS ev_fuel_card,
  d.vehicle_rows AS ev_official_vehicle
FROM doubtful d
LEFT JOIN card_days a ON a.card_no = d.card_no AND a.day = add_days(d.day, 1)
LEFT JOIN card_days b ON b.card_no = d.card_no AND b.day = add_days(d.day, -1)
