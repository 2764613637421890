WITH seen AS (
  SELECT vehicle_id, 1 AS has_gps FROM vehicle_day GROUP BY vehicle_id
),
listed AS (
  SELECT
    v.org_code AS org_code,
    CASE WHEN coalesce(v.status, '在用') = '在用' THEN 1 ELSE 0 END AS vehicles,
    CASE WHEN coalesce(v.status, '在用') = '在用' AND s.has_gps = 1 THEN 1 ELSE 0 END AS gps_vehicles
  FROM official_vehicle v
  LEFT JOIN seen s ON s.vehicle_id = v.vehicle_id
)
SELECT
  l.org_code AS org_code,
  CAST(sum(l.vehicles) AS BIGINT) AS vehicles,
  CAST(sum(l.gps_vehicles) AS BIGINT) AS gps_vehicles
FROM listed l
WHERE l.org_code IS NOT NULL
GROUP BY l.org_code
