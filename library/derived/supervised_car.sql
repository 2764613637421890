WITH paths AS (
  SELECT
    v.plate, v.owner_id, p.id_no AS person_id, p.name AS person_name, p.org_code, p.status AS person_status,
    0 AS degree, '本人' AS relation, CAST(1 AS DOUBLE) AS confidence, CAST(NULL AS DATE) AS start_date, CAST(NULL AS DATE) AS end_date,
    v._row AS vehicle_row, p._row AS person_row, CAST(NULL AS BIGINT) AS kin_row
  FROM private_vehicle v
  JOIN supervised_person p ON p.id_no = v.owner_id
  UNION ALL
  SELECT
    v.plate, v.owner_id, p.id_no AS person_id, p.name AS person_name, p.org_code, p.status AS person_status,
    k.degree, k.relation, k.confidence, k.start_date, k.end_date,
    v._row AS vehicle_row, p._row AS person_row, k.kin_row
  FROM private_vehicle v
  JOIN kin k ON k.kin_id = v.owner_id
  JOIN supervised_person p ON p.id_no = k.id_no
),
ranked AS (
  SELECT
    plate, owner_id, person_id, person_name, org_code, person_status, degree, relation, confidence, start_date, end_date,
    vehicle_row, person_row, kin_row,
    row_number() OVER (PARTITION BY plate, person_id ORDER BY degree, vehicle_row, person_row) AS place
  FROM paths
)
SELECT
  plate, owner_id, person_id, person_name, org_code, person_status, degree, relation, confidence, start_date, end_date,
  vehicle_row, person_row, kin_row
FROM ranked
WHERE place = 1
