-- The spans are joined by equality, so that no order meets more days than it covers. An order of more than 398 days is cut there.
WITH digits AS (
  SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
  UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9
),
numbers AS (
  SELECT h.d * 100 + t.d * 10 + u.d AS n
  FROM digits h CROSS JOIN digits t CROSS JOIN digits u
  WHERE h.d < 4
),
spans AS (
  SELECT s.n AS span, o.n AS n
  FROM numbers s CROSS JOIN numbers o
  WHERE o.n <= s.n
),
dated AS (
  SELECT
    order_id, vehicle_id, org_code, applicant_id, driver_id, reason, dest, dest_geo_lng, dest_geo_lat,
    start_plan, cross_area, approve_time, plan_km, _row AS order_row,
    CASE WHEN end_plan IS NULL THEN add_minutes(start_plan, 1440) ELSE end_plan END AS until
  FROM dispatch_order
  WHERE start_plan IS NOT NULL
),
spanned AS (
  SELECT
    order_id, vehicle_id, org_code, applicant_id, driver_id, reason, dest, dest_geo_lng, dest_geo_lat,
    start_plan, until, cross_area, approve_time, plan_km, order_row,
    CASE
      WHEN until < start_plan THEN 2
      WHEN days_between(day_of(start_plan), day_of(until)) > 397 THEN 399
      ELSE days_between(day_of(start_plan), day_of(until)) + 2
    END AS span
  FROM dated
)
SELECT
  add_days(day_of(o.start_plan), s.n - 1) AS day,
  o.vehicle_id AS vehicle_id,
  o.order_id AS order_id,
  o.org_code AS org_code,
  o.applicant_id AS applicant_id,
  o.driver_id AS driver_id,
  o.reason AS reason,
  o.dest AS dest,
  o.dest_geo_lng AS dest_lng,
  o.dest_geo_lat AS dest_lat,
  o.start_plan AS start_plan,
  o.until AS end_plan,
  o.cross_area AS cross_area,
  o.approve_time AS approve_time,
  o.plan_km AS plan_km,
  o.order_row AS order_row
FROM spanned o
JOIN spans s ON s.span = o.span
