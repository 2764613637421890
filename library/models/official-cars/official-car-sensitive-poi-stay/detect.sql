WITH near AS (
  SELECT
    p.vehicle_id, p.start_ts, p.end_ts, p.seen_minutes AS minutes, p.poi_id, p.poi_name, p.poi_type, p.dist_m, p.first_row, p.last_row, p.poi_row,
    c.is_workday, minute_of_day(p.start_ts) BETWEEN $work_start AND $work_end AS in_hours
  FROM stay_poi p
  LEFT JOIN calendar c ON c.day = day_of(p.start_ts)
  WHERE p.poi_type IN ('酒店', '餐饮', '住宅小区', '景区', '农家乐', '会所')
    AND p.dist_m <= greatest(coalesce(p.radius_m, 0), $buf)
),
placed AS (
  SELECT
    n.vehicle_id, n.start_ts, n.end_ts, n.minutes, n.poi_id, n.poi_name, n.poi_type, n.dist_m, n.first_row, n.last_row, n.poi_row,
    n.is_workday, n.in_hours, q.lng, q.lat, v.plate, v.org_code, v._row AS vehicle_row,
    day_of(n.start_ts) BETWEEN v.buy_date AND v.retire_date AS registered,
    row_number() OVER (PARTITION BY n.vehicle_id, n.start_ts ORDER BY n.dist_m, n.poi_id) AS place
  FROM near n
  JOIN official_vehicle v ON v.vehicle_id = n.vehicle_id
  LEFT JOIN poi q ON q.poi_id = n.poi_id
  WHERE n.minutes >= CASE WHEN n.is_workday AND n.in_hours THEN $stay_min ELSE $stay_min * $off_ratio END
),
ordered AS (
  SELECT
    p.vehicle_id, p.start_ts, count(DISTINCT o.order_row) AS orders, rows_of(o.order_row) AS order_rows,
    count(*) FILTER (WHERE haversine_m(o.dest_lng, o.dest_lat, p.lng, p.lat) <= $dest_m OR contains(o.dest, p.poi_name)) AS to_place,
    count(*) FILTER (
      WHERE regexp_matches(o.reason, $visit_words) AND coalesce(haversine_m(o.dest_lng, o.dest_lat, p.lng, p.lat) <= $visit_m, true)
    ) AS visits
  FROM placed p
  JOIN order_day o ON o.vehicle_id = p.vehicle_id AND o.day = day_of(p.start_ts)
  WHERE o.start_plan <= p.end_ts AND o.end_plan >= p.start_ts
  GROUP BY p.vehicle_id, p.start_ts
),
events AS (
  SELECT org_code, recep_date AS first_day, recep_date AS last_day, place_name FROM reception_record
  UNION ALL
  SELECT m.org_code, m.start_date AS first_day, coalesce(m.end_date, m.start_date) AS last_day, e.ent_name AS place_name
  FROM meeting_training m
  LEFT JOIN enterprise_registry e ON e.uscc = m.place_uscc
  WHERE coalesce(m.place_type, '') <> '内部'
),
held AS (
  SELECT
    p.vehicle_id, p.start_ts, count(*) FILTER (WHERE contains(e.place_name, p.poi_name)) AS here, count(*) - count(e.place_name) AS unplaced
  FROM placed p
  JOIN events e ON e.org_code = p.org_code
  WHERE e.first_day <= day_of(p.start_ts) AND e.last_day >= day_of(p.start_ts)
  GROUP BY p.vehicle_id, p.start_ts
),
offices AS (
  SELECT vehicle_id, start_ts FROM stay_poi WHERE poi_type = '机关' AND dist_m <= greatest(coalesce(radius_m, 0), $buf)
)
SELECT
  p.plate AS plate,
  p.start_ts AS start_ts,
  p.end_ts AS end_ts,
  p.org_code AS org_code,
  p.minutes AS minutes,
  p.poi_id AS poi_id,
  p.plate || '@' || p.poi_id AS plate_poi,
  p.poi_name AS poi_name,
  p.poi_type AS poi_type,
  p.dist_m AS dist_m,
  coalesce(o.orders, 0) AS orders,
  p.is_workday IS NULL AND p.in_hours AND p.minutes < $stay_min AS calendar_needed,
  h.unplaced AS unplaced,
  u.org_code IS NOT NULL AS fed,
  p.registered AS registered,
  p.first_row AS ev_gps_point__first,
  p.last_row AS ev_gps_point__last,
  p.poi_row AS ev_poi,
  o.order_rows AS ev_dispatch_order,
  p.vehicle_row AS ev_official_vehicle
FROM placed p
LEFT JOIN ordered o ON o.vehicle_id = p.vehicle_id AND o.start_ts = p.start_ts
LEFT JOIN held h ON h.vehicle_id = p.vehicle_id AND h.start_ts = p.start_ts
LEFT JOIN offices g ON g.vehicle_id = p.vehicle_id AND g.start_ts = p.start_ts
LEFT JOIN stay s ON s.vehicle_id = p.vehicle_id AND s.start_ts = p.start_ts
LEFT JOIN order_feed u ON u.org_code = p.org_code AND day_of(p.start_ts) BETWEEN u.from_day AND u.to_day
WHERE p.place = 1
  AND NOT exempt('order-to-place', o.to_place > 0)
  AND NOT exempt('visit-or-inspection', o.visits > 0)
  AND NOT exempt('event', h.here > 0)
  AND NOT exempt('same-building', g.vehicle_id IS NOT NULL OR s.base_out_m <= $buf)
