WITH service AS (
  SELECT vehicle_id, day FROM vehicle_day WHERE km >= $moved_km
  UNION ALL
  SELECT vehicle_id, day FROM order_day
),
repairs AS (
  SELECT plate, day_of(in_time) AS in_day, day_of(out_time) AS out_day, _row AS repair_row
  FROM vehicle_maintenance
  WHERE NOT regexp_matches(coalesce(item, ''), $not_repair)
),
fills AS (
  SELECT
    u.txn_id, u.card_no, u.txn_time, u.liters, u.amount, u.org_code, u.vehicle_id, u.plate, u.vehicle_status, u.retire_date,
    u.txn_row, u.card_row, u.vehicle_row, v.org_code AS unit,
    coalesce(u.goods_type IS NOT NULL OR u.is_fuel, false) AS spent, m.in_day, m.out_day, m.repair_row,
    CASE
      WHEN m.repair_row IS NOT NULL THEN 'repair'
      WHEN days_between(u.retire_date, day_of(u.txn_time)) > 0 THEN 'retired'
      -- A date still to come is that of the scrapping, not the day from which a car is laid up.
      WHEN u.vehicle_status IN ('停驶', '封存', '维修') OR (u.vehicle_status = '报废' AND u.retire_date IS NULL) THEN 'status'
    END AS basis
  FROM fuel_use u
  JOIN official_vehicle v ON v._row = u.vehicle_row
  LEFT JOIN fuel_reversal r ON r.txn_row = u.txn_row
  LEFT JOIN repairs m
    ON m.plate = u.plate
    AND days_between(m.in_day, day_of(u.txn_time)) >= $edge
    AND days_between(day_of(u.txn_time), m.out_day) >= $edge
  WHERE coalesce(u.goods_type NOT IN ('充值', '圈存'), u.is_fuel, true)
    AND NOT exempt('reversed', r.txn_row IS NOT NULL)
    AND NOT exempt('shared-card', u.vehicles > 1)
),
served AS (
  SELECT f.txn_row
  FROM fills f
  JOIN service s ON s.vehicle_id = f.vehicle_id AND days_between(s.day, day_of(f.txn_time)) BETWEEN 0 AND $lag
  GROUP BY f.txn_row
)
SELECT
  f.txn_id AS txn_id,
  f.card_no AS card_no,
  f.org_code AS org_code,
  f.plate AS plate,
  f.vehicle_status AS vehicle_status,
  f.retire_date AS retire_date,
  f.in_day AS in_day,
  f.out_day AS out_day,
  f.txn_time AS txn_time,
  f.liters AS liters,
  f.amount AS amount,
  f.basis AS basis,
  f.spent AS spent,
  t.vehicle_id IS NOT NULL OR n.org_code IS NOT NULL AS traceable,
  t.km >= $moved_km AS drove,
  f.txn_row AS ev_fuel_txn,
  f.card_row AS ev_fuel_card,
  f.vehicle_row AS ev_official_vehicle,
  f.repair_row AS ev_vehicle_maintenance
FROM fills f
LEFT JOIN served s ON s.txn_row = f.txn_row
-- Of the day itself: a feed that began later or ended before says nothing about it.
LEFT JOIN vehicle_day t ON t.vehicle_id = f.vehicle_id AND t.day = day_of(f.txn_time)
LEFT JOIN order_feed n ON n.org_code = f.unit AND day_of(f.txn_time) BETWEEN n.from_day AND n.to_day
WHERE f.basis IS NOT NULL
  AND NOT exempt(
    'status-lag',
    CASE f.basis
      WHEN 'status' THEN s.txn_row IS NOT NULL
      WHEN 'retired' THEN days_between(f.retire_date, day_of(f.txn_time)) <= $lag
    END
  )
