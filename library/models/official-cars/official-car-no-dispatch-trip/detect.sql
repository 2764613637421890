WITH counted AS (
  SELECT day, sum(CASE WHEN is_workday THEN 1 ELSE 0 END) OVER (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS n
  FROM calendar
),
-- The last day for filing an order, for a trip of each day.
due AS (
  SELECT d.day, min(w.day) AS due_day
  FROM counted d
  JOIN counted w ON w.n = d.n + $late_days
  GROUP BY d.day
),
long AS (
  SELECT t.vehicle_id, t.start_ts, t.end_ts, t.km, t.start_row, t.end_row
  FROM trip t
  WHERE t.km >= $min_km
),
ordered AS (
  SELECT
    t.vehicle_id, t.start_ts, min(o.approve_time) AS approved_at, count(*) AS orders, count(o.approve_time) AS dated,
    rows_of(o.order_row) AS order_rows
  FROM long t
  JOIN order_day o ON o.vehicle_id = t.vehicle_id AND o.day = day_of(t.start_ts)
  WHERE add_minutes(o.start_plan, 0 - $pad) <= t.end_ts AND add_minutes(o.end_plan, $pad2) >= t.start_ts
  GROUP BY t.vehicle_id, t.start_ts
)
SELECT
  v.plate AS plate,
  t.start_ts AS start_ts,
  t.end_ts AS end_ts,
  v.org_code AS org_code,
  t.km AS km,
  coalesce(o.orders, 0) AS late_orders,
  o.approved_at AS approved_at,
  o.orders - o.dated AS undated,
  w.due_day AS due_day,
  u.org_code IS NOT NULL AS fed,
  day_of(t.start_ts) BETWEEN v.buy_date AND v.retire_date AS registered,
  t.start_row AS ev_gps_point__start,
  t.end_row AS ev_gps_point__end,
  o.order_rows AS ev_dispatch_order,
  v._row AS ev_official_vehicle
FROM long t
JOIN official_vehicle v ON v.vehicle_id = t.vehicle_id
LEFT JOIN ordered o ON o.vehicle_id = t.vehicle_id AND o.start_ts = t.start_ts
LEFT JOIN due w ON w.day = day_of(t.start_ts)
LEFT JOIN order_feed u ON u.org_code = v.org_code AND day_of(t.start_ts) BETWEEN u.from_day AND u.to_day
LEFT JOIN fuel_use f ON f.vehicle_id = t.vehicle_id
  AND f.txn_time BETWEEN add_minutes(t.start_ts, 0 - $pad) AND add_minutes(t.end_ts, $pad)
LEFT JOIN vehicle_maintenance r ON r.plate = v.plate AND (day_of(r.in_time) = day_of(t.start_ts) OR day_of(r.out_time) = day_of(t.start_ts))
WHERE NOT coalesce(o.approved_at <= t.end_ts, false)
  AND NOT exempt('filed-afterwards', day_of(o.approved_at) <= w.due_day)
  AND NOT exempt('errand', t.km < $errand_km AND (f.txn_row IS NOT NULL OR r._row IS NOT NULL))
