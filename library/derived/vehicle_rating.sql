WITH sized AS (
  SELECT
    _row AS vehicle_row, tank_l, norm_l100, price, displacement, coalesce(plate_color IN ('蓝', '绿'), false) AS light,
    coalesce(contains(brand_model, '摩托'), false) AS cycle
  FROM official_vehicle
)
SELECT
  vehicle_row AS vehicle_row,
  CASE
    WHEN tank_l BETWEEN CASE WHEN cycle THEN $least_cycle_tank ELSE $least_tank END AND CASE WHEN light THEN $most_light_tank ELSE $most_tank END
      THEN tank_l
  END AS tank_l,
  CASE WHEN norm_l100 BETWEEN $least_norm AND CASE WHEN light THEN $most_light_norm ELSE $most_norm END THEN norm_l100 END AS norm_l100,
  CASE WHEN price BETWEEN $least_price AND $most_price THEN price END AS price,
  CASE
    WHEN displacement BETWEEN $least_displacement AND CASE WHEN light THEN $most_light_displacement ELSE $most_displacement END THEN displacement
  END AS displacement
FROM sized
