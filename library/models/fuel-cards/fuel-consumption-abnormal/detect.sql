WITH fills AS (
  SELECT
    u.vehicle_id, u.txn_time, u.vehicles, u.txn_row,
    CASE WHEN u.is_fuel THEN nullif(u.liters, 0) END AS liters, CASE WHEN u.is_fuel THEN u.amount END AS amount,
    -- What may have been other goods opens no count.
    max(CASE WHEN u.is_fuel THEN day_of(u.txn_time) END) OVER (
      PARTITION BY u.vehicle_id ORDER BY u.txn_time, u.txn_row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS since_day
  FROM fuel_use u
  LEFT JOIN fuel_reversal r ON r.txn_row = u.txn_row
  WHERE coalesce(u.is_fuel, true) AND NOT exempt('reversed', r.txn_row IS NOT NULL)
    AND NOT exempt('pre-authorisation', u.amount = 0 AND coalesce(u.liters, 0) = 0)
),
months AS (
  SELECT
    vehicle_id, month_of(txn_time) AS fuel_month, min(since_day) AS from_day, day_of(max(txn_time)) AS to_day,
    min(txn_time) AS first_time, sum(liters) AS liters, count(*) AS fills, count(liters) AS measured,
    yuan(sum(amount)) AS amount, max(vehicles) AS vehicles, rows_of(txn_row) AS txn_rows
  FROM fills
  WHERE since_day IS NOT NULL
  GROUP BY vehicle_id, month_of(txn_time)
),
-- Days before the first fix of a vehicle and after its last one are as unknown as those of a gap.
feeds AS (
  SELECT vehicle_id, min(day) AS first_day, max(day) AS last_day FROM vehicle_day GROUP BY vehicle_id
),
-- The larger of the track and the odometer: a doubt about the distance speaks for the car.
driven AS (
  SELECT m.vehicle_id, m.fuel_month, sum(greatest(d.km, coalesce(d.odo_km, 0))) AS km
  FROM months m
  JOIN vehicle_day d ON d.vehicle_id = m.vehicle_id AND d.day > m.from_day AND d.day <= m.to_day
  GROUP BY m.vehicle_id, m.fuel_month
),
silent AS (
  SELECT
    m.vehicle_id, m.fuel_month,
    sum(CASE WHEN g.km > $moved_km OR (g.odo_km IS NULL AND g.minutes > $parked * 1440) THEN g.minutes END) AS minutes,
    -- What the odometer ran while the terminal was silent between two fixes at one place.
    sum(CASE WHEN g.km <= $moved_km THEN g.odo_km END) AS odo_km
  FROM months m
  JOIN track_gap g ON g.vehicle_id = m.vehicle_id AND day_of(g.start_ts) > m.from_day AND day_of(g.start_ts) <= m.to_day
  GROUP BY m.vehicle_id, m.fuel_month
),
factors AS (
  SELECT m.vehicle_id, m.fuel_month, max(s.value) AS factor
  FROM months m
  JOIN standard s ON s.valid_from <= m.to_day AND coalesce(s.valid_to, m.to_day) >= m.to_day
  WHERE s.std_key = 'fuel.norm_factor' AND s.region_code = $region
  GROUP BY m.vehicle_id, m.fuel_month
),
measured AS (
  SELECT
    m.vehicle_id, m.fuel_month, m.from_day, m.to_day, m.first_time,
    m.liters, m.fills, m.measured, m.amount, m.vehicles, m.txn_rows, d.km + coalesce(g.odo_km, 0) AS km,
    (
      coalesce(g.minutes, 0) / 1440 + greatest(0, days_between(m.from_day, e.first_day) - 1) + greatest(0, days_between(e.last_day, m.to_day))
    ) / days_between(m.from_day, m.to_day) AS missing_share, f.factor,
    v.plate, v.org_code, v.use_type, v.brand_model, h.norm_l100, v._row AS vehicle_row
  FROM months m
  JOIN official_vehicle v ON v.vehicle_id = m.vehicle_id
  JOIN vehicle_rating h ON h.vehicle_row = v._row
  LEFT JOIN driven d ON d.vehicle_id = m.vehicle_id AND d.fuel_month = m.fuel_month
  LEFT JOIN feeds e ON e.vehicle_id = m.vehicle_id
  LEFT JOIN silent g ON g.vehicle_id = m.vehicle_id AND g.fuel_month = m.fuel_month
  LEFT JOIN factors f ON f.vehicle_id = m.vehicle_id AND f.fuel_month = m.fuel_month
),
usual AS (
  SELECT brand_model, quantile_cont(liters / km * 100, $q) AS usual_l100
  FROM measured
  GROUP BY brand_model
  HAVING count(DISTINCT CASE WHEN km > 0 THEN vehicle_id END) >= $peers
),
judged AS (
  SELECT
    m.vehicle_id, m.fuel_month, m.from_day, m.to_day, m.first_time,
    m.liters, m.fills, m.measured, m.amount, m.vehicles, m.txn_rows, m.km,
    m.missing_share, m.factor, m.plate, m.org_code, m.use_type, m.vehicle_row,
    coalesce(m.norm_l100 * $k, u.usual_l100) AS limit_l100,
    coalesce(
      coalesce(m.liters * 100 > m.km * m.norm_l100 * $k, true)
        AND coalesce(m.liters - m.km * coalesce(m.norm_l100, u.usual_l100) / 100, m.liters) >= $l,
      false
    ) AS beyond
  FROM measured m
  LEFT JOIN usual u ON u.brand_model = m.brand_model
)
SELECT
  plate AS plate,
  fuel_month AS fuel_month,
  org_code AS org_code,
  first_time AS first_time,
  from_day AS from_day,
  to_day AS to_day,
  yuan(liters) AS liters,
  fills AS fills,
  measured AS measured,
  beyond AS beyond,
  amount AS amount,
  vehicles AS vehicles,
  km AS km,
  missing_share AS missing_share,
  limit_l100 AS limit_l100,
  km * limit_l100 / 100 AS allowed_l,
  txn_rows AS ev_fuel_txn,
  vehicle_row AS ev_official_vehicle
FROM judged
-- Of what is known too much is too much; of less than that, nothing is known while litres are missing.
WHERE (beyond OR measured < fills)
  AND NOT exempt('special-equipment', use_type = '特种专业')
  AND NOT exempt('idling', use_type = '执法执勤' AND liters * 100 <= km * limit_l100 * (1 + $idle))
  AND NOT exempt('terrain', liters * 100 <= km * limit_l100 * factor)
