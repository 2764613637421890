WITH driven AS (
  SELECT
    d.vehicle_id, month_of(d.day) AS month, sum(d.km) AS gps_km, sum(d.odo_km) AS odo_km,
    sum(CASE WHEN d.odo_km IS NOT NULL THEN d.km END) AS dial_gps_km,
    -- What was driven while the unit's orders are known, and the car is its own by the register.
    sum(CASE WHEN f.org_code IS NOT NULL AND coalesce(d.day BETWEEN v.buy_date AND v.retire_date, true) THEN d.km ELSE 0 END) AS known_km,
    at_minute(min(d.day), 0) AS first_day, rows_of(d.first_row) AS first_rows, rows_of(d.last_row) AS last_rows
  FROM vehicle_day d
  JOIN official_vehicle v ON v.vehicle_id = d.vehicle_id
  LEFT JOIN order_feed f ON f.org_code = v.org_code AND d.day BETWEEN f.from_day AND f.to_day
  GROUP BY d.vehicle_id, month_of(d.day)
),
-- An order counts with its whole plan in every month it touches: how much of a journey over the end of a month falls before it is unknown.
touched AS (
  SELECT vehicle_id, month_of(day) AS month, order_row, plan_km
  FROM order_day
  WHERE day BETWEEN day_of(start_plan) AND day_of(end_plan)
  GROUP BY vehicle_id, month_of(day), order_row, plan_km
),
planned AS (
  SELECT
    vehicle_id, month, sum(plan_km) AS plan_km, count(*) AS orders, count(*) - count(plan_km) AS unplanned, rows_of(order_row) AS order_rows
  FROM touched
  GROUP BY vehicle_id, month
),
months AS (
  SELECT
    d.vehicle_id, d.month, d.first_day, d.gps_km, coalesce(p.plan_km, 0) AS plan_km, coalesce(p.orders, 0) AS orders,
    p.unplanned, d.known_km, d.odo_km, d.dial_gps_km, d.first_rows, d.last_rows, p.order_rows
  FROM driven d
  LEFT JOIN planned p ON p.vehicle_id = d.vehicle_id AND p.month = d.month
),
-- More driven than the orders explain, more on the dial than the positions of the same days show.
-- Without readings of the dial the second comparison is not made.
gaps AS (
  SELECT vehicle_id, month, 'plan' AS measure, gps_km - plan_km AS over_km, known_km - plan_km > greatest($km, $pct * plan_km) AS known
  FROM months
  WHERE gps_km - plan_km > $km AND gps_km - plan_km > $pct * plan_km
  UNION ALL
  SELECT vehicle_id, month, 'odometer' AS measure, odo_km - dial_gps_km AS over_km, true AS known
  FROM months
  WHERE odo_km - dial_gps_km > $km2 AND odo_km - dial_gps_km > $pct2 * dial_gps_km
)
SELECT
  v.plate AS plate,
  m.month AS month,
  g.measure AS measure,
  m.first_day AS first_day,
  v.org_code AS org_code,
  m.gps_km AS gps_km,
  m.plan_km AS plan_km,
  m.odo_km AS odo_km,
  m.orders AS orders,
  m.unplanned AS unplanned,
  g.over_km AS over_km,
  m.known_km AS known_km,
  g.known AS known,
  m.order_rows AS ev_dispatch_order,
  m.first_rows AS ev_gps_point__first,
  m.last_rows AS ev_gps_point__last,
  v._row AS ev_official_vehicle
FROM gaps g
JOIN months m ON m.vehicle_id = g.vehicle_id AND m.month = g.month
JOIN official_vehicle v ON v.vehicle_id = g.vehicle_id
LEFT JOIN vehicle_maintenance r ON r.plate = v.plate AND month_of(r.in_time) = m.month
  AND (regexp_matches(r.item, $dial_words) OR regexp_matches(r.part_name, $dial_words))
WHERE NOT exempt('dial-replaced', g.measure = 'odometer' AND r._row IS NOT NULL)
