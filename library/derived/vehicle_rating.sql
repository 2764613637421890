WITH sized AS (
  SELECT
    _row AS vehicle_row, tank_l, norm_l100, coalesce(plate_color IN ('蓝', '绿'), false) AS light,
    coalesce(contains(brand_model, '摩托'), false) AS cycle
  FROM official_vehicle
)
SELECT
  vehicle_row AS vehicle_row,
  CASE
    WHEN tank_l BETWEEN CASE WHEN cycle THEN $least_cycle_tank ELSE $least_tank END AND CASE WHEN light THEN $most_light_tank ELSE $most_tank END
      THEN tank_l
  END AS tank_l,
  CASE WHEN norm_l100 BETWEEN $least_norm AND CASE WHEN light THEN $most_light_norm ELSE $most_norm END THEN norm_l100 END AS norm_l100
FROM sized
