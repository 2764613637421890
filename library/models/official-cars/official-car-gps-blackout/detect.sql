WITH silent AS (
  SELECT
    g.vehicle_id, v.plate, v.org_code, g.start_ts, g.end_ts, g.start_lng, g.start_lat, g.end_lng, g.end_lat, g.odo_km,
    greatest(g.odo_km, g.km) AS moved_km, g.start_row, g.end_row, v._row AS vehicle_row
  FROM track_gap g
  JOIN official_vehicle v ON v.vehicle_id = g.vehicle_id
  -- A terminal outside the car's time in the register may sit in another car, or in the scrapyard while the plate is on the next one.
  WHERE g.minutes > $gap AND coalesce(day_of(g.start_ts) BETWEEN v.buy_date AND v.retire_date, true)
),
-- What saw the car while it was silent. Clocks differ by minutes, so the edges of a gap prove nothing.
sightings AS (
  SELECT g.start_row, p._row AS pass_row, CAST(NULL AS BIGINT) AS txn_row
  FROM silent g
  JOIN vehicle_pass p ON p.plate = g.plate
  WHERE p.pass_time > add_minutes(g.start_ts, $edge) AND p.pass_time < add_minutes(g.end_ts, -$edge)
  UNION ALL
  SELECT g.start_row, CAST(NULL AS BIGINT) AS pass_row, u.txn_row
  FROM silent g
  JOIN fuel_use u ON u.vehicle_id = g.vehicle_id
  WHERE u.vehicles = 1 AND u.txn_time > add_minutes(g.start_ts, $edge) AND u.txn_time < add_minutes(g.end_ts, -$edge)
),
seen AS (
  SELECT start_row FROM sightings GROUP BY start_row
),
-- `proven`: the car moved or was seen. Else its odometer is unknown and it may have moved.
doubted AS (
  SELECT
    g.vehicle_id, g.plate, g.org_code, g.start_ts, g.end_ts, g.start_lng, g.start_lat, g.end_lng, g.end_lat, g.moved_km,
    g.start_row, g.end_row, g.vehicle_row, g.moved_km > $km OR s.start_row IS NOT NULL AS proven
  FROM silent g
  LEFT JOIN seen s ON s.start_row = g.start_row
  WHERE (g.moved_km > $km OR s.start_row IS NOT NULL OR g.odo_km IS NULL)
    AND NOT exempt('parked', g.moved_km <= $still_km AND g.odo_km IS NOT NULL)
),
fleet AS (
  SELECT day, count(*) AS vehicles FROM vehicle_day GROUP BY day
),
-- Cars that fall asleep when parked go silent together too, but do not come back together.
outages AS (
  SELECT d.start_row
  FROM doubted d
  JOIN silent o ON day_of(o.start_ts) = day_of(d.start_ts)
  JOIN fleet f ON f.day = day_of(d.start_ts)
  WHERE o.vehicle_id <> d.vehicle_id
    AND abs(minutes_between(d.start_ts, o.start_ts)) <= $sync AND abs(minutes_between(d.end_ts, o.end_ts)) <= $sync
  GROUP BY d.start_row, f.vehicles
  HAVING count(DISTINCT o.vehicle_id) >= $pct * (f.vehicles - 1)
),
-- Known dead zones: places for which the exemption list has an entry of this model.
zones AS (
  SELECT p.lng, p.lat, greatest(p.radius_m, $zone_m) AS reach_m, e.valid_from, e.valid_to
  FROM exemption_list e
  JOIN poi p ON p.poi_id = e.subject_key
  WHERE e.model_id IN ('official-car-gps-blackout', 'A09')
),
blind AS (
  SELECT d.start_row
  FROM doubted d
  CROSS JOIN zones z
  WHERE day_of(d.start_ts) BETWEEN z.valid_from AND z.valid_to
    AND greatest(haversine_m(d.start_lng, d.start_lat, z.lng, z.lat), haversine_m(d.end_lng, d.end_lat, z.lng, z.lat)) <= z.reach_m
  GROUP BY d.start_row
),
repaired AS (
  SELECT d.start_row
  FROM doubted d
  JOIN vehicle_maintenance r ON r.plate = d.plate
  WHERE (regexp_matches(r.item, $repair_words) OR regexp_matches(r.part_name, $repair_words))
    AND r.in_time <= add_minutes(d.end_ts, $repair_days * 1440) AND coalesce(r.out_time, r.in_time) >= d.start_ts
  GROUP BY d.start_row
),
kept AS (
  SELECT
    d.vehicle_id, d.plate, d.org_code, d.start_ts, d.end_ts, d.moved_km, d.proven, d.start_row, d.end_row, d.vehicle_row
  FROM doubted d
  LEFT JOIN outages o ON o.start_row = d.start_row
  LEFT JOIN blind b ON b.start_row = d.start_row
  LEFT JOIN repaired r ON r.start_row = d.start_row
  WHERE NOT exempt('outage', o.start_row IS NOT NULL)
    AND NOT exempt('dead-zone', b.start_row IS NOT NULL)
    AND NOT exempt('repair', r.start_row IS NOT NULL)
)
SELECT
  e.plate AS plate,
  month_of(e.start_ts) AS month,
  e.start_ts AS first_at,
  e.org_code AS org_code,
  count(DISTINCT p.start_row) AS times,
  count(DISTINCT CASE WHEN p.proven THEN p.start_row END) AS proven,
  max(p.end_ts) AS last_at,
  max(p.moved_km) AS km,
  count(s.pass_row) AS passes,
  count(s.txn_row) AS fills,
  rows_of(p.start_row) AS ev_gps_point__before,
  rows_of(p.end_row) AS ev_gps_point__after,
  rows_of(s.pass_row) AS ev_vehicle_pass,
  rows_of(s.txn_row) AS ev_fuel_txn,
  e.vehicle_row AS ev_official_vehicle
FROM kept e
JOIN kept p ON p.vehicle_id = e.vehicle_id
LEFT JOIN sightings s ON s.start_row = p.start_row
WHERE p.start_ts >= e.start_ts AND days_between(e.start_ts, p.start_ts) < $window
GROUP BY e.plate, e.start_ts, e.org_code, e.vehicle_row
HAVING count(DISTINCT p.start_row) >= $n
