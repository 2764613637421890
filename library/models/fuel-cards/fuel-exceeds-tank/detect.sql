WITH usual AS (
  SELECT v.brand_model, median(g.tank_l) AS usual_l
  FROM official_vehicle v
  JOIN vehicle_rating g ON g.vehicle_row = v._row
  GROUP BY v.brand_model
  HAVING count(g.tank_l) >= $peers
),
-- `choice` 1 of a fill: the bound vehicle with the largest tank.
fills AS (
  SELECT
    u.txn_id, u.card_no, u.txn_time, u.station_name, nullif(u.liters, 0) AS liters, u.amount, u.org_code, u.vehicle_id, u.plate, u.vehicles,
    u.tank_l, u.tank_registered, u.is_fuel, u.norm_l100, m.usual_l, u.txn_row, u.card_row, u.vehicle_row,
    days_between(day_of(u.txn_time), v.buy_date) > 0 AS bought_later,
    row_number() OVER (PARTITION BY u.txn_row ORDER BY u.tank_l DESC, u.vehicle_row) AS choice
  FROM fuel_use u
  JOIN official_vehicle v ON v._row = u.vehicle_row
  LEFT JOIN usual m ON m.brand_model = u.brand_model
  LEFT JOIN fuel_reversal r ON r.txn_row = u.txn_row
  WHERE coalesce(u.is_fuel, true) AND NOT exempt('reversed', r.txn_row IS NOT NULL)
    AND NOT exempt('pre-authorisation', u.amount = 0 AND coalesce(u.liters, 0) = 0)
),
ordered AS (
  SELECT
    txn_row, vehicle_id, txn_time, liters, amount, tank_l, norm_l100,
    row_number() OVER (PARTITION BY vehicle_id ORDER BY txn_time, txn_row) AS seq
  FROM fills
  WHERE is_fuel AND NOT exempt('shared-card', vehicles > 1)
),
-- Each fill with those of the hours before it, where they are together more than the tank holds.
runs AS (
  SELECT
    l.txn_row, l.vehicle_id, l.txn_time, l.norm_l100, min(f.txn_time) AS first_time, count(*) AS fills,
    sum(f.liters) AS total_l, yuan(sum(f.amount)) AS total_amount, rows_of(f.txn_row) AS txn_rows
  FROM ordered l
  JOIN ordered f ON f.vehicle_id = l.vehicle_id AND f.seq <= l.seq AND minutes_between(f.txn_time, l.txn_time) <= $h * 60
  WHERE l.liters <= l.tank_l * (1 + $tol)
  GROUP BY l.txn_row, l.vehicle_id, l.txn_time, l.norm_l100, l.tank_l
  HAVING sum(f.liters) > l.tank_l * (1 + $tol)
),
driven AS (
  SELECT
    w.txn_row,
    sum(t.km * greatest(0, minutes_between(greatest(t.start_ts, w.first_time), least(t.end_ts, w.txn_time))) / t.minutes) AS km
  FROM runs w
  JOIN trip t ON t.vehicle_id = w.vehicle_id
  GROUP BY w.txn_row
),
burnt AS (
  SELECT
    w.txn_row, w.first_time, w.fills, w.total_l, w.total_amount, w.txn_rows, k.km,
    w.total_l - coalesce(k.km, 0) * coalesce(w.norm_l100, $norm) / 100 AS needed_l,
    -- A day that is known in part is not known before its first fix and after its last one.
    greatest(coalesce(a.gap_minutes, 1440), coalesce(b.gap_minutes, 1440)) > $max_gap
      OR minutes_between(w.first_time, a.first_ts) > $max_gap
      OR minutes_between(b.last_ts, w.txn_time) > $max_gap AS untracked
  FROM runs w
  LEFT JOIN driven k ON k.txn_row = w.txn_row
  LEFT JOIN vehicle_day a ON a.vehicle_id = w.vehicle_id AND a.day = day_of(w.first_time)
  LEFT JOIN vehicle_day b ON b.vehicle_id = w.vehicle_id AND b.day = day_of(w.txn_time)
)
SELECT
  f.txn_id AS txn_id,
  f.card_no AS card_no,
  f.org_code AS org_code,
  f.plate AS plate,
  f.vehicles AS vehicles,
  f.tank_l AS tank_l,
  f.tank_registered AS tank_registered,
  f.is_fuel AS is_fuel,
  f.liters AS liters,
  f.txn_time AS txn_time,
  coalesce(b.first_time, f.txn_time) AS first_time,
  coalesce(b.fills, 1) AS fills,
  yuan(coalesce(b.total_l, f.liters)) AS total_l,
  coalesce(b.total_amount, f.amount) AS amount,
  coalesce(b.km, 0) AS km,
  b.untracked AS untracked,
  f.bought_later AS bought_later,
  f.txn_row AS ev_fuel_txn,
  b.txn_rows AS ev_fuel_txn__earlier,
  f.card_row AS ev_fuel_card,
  f.vehicle_row AS ev_official_vehicle
FROM fills f
LEFT JOIN burnt b ON b.txn_row = f.txn_row
WHERE f.choice = 1
  AND (
    f.liters IS NULL
    OR f.liters > coalesce(f.tank_l, 0) * (1 + $tol)
    -- The fill that takes the sum over the limit: later ones add no new fact.
    OR (b.needed_l > f.tank_l * (1 + $tol) AND b.needed_l - f.liters <= f.tank_l * (1 + $tol))
  )
  AND NOT exempt('tank-record', coalesce(b.needed_l, f.liters) <= f.usual_l * (1 + $tol))
