WITH arrivals AS (
  SELECT
    s.poi_id, s.poi_name, s.poi_type, s.poi_row, s.vehicle_id, v.plate, v.org_code, s.start_ts, s.end_ts, s.first_row, s.last_row,
    c.is_workday, c.day_type, c.row AS calendar_row, v._row AS vehicle_row
  FROM stay_poi s
  JOIN official_vehicle v ON v.vehicle_id = s.vehicle_id
  LEFT JOIN calendar c ON c.day = day_of(s.start_ts)
  WHERE s.poi_type IN ('酒店', '殡仪馆') AND s.dist_m <= $r AND NOT coalesce(c.is_workday, false)
),
-- Cars sent there by an order that names a meeting, a public funeral or an emergency.
sent AS (
  SELECT a.vehicle_id, a.start_ts
  FROM arrivals a
  JOIN order_day o ON o.vehicle_id = a.vehicle_id AND o.day = day_of(a.start_ts)
  WHERE o.start_plan <= a.start_ts AND o.end_plan >= a.start_ts AND regexp_matches(o.reason, $event_words)
  GROUP BY a.vehicle_id, a.start_ts
),
-- Cars of a unit that holds a registered meeting or training that day.
hosts AS (
  SELECT a.vehicle_id, a.start_ts
  FROM arrivals a
  JOIN meeting_training m ON m.org_code = a.org_code
  WHERE day_of(a.start_ts) BETWEEN m.start_date AND coalesce(m.end_date, m.start_date)
  GROUP BY a.vehicle_id, a.start_ts
),
kept AS (
  SELECT
    a.poi_id, a.poi_name, a.poi_type, a.poi_row, a.vehicle_id, a.plate, a.org_code, a.start_ts, a.end_ts, a.first_row, a.last_row,
    a.is_workday, a.day_type, a.calendar_row, a.vehicle_row,
    -- Whether an order that explains the drive would have been delivered.
    CASE WHEN f.org_code IS NOT NULL THEN a.org_code END AS fed_org
  FROM arrivals a
  LEFT JOIN order_feed f ON f.org_code = a.org_code AND day_of(a.start_ts) BETWEEN f.from_day AND f.to_day
  LEFT JOIN sent s ON s.vehicle_id = a.vehicle_id AND s.start_ts = a.start_ts
  LEFT JOIN hosts h ON h.vehicle_id = a.vehicle_id AND h.start_ts = a.start_ts
  WHERE NOT exempt('event-order', s.vehicle_id IS NOT NULL) AND NOT exempt('meeting', h.vehicle_id IS NOT NULL)
)
SELECT
  e.poi_id AS poi_id,
  e.poi_name AS poi_name,
  e.poi_type AS poi_type,
  day_of(e.start_ts) AS day,
  e.start_ts AS first_at,
  e.is_workday AS is_workday,
  e.day_type AS day_type,
  count(DISTINCT p.vehicle_id) AS cars,
  count(DISTINCT p.org_code) AS units,
  count(DISTINCT CASE WHEN p.fed_org IS NOT NULL THEN p.vehicle_id END) AS fed_cars,
  count(DISTINCT p.fed_org) AS fed_units,
  string_agg(DISTINCT p.plate, '、' ORDER BY p.plate) AS plates,
  max(p.start_ts) AS last_at,
  rows_of(p.first_row) AS ev_gps_point__arrival,
  rows_of(p.last_row) AS ev_gps_point__departure,
  rows_of(p.vehicle_row) AS ev_official_vehicle,
  e.poi_row AS ev_poi,
  e.calendar_row AS ev_calendar_day
FROM kept e
JOIN kept p ON p.poi_id = e.poi_id
WHERE p.start_ts >= e.start_ts AND minutes_between(e.start_ts, p.start_ts) <= $win * 60
GROUP BY e.poi_id, e.poi_name, e.poi_type, e.start_ts, e.is_workday, e.day_type, e.poi_row, e.calendar_row
-- A car whose unit is unknown may be of a further unit.
HAVING count(DISTINCT p.vehicle_id) >= $cars AND count(DISTINCT coalesce(p.org_code, p.vehicle_id)) >= $orgs
