WITH fills AS (
  SELECT
    u.txn_row, u.txn_id, u.card_no, u.txn_time, u.station_id, u.station_name, u.amount, u.is_fuel, u.card_row, u.vehicle_row, u.vehicle_id, u.plate,
    u.org_code, a.out_m
  FROM fuel_use u
  LEFT JOIN place_area a ON a.place = 'station' AND a.key = u.station_id
  LEFT JOIN fuel_reversal r ON r.txn_row = u.txn_row
  WHERE coalesce(u.is_fuel, true) AND coalesce(a.out_m > $buf * 1000, true) AND NOT exempt('reversed', r.txn_row IS NOT NULL)
),
judged AS (
  SELECT
    f.txn_row, f.txn_id, f.card_no, f.txn_time, f.station_id, f.station_name, f.amount, f.is_fuel, f.card_row, f.out_m,
    min(f.plate) AS plate, min(f.org_code) AS org_code, min(CASE WHEN u.org_code IS NULL THEN 0 ELSE 1 END) AS covered,
    min(CASE WHEN days_between(day_of(f.txn_time), v.buy_date) > 0 THEN 1 ELSE 0 END) AS bought_later,
    count(o.order_row) - count(o.cross_area) AS silent_orders,
    max(CASE WHEN regexp_matches(o.reason, $relief) THEN 1 ELSE 0 END) AS relief,
    rows_of(f.vehicle_row) AS vehicle_rows, rows_of(o.order_row) AS order_rows
  FROM fills f
  JOIN official_vehicle v ON v._row = f.vehicle_row
  LEFT JOIN order_day o ON o.vehicle_id = f.vehicle_id AND o.day = day_of(f.txn_time)
    AND f.txn_time >= add_minutes(o.start_plan, -$pad * 60) AND f.txn_time <= add_minutes(o.end_plan, $pad * 60)
  LEFT JOIN order_feed u ON u.org_code = v.org_code AND day_of(f.txn_time) BETWEEN u.from_day AND u.to_day
  GROUP BY f.txn_row, f.txn_id, f.card_no, f.txn_time, f.station_id, f.station_name, f.amount, f.is_fuel, f.card_row, f.out_m
  HAVING max(CASE WHEN o.cross_area THEN 1 ELSE 0 END) = 0
)
SELECT
  j.txn_id AS txn_id,
  j.card_no AS card_no,
  j.plate AS plate,
  j.org_code AS org_code,
  j.station_id AS station_id,
  j.station_name AS station_name,
  j.txn_time AS txn_time,
  j.amount AS amount,
  j.out_m / 1000 AS out_km,
  j.is_fuel AS is_fuel,
  j.covered AS covered,
  j.bought_later AS bought_later,
  j.silent_orders AS silent_orders,
  j.txn_row AS ev_fuel_txn,
  j.card_row AS ev_fuel_card,
  j.vehicle_rows AS ev_official_vehicle,
  j.order_rows AS ev_dispatch_order
FROM judged j
LEFT JOIN station_offset s ON s.station_id = j.station_id
WHERE NOT exempt('relief', j.relief = 1)
  AND NOT exempt('station-misplaced', s.fills >= $station_fills AND s.cards >= $station_cards AND s.median_km > $off_km)
