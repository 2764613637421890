WITH stops AS (
  SELECT
    s.vehicle_id, v.plate, v.org_code, s.poi_id, s.poi_name, s.start_ts, s.end_ts, s.minutes, s.first_row, s.last_row, s.poi_row,
    -- Whether it is a school day. Where nobody says it, workdays are, but for the months in which schools close.
    coalesce(c.school_day, c.is_workday AND CASE WHEN substring(month_of(s.start_ts), 5, 2) NOT IN ('01', '02', '07', '08') THEN true END) AS school_day,
    c.row AS calendar_row, v._row AS vehicle_row,
    f.org_code IS NOT NULL AS fed, s.lng, s.lat, haversine_m(u.geo_lng, u.geo_lat, s.lng, s.lat) AS unit_m
  FROM stay_poi s
  JOIN official_vehicle v ON v.vehicle_id = s.vehicle_id
  LEFT JOIN calendar c ON c.day = day_of(s.start_ts)
  LEFT JOIN org_unit u ON u.org_code = v.org_code
  LEFT JOIN order_feed f ON f.org_code = v.org_code AND day_of(s.start_ts) BETWEEN f.from_day AND f.to_day
  WHERE s.poi_type = '学校' AND s.dist_m <= $r AND s.minutes <= $max
    AND (minute_of_day(s.start_ts) BETWEEN $am_start AND $am_end OR minute_of_day(s.start_ts) BETWEEN $pm_start AND $pm_end)
),
-- Orders for work at schools, or to that very school.
duties AS (
  SELECT s.vehicle_id, s.start_ts, s.poi_id
  FROM stops s
  JOIN order_day o ON o.vehicle_id = s.vehicle_id AND o.day = day_of(s.start_ts)
  WHERE o.start_plan <= s.start_ts AND o.end_plan >= s.start_ts
    AND (regexp_matches(o.reason, $duty_words) OR haversine_m(o.dest_lng, o.dest_lat, s.lng, s.lat) <= $dest_m)
  GROUP BY s.vehicle_id, s.start_ts, s.poi_id
),
kept AS (
  SELECT
    s.vehicle_id, s.plate, s.org_code, s.poi_id, s.poi_name, s.start_ts, s.minutes, s.school_day, s.fed, s.first_row, s.last_row,
    s.poi_row, s.calendar_row, s.vehicle_row
  FROM stops s
  LEFT JOIN duties d ON d.vehicle_id = s.vehicle_id AND d.start_ts = s.start_ts AND d.poi_id = s.poi_id
  WHERE coalesce(s.school_day, true)
    AND NOT exempt('duty', d.poi_id IS NOT NULL)
    AND NOT exempt('beside-school', s.unit_m <= $beside_m)
)
SELECT
  e.plate AS plate,
  e.poi_id AS poi_id,
  e.poi_name AS poi_name,
  month_of(e.start_ts) AS month,
  e.start_ts AS first_at,
  e.org_code AS org_code,
  count(*) AS times,
  count(*) FILTER (WHERE p.fed) AS fed_times,
  count(p.school_day) FILTER (WHERE p.fed) AS sure,
  max(p.start_ts) AS last_at,
  max(p.minutes) AS longest,
  rows_of(p.first_row) AS ev_gps_point__arrival,
  rows_of(p.last_row) AS ev_gps_point__departure,
  e.poi_row AS ev_poi,
  rows_of(p.calendar_row) AS ev_calendar_day,
  e.vehicle_row AS ev_official_vehicle
FROM kept e
JOIN kept p ON p.vehicle_id = e.vehicle_id AND p.poi_id = e.poi_id
WHERE p.start_ts >= e.start_ts AND days_between(e.start_ts, p.start_ts) < $window
GROUP BY e.plate, e.poi_id, e.poi_name, e.start_ts, e.org_code, e.poi_row, e.vehicle_row
HAVING count(*) >= $n
