WITH numbered AS (
  SELECT
    day, is_workday,
    sum(CASE WHEN is_workday THEN 1 ELSE 0 END) OVER (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS n
  FROM calendar
),
-- A single fix before a gap is no stay: the car may have been under way.
seq AS (
  SELECT
    vehicle_id, start_ts, end_ts, base_out_m, first_row, last_row,
    lead(base_out_m) OVER (PARTITION BY vehicle_id ORDER BY start_ts) AS next_out_m,
    lead(start_ts) OVER (PARTITION BY vehicle_id ORDER BY start_ts) AS next_ts,
    lag(base_out_m) OVER (PARTITION BY vehicle_id ORDER BY start_ts) AS last_out_m,
    lag(end_ts) OVER (PARTITION BY vehicle_id ORDER BY start_ts) AS last_ts
  FROM stay
  WHERE seen_minutes > 0
),
homes AS (
  SELECT
    q.vehicle_id, q.start_ts, q.end_ts, q.base_out_m, q.first_row, q.last_row, q.next_out_m, q.next_ts, q.last_out_m, q.last_ts,
    p.poi_id, p.poi_name, p.poi_row,
    row_number() OVER (PARTITION BY q.vehicle_id, q.start_ts ORDER BY p.dist_m, p.poi_id) AS place
  FROM seq q
  JOIN stay_poi p ON p.vehicle_id = q.vehicle_id AND p.start_ts = q.start_ts
  WHERE p.poi_type = '住宅小区' AND p.dist_m <= greatest(coalesce(p.radius_m, 0), $r) AND coalesce(q.base_out_m > $unit_m, true)
),
rides AS (
  SELECT vehicle_id, end_ts AS at_ts, base_out_m, poi_id, poi_name, poi_row, first_row, last_row
  FROM homes
  WHERE place = 1 AND minute_of_day(end_ts) BETWEEN $morning_start AND $morning_end
    AND day_of(next_ts) = day_of(end_ts) AND coalesce(next_out_m <= $unit_m, true)
  UNION ALL
  SELECT vehicle_id, start_ts AS at_ts, base_out_m, poi_id, poi_name, poi_row, first_row, last_row
  FROM homes
  WHERE place = 1 AND minute_of_day(start_ts) BETWEEN $evening_start AND $evening_end
    AND day_of(last_ts) = day_of(start_ts) AND coalesce(last_out_m <= $unit_m, true)
),
-- In a year without a calendar the days are counted as they come: only to say that it cannot be judged.
daily AS (
  SELECT
    r.vehicle_id, r.poi_id, r.poi_name, r.poi_row, day_of(r.at_ts) AS day, c.is_workday,
    coalesce(c.n, days_between(CAST('2000-01-01' AS DATE), day_of(r.at_ts))) AS n,
    min(r.at_ts) AS at_ts, count(*) - count(r.base_out_m) AS unfenced, min(r.first_row) AS first_row, max(r.last_row) AS last_row
  FROM rides r
  LEFT JOIN numbered c ON c.day = day_of(r.at_ts)
  LEFT JOIN order_day o ON o.vehicle_id = r.vehicle_id AND o.day = day_of(r.at_ts)
    AND o.start_plan <= r.at_ts AND o.end_plan >= r.at_ts AND regexp_matches(o.reason, $bus_words)
  WHERE coalesce(c.is_workday, true) AND NOT exempt('commuter-bus', o.order_row IS NOT NULL)
  GROUP BY r.vehicle_id, r.poi_id, r.poi_name, r.poi_row, day_of(r.at_ts), c.is_workday, c.n
),
pairs AS (
  SELECT
    a.vehicle_id, a.poi_id, a.poi_name, a.poi_row, a.day AS full_day, a.at_ts AS full_ts,
    b.day, b.is_workday, b.unfenced, b.first_row, b.last_row,
    count(*) OVER (PARTITION BY a.vehicle_id, a.poi_id, a.day) AS times
  FROM daily a
  JOIN daily b ON b.vehicle_id = a.vehicle_id AND b.poi_id = a.poi_id
  WHERE b.n <= a.n AND b.n > a.n - $days
),
requests AS (
  SELECT
    vehicle_id, applicant_id, month_of(start_plan) AS month, start_plan, _row AS order_row,
    CASE
      WHEN exempt('commuter-bus', regexp_matches(reason, $bus_words)) THEN 0
      WHEN exempt('applies-for-others', NOT contains(nullif(passengers, '[]'), applicant_id)) THEN 0
      ELSE 1
    END AS own,
    CASE WHEN contains(passengers, applicant_id) THEN 1 ELSE 0 END AS listed
  FROM dispatch_order
),
totals AS (
  SELECT vehicle_id, month, count(*) AS orders FROM requests GROUP BY vehicle_id, month
),
applicants AS (
  SELECT vehicle_id, applicant_id, month, sum(own) AS orders, sum(own * listed) AS riding, min(start_plan) AS first_ts, rows_of(order_row) AS order_rows,
    rows_of(CAST(NULL AS BIGINT)) AS no_rows
  FROM requests
  GROUP BY vehicle_id, applicant_id, month
),
found AS (
  SELECT
    vehicle_id, month_of(full_day) AS month, 'home' AS kind, poi_id, poi_name, min(full_ts) AS occurred_at,
    count(DISTINCT day) AS ride_days, sum(unfenced) AS unfenced, count(*) - count(is_workday) AS undated,
    CAST(NULL AS VARCHAR) AS applicant_id, CAST(NULL AS BIGINT) AS orders,
    CAST(NULL AS BIGINT) AS riding, CAST(NULL AS BIGINT) AS unlisted, CAST(NULL AS DOUBLE) AS share_pct,
    rows_of(first_row) AS first_rows, rows_of(last_row) AS last_rows, poi_row, rows_of(CAST(NULL AS BIGINT)) AS order_rows
  FROM pairs
  WHERE times >= $hits
  GROUP BY vehicle_id, month_of(full_day), poi_id, poi_name, poi_row
  UNION ALL
  SELECT
    a.vehicle_id, a.month, 'applicant' AS kind, '' AS poi_id, CAST(NULL AS VARCHAR) AS poi_name, a.first_ts AS occurred_at,
    CAST(NULL AS BIGINT) AS ride_days, CAST(NULL AS BIGINT) AS unfenced, CAST(NULL AS BIGINT) AS undated,
    a.applicant_id, a.orders,
    a.riding, CASE WHEN a.riding >= $n AND a.riding >= $share * t.orders THEN 0 ELSE 1 END AS unlisted, a.orders * 100.0 / t.orders AS share_pct,
    a.no_rows AS first_rows, a.no_rows AS last_rows, CAST(NULL AS BIGINT) AS poi_row, a.order_rows
  FROM applicants a
  JOIN totals t ON t.vehicle_id = a.vehicle_id AND t.month = a.month
  LEFT JOIN supervised_person s ON s.id_no = a.applicant_id
  WHERE a.orders >= $n AND a.orders >= $share * t.orders
    AND NOT exempt('entitled-rank', s.rank_level = '省部')
)
SELECT
  v.plate AS plate,
  f.month AS month,
  f.kind AS kind,
  f.poi_id AS poi_id,
  f.poi_name AS poi_name,
  f.occurred_at AS occurred_at,
  v.org_code AS org_code,
  f.ride_days AS ride_days,
  f.unfenced AS unfenced,
  f.undated AS undated,
  f.applicant_id AS applicant_id,
  f.orders AS orders,
  f.riding AS riding,
  f.unlisted AS unlisted,
  f.share_pct AS share_pct,
  f.first_rows AS ev_gps_point__first,
  f.last_rows AS ev_gps_point__last,
  f.poi_row AS ev_poi,
  f.order_rows AS ev_dispatch_order,
  v._row AS ev_official_vehicle
FROM found f
JOIN official_vehicle v ON v.vehicle_id = f.vehicle_id
