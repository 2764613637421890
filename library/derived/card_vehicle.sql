-- Only cards that list several plates meet every vehicle; they are few.
WITH pairs AS (
  SELECT c._row AS card_row, v._row AS vehicle_row
  FROM fuel_card c
  JOIN official_vehicle v ON v.plate = c.bind_plate
  WHERE NOT contains(c.bind_plate, '、')
  UNION ALL
  SELECT c._row AS card_row, v._row AS vehicle_row
  FROM fuel_card c
  CROSS JOIN official_vehicle v
  WHERE contains(c.bind_plate, '、') AND v.plate <> '' AND contains('、' || c.bind_plate || '、', '、' || v.plate || '、')
),
counted AS (
  SELECT card_row, count(*) AS vehicles FROM pairs GROUP BY card_row
)
SELECT
  c.card_no AS card_no,
  c.master_no AS master_no,
  c.status AS card_status,
  c.limit_goods AS limit_goods,
  c.day_limit AS day_limit,
  c.keeper_id AS keeper_id,
  coalesce(c.org_code, v.org_code) AS org_code,
  v.vehicle_id AS vehicle_id,
  v.plate AS plate,
  v.use_type AS use_type,
  v.brand_model AS brand_model,
  v.fuel_type AS fuel_type,
  r.tank_l AS tank_l,
  nullif(v.tank_l, 0) AS tank_registered,
  r.norm_l100 AS norm_l100,
  v.status AS vehicle_status,
  v.retire_date AS retire_date,
  n.vehicles AS vehicles,
  p.card_row AS card_row,
  p.vehicle_row AS vehicle_row
FROM pairs p
JOIN counted n ON n.card_row = p.card_row
JOIN fuel_card c ON c._row = p.card_row
JOIN official_vehicle v ON v._row = p.vehicle_row
JOIN vehicle_rating r ON r.vehicle_row = p.vehicle_row
