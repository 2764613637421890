-- Cars that count against the establishment. A car whose status is unknown may count.
WITH held AS (
  SELECT
    v.org_code, u.car_quota, count(*) AS cars, count(v.status) AS known_cars, rows_of(v._row) AS vehicle_rows, u._row AS unit_row
  FROM official_vehicle v
  LEFT JOIN org_unit u ON u.org_code = v.org_code
  WHERE coalesce(v.status, '在用') = '在用' AND v.org_code IS NOT NULL
    AND NOT exempt('enforcement-quota', v.use_type = '执法执勤')
    AND NOT exempt('retired', v.retire_date <= day_of($as_of))
  GROUP BY v.org_code, u.car_quota, u._row
  HAVING count(*) > u.car_quota OR u.car_quota IS NULL
),
-- A yellow plate is a bus, a green plate or a pure electric car is a new-energy car, for which no displacement is set.
-- A car whose use is unknown is judged by the wider standard.
in_use AS (
  SELECT
    v._row AS vehicle_row, plate, org_code, buy_date, r.price, r.displacement,
    nullif(v.price, 0) AS price_registered, nullif(v.displacement, 0) AS displacement_registered,
    CASE
      WHEN plate_color = '黄' THEN 'car.bus.price'
      WHEN plate_color = '绿' OR fuel_type = '电' THEN 'car.price.new_energy'
      WHEN use_type = '机要通信' THEN 'car.price.confidential'
      ELSE 'car.price.emergency'
    END AS price_key,
    CASE
      WHEN plate_color IN ('黄', '绿') OR fuel_type = '电' THEN NULL
      WHEN use_type = '机要通信' THEN 'car.displacement.confidential'
      ELSE 'car.displacement.emergency'
    END AS displacement_key
  FROM official_vehicle v
  JOIN vehicle_rating r ON r.vehicle_row = v._row
  WHERE coalesce(status, '在用') <> '报废' AND org_code IS NOT NULL AND NOT exempt('special-technical', use_type = '特种专业')
),
-- `sign`: a price is beyond its limit where it is higher, a life where it is shorter.
measures AS (
  SELECT
    'price' AS item, '购置价/price' AS label, price_key AS std_key, plate, org_code,
    price AS value, price_registered AS registered, 1 AS sign, buy_date AS on_day, vehicle_row, NULL AS new_row
  FROM in_use
  UNION ALL
  SELECT
    'displacement' AS item, '排量/displacement' AS label, displacement_key AS std_key, plate, org_code,
    displacement AS value, displacement_registered AS registered, 1 AS sign, buy_date AS on_day, vehicle_row, NULL AS new_row
  FROM in_use
  UNION ALL
  -- Taken out of service while its unit bought another one: replaced.
  SELECT
    'life' AS item, '使用年数/years of use' AS label, 'car.life_years' AS std_key, prior.plate, prior.org_code,
    months_between(prior.buy_date, prior.retire_date) / 12 AS value, NULL AS registered, -1 AS sign,
    prior.retire_date AS on_day, prior._row AS vehicle_row, min(later._row) AS new_row
  FROM official_vehicle prior
  JOIN official_vehicle later ON later.org_code = prior.org_code
  WHERE later._row <> prior._row AND abs(days_between(prior.retire_date, later.buy_date)) <= $swap_days
  GROUP BY prior.plate, prior.org_code, prior.buy_date, prior.retire_date, prior._row
),
-- Of several standards the one in force on that day, the local before the nationwide, the nearest in time.
standards AS (
  SELECT
    m.item, m.label, m.std_key, m.plate, m.org_code, m.value, m.registered, m.sign, m.on_day, m.vehicle_row, m.new_row,
    s.value AS limit_value, s.region_code, s.valid_from, s.row AS standard_row,
    coalesce(m.on_day BETWEEN s.valid_from AND coalesce(s.valid_to, m.on_day), false) AS in_force
  FROM measures m
  JOIN standard s ON s.std_key = m.std_key
  WHERE s.region_code IN ('000000', $region)
),
ranked AS (
  SELECT
    item, label, std_key, plate, org_code, value, registered, sign, on_day, vehicle_row, new_row, limit_value, standard_row, in_force,
    row_number() OVER (
      PARTITION BY vehicle_row, item
      ORDER BY in_force DESC, region_code DESC, abs(days_between(valid_from, on_day)), standard_row
    ) AS place
  FROM standards
),
found AS (
  SELECT
    'quota' AS item, '在用公车数/cars in use' AS label, 'car.quota' AS std_key, org_code AS object, org_code,
    cars AS value, NULL AS registered, car_quota AS limit_value, known_cars, true AS in_force,
    $as_of AS occurred_at, NULL AS amount, vehicle_rows, NULL AS new_row, NULL AS standard_row
  FROM held
  UNION ALL
  SELECT
    item, label, std_key, plate AS object, org_code, value, registered, limit_value, NULL AS known_cars, in_force,
    coalesce(at_minute(on_day, 0), $as_of) AS occurred_at, CASE WHEN item = 'price' THEN yuan(value - limit_value) END AS amount,
    rows_of(vehicle_row) AS vehicle_rows, new_row, standard_row
  FROM ranked
  WHERE place = 1 AND (sign * value > sign * limit_value OR value IS NULL)
  GROUP BY item, label, std_key, plate, org_code, value, registered, limit_value, in_force, on_day, new_row, standard_row
)
SELECT
  f.org_code AS org_code,
  coalesce(u.org_name, f.org_code) AS org_name,
  f.item AS item,
  f.label AS label,
  f.object AS object,
  f.std_key AS std_key,
  f.value AS value,
  f.registered AS registered,
  f.limit_value AS limit_value,
  f.known_cars AS known_cars,
  f.in_force AS in_force,
  f.occurred_at AS occurred_at,
  f.amount AS amount,
  f.vehicle_rows AS ev_official_vehicle,
  f.new_row AS ev_official_vehicle__replacement,
  f.standard_row AS ev_standard_table,
  u._row AS ev_org_unit
FROM found f
LEFT JOIN org_unit u ON u.org_code = f.org_code
