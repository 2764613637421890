WITH listed AS (
  SELECT order_id, applicant_id AS person_id, 'applicant' AS role, _row AS order_row FROM dispatch_order
  UNION ALL
  SELECT order_id, driver_id AS person_id, 'driver' AS role, _row AS order_row FROM dispatch_order
  UNION ALL
  SELECT order_id, unnest(json_strings(passengers)) AS person_id, 'passenger' AS role, _row AS order_row
  FROM dispatch_order
  WHERE passengers IS NOT NULL
)
SELECT order_id, person_id, role, order_row
FROM listed
WHERE person_id IS NOT NULL AND person_id <> ''
GROUP BY order_id, person_id, role, order_row
