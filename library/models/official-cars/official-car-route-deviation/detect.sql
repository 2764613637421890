WITH legs AS (
  SELECT
    o.order_id, t.start_ts, t.km, t.start_lng, t.start_lat, t.start_row, t.end_row,
    count(*) OVER (PARTITION BY t.vehicle_id, t.start_ts) AS orders
  FROM trip t
  JOIN order_day o ON o.vehicle_id = t.vehicle_id AND o.day = day_of(t.start_ts)
  WHERE t.start_ts BETWEEN add_minutes(o.start_plan, 0 - $pad) AND o.end_plan
),
-- A trip within the time of two orders counts for neither.
driven AS (
  SELECT
    order_id, arg_min(start_lng, start_ts) AS from_lng, arg_min(start_lat, start_ts) AS from_lat,
    sum(CASE WHEN orders = 1 THEN km END) AS km, rows_of(start_row) AS start_rows, rows_of(end_row) AS end_rows
  FROM legs
  GROUP BY order_id
),
halts AS (
  SELECT
    s.vehicle_id, s.start_ts, s.first_row, s.last_row, o.order_id,
    haversine_m(s.lng, s.lat, o.dest_lng, o.dest_lat) / 1000 AS dest_km,
    haversine_m(s.lng, s.lat, d.from_lng, d.from_lat) / 1000 AS from_km,
    haversine_m(d.from_lng, d.from_lat, o.dest_lng, o.dest_lat) / 1000 AS line_km
  FROM stay s
  JOIN order_day o ON o.vehicle_id = s.vehicle_id AND o.day = day_of(s.start_ts)
  JOIN driven d ON d.order_id = o.order_id
  WHERE s.seen_minutes >= $stay AND o.start_plan <= s.start_ts AND o.end_plan >= s.start_ts
    AND coalesce(s.base_out_m > $corridor_km * 1000, true)
),
-- Distance from the straight line between start and destination: plane geometry, good to a few metres at these lengths.
beside AS (
  SELECT
    vehicle_id, start_ts, first_row, last_row, order_id, dest_km, from_km,
    CASE
      WHEN pow(dest_km, 2) >= pow(from_km, 2) + pow(line_km, 2) THEN from_km
      WHEN pow(from_km, 2) >= pow(dest_km, 2) + pow(line_km, 2) THEN dest_km
      ELSE sqrt(abs(pow(from_km, 2) - pow((pow(from_km, 2) + pow(line_km, 2) - pow(dest_km, 2)) / (2 * line_km), 2)))
    END AS side_km
  FROM halts
),
marked AS (
  SELECT
    vehicle_id, start_ts, first_row, last_row, order_id, dest_km, from_km,
    CASE WHEN dest_km > $dev_km AND side_km > $corridor_km THEN 1 ELSE 0 END AS stray
  FROM beside
),
-- A stay within the time of two orders is explained by either; else it counts against the nearer one.
ranked AS (
  SELECT
    order_id, first_row, last_row, dest_km, from_km, stray,
    row_number() OVER (PARTITION BY vehicle_id, start_ts ORDER BY stray, dest_km, order_id) AS place
  FROM marked
),
strayed AS (
  SELECT
    order_id, sum(stray) AS strays, max(CASE WHEN stray = 1 THEN dest_km END) AS far_km,
    count(*) FILTER (WHERE dest_km IS NULL AND from_km > $dev_km) AS unplaced,
    rows_of(first_row) AS first_rows, rows_of(last_row) AS last_rows
  FROM ranked
  WHERE place = 1
  GROUP BY order_id
),
judged AS (
  SELECT
    o.order_id, o.vehicle_id, o.start_plan, o.org_code, o.reason, o.dest, o.plan_km, o._row AS order_row, d.km, d.start_rows, d.end_rows,
    CASE
      -- A plan as long as the road to the destination is that of one way.
      WHEN exempt(
        'one-way-plan',
        o.plan_km * 1000 BETWEEN haversine_m(d.from_lng, d.from_lat, o.dest_geo_lng, o.dest_geo_lat)
          AND haversine_m(d.from_lng, d.from_lat, o.dest_geo_lng, o.dest_geo_lat) * $road
        AND d.km <= 2 * o.plan_km * $ratio
      ) THEN NULL
      WHEN d.km > nullif(o.plan_km, 0) * $ratio AND d.km - o.plan_km >= $extra_km THEN d.km - o.plan_km
    END AS over_km
  FROM dispatch_order o
  JOIN driven d ON d.order_id = o.order_id
)
SELECT
  v.plate AS plate,
  o.order_id AS order_id,
  o.start_plan AS start_plan,
  o.org_code AS org_code,
  o.dest AS dest,
  o.plan_km AS plan_km,
  o.km AS km,
  coalesce(s.strays, 0) AS strays,
  s.far_km AS far_km,
  s.unplaced AS unplaced,
  o.over_km AS over_km,
  o.start_rows AS ev_gps_point__start,
  o.end_rows AS ev_gps_point__end,
  s.first_rows AS ev_gps_point__first,
  s.last_rows AS ev_gps_point__last,
  o.order_row AS ev_dispatch_order,
  v._row AS ev_official_vehicle
FROM judged o
JOIN official_vehicle v ON v.vehicle_id = o.vehicle_id
LEFT JOIN strayed s ON s.order_id = o.order_id
WHERE (s.strays > 0 OR s.unplaced > 0 OR o.over_km IS NOT NULL)
  AND NOT exempt('several-destinations', regexp_matches(o.dest, $multi_words) OR regexp_matches(o.reason, $multi_words))
  AND NOT exempt('detour', regexp_matches(o.dest, $detour_words) OR regexp_matches(o.reason, $detour_words))
  AND NOT exempt('guests', regexp_matches(o.dest, $guest_words) OR regexp_matches(o.reason, $guest_words))
