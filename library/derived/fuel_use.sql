-- What of a refund is not told leaves unknown what was kept.
WITH parts AS (
  SELECT
    r.part_of,
    CASE WHEN count(nullif(t.liters, 0)) = count(*) THEN sum(t.liters) END AS liters,
    CASE WHEN count(t.amount) = count(*) THEN sum(t.amount) END AS amount
  FROM fuel_reversal r
  JOIN fuel_txn t ON t._row = r.txn_row
  WHERE r.part_of IS NOT NULL
  GROUP BY r.part_of
)
SELECT
  t.txn_id AS txn_id,
  t.card_no AS card_no,
  t.txn_time AS txn_time,
  t.station_id AS station_id,
  t.station_name AS station_name,
  t.lng AS lng,
  t.lat AS lat,
  g.goods AS goods_type,
  g.is_fuel AS is_fuel,
  t.goods_name AS goods_name,
  t.grade AS grade,
  CASE WHEN p.part_of IS NULL THEN t.liters ELSE yuan(t.liters + p.liters) END AS liters,
  CASE WHEN p.part_of IS NULL THEN t.amount ELSE yuan(t.amount + p.amount) END AS amount,
  t.forecourt_plate AS forecourt_plate,
  b.org_code AS org_code,
  b.keeper_id AS keeper_id,
  b.card_status AS card_status,
  b.vehicle_id AS vehicle_id,
  b.plate AS plate,
  b.use_type AS use_type,
  b.brand_model AS brand_model,
  b.fuel_type AS fuel_type,
  b.tank_l AS tank_l,
  b.tank_registered AS tank_registered,
  b.norm_l100 AS norm_l100,
  b.vehicle_status AS vehicle_status,
  b.retire_date AS retire_date,
  b.vehicles AS vehicles,
  t._row AS txn_row,
  b.card_row AS card_row,
  b.vehicle_row AS vehicle_row
FROM fuel_txn t
JOIN card_vehicle b ON b.card_no = t.card_no
JOIN fuel_goods g ON g.txn_row = t._row
LEFT JOIN parts p ON p.part_of = t._row
