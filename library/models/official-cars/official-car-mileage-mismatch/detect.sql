WITH driven AS (
  SELECT
    vehicle_id, month_of(day) AS month, sum(km) AS gps_km, sum(odo_km) AS odo_km, sum(CASE WHEN odo_km IS NOT NULL THEN km END) AS dial_gps_km,
    at_minute(min(day), 0) AS first_day, rows_of(first_row) AS first_rows, rows_of(last_row) AS last_rows
  FROM vehicle_day
  GROUP BY vehicle_id, month_of(day)
),
-- An order counts with its whole plan in the month it begins in.
planned AS (
  SELECT
    vehicle_id, month_of(start_plan) AS month, sum(plan_km) AS plan_km, count(*) AS orders, count(*) - count(plan_km) AS unplanned,
    rows_of(_row) AS order_rows
  FROM dispatch_order
  GROUP BY vehicle_id, month_of(start_plan)
),
months AS (
  SELECT
    d.vehicle_id, d.month, d.first_day, d.gps_km, coalesce(p.plan_km, 0) AS plan_km, coalesce(p.orders, 0) AS orders,
    p.unplanned, d.odo_km, d.dial_gps_km, d.first_rows, d.last_rows, p.order_rows
  FROM driven d
  LEFT JOIN planned p ON p.vehicle_id = d.vehicle_id AND p.month = d.month
),
-- More driven than the orders explain, more on the dial than the positions of the same days show.
-- Without readings of the dial the second comparison is not made.
gaps AS (
  SELECT vehicle_id, month, 'plan' AS measure, gps_km - plan_km AS over_km
  FROM months
  WHERE gps_km - plan_km > $km AND gps_km - plan_km > $pct * plan_km
  UNION ALL
  SELECT vehicle_id, month, 'odometer' AS measure, odo_km - dial_gps_km AS over_km
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
  u.orders AS unit_orders,
  m.order_rows AS ev_dispatch_order,
  m.first_rows AS ev_gps_point__first,
  m.last_rows AS ev_gps_point__last,
  v._row AS ev_official_vehicle
FROM gaps g
JOIN months m ON m.vehicle_id = g.vehicle_id AND m.month = g.month
JOIN official_vehicle v ON v.vehicle_id = g.vehicle_id
LEFT JOIN unit_feed u ON u.org_code = v.org_code
LEFT JOIN vehicle_maintenance r ON r.plate = v.plate AND month_of(r.in_time) = m.month
  AND (regexp_matches(r.item, $dial_words) OR regexp_matches(r.part_name, $dial_words))
WHERE NOT exempt('dial-replaced', g.measure = 'odometer' AND r._row IS NOT NULL)
