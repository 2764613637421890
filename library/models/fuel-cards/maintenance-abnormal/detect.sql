-- Of records of one part and sum, as many as were booked back cancel each other, the earliest first.
WITH booked AS (
  SELECT
    _row AS rec_row, plate, part_name, abs(amount) AS size, CASE WHEN amount < 0 THEN 1 ELSE 0 END AS back,
    row_number() OVER (PARTITION BY plate, part_name, abs(amount), CASE WHEN amount < 0 THEN 1 ELSE 0 END ORDER BY in_time, _row) AS nth
  FROM vehicle_maintenance
),
cancelled AS (
  SELECT a.rec_row
  FROM booked a
  JOIN booked b ON b.plate = a.plate AND b.size = a.size AND b.nth = a.nth AND b.back = 1 - a.back AND b.part_name = a.part_name
),
repairs AS (
  SELECT
    m.rec_id, m.plate, m.shop_uscc, m.in_time, coalesce(m.out_time, m.in_time) AS out_time, m.odometer, m.part_name, m.amount,
    replace(replace(m.part_name, '蓄电池', '电瓶'), '制动片', '刹车片') AS part, m._row AS rec_row,
    v.vehicle_id, v.org_code, CASE WHEN v.price >= $least_price THEN v.price END AS price, v.use_type, v._row AS vehicle_row
  FROM vehicle_maintenance m
  JOIN official_vehicle v ON v.plate = m.plate
  LEFT JOIN cancelled x ON x.rec_row = m._row
  WHERE NOT regexp_matches(coalesce(m.item, ''), $not_repair)
    AND NOT exempt('reversed', x.rec_row IS NOT NULL)
    AND NOT exempt('accident', regexp_matches(m.item, $accident))
    AND NOT exempt('warranty', m.amount = 0 OR regexp_matches(m.item, $warranty))
),
worn AS (
  SELECT
    rec_row, plate, part, in_time, odometer,
    row_number() OVER (PARTITION BY plate, part ORDER BY in_time, rec_row) AS seq
  FROM repairs
  WHERE regexp_matches(part, $parts) AND coalesce(amount >= 0, true) AND NOT exempt('high-intensity', use_type IN ('执法执勤', '特种专业'))
),
-- The same day is the same visit: four tyres are four records.
soon AS (
  SELECT
    w.rec_row, b.rec_row AS before_row, days_between(b.in_time, w.in_time) AS days,
    CASE WHEN w.odometer >= b.odometer THEN w.odometer - b.odometer END AS km_between
  FROM worn w
  JOIN worn b ON b.plate = w.plate AND b.part = w.part AND b.seq = w.seq - 1
  WHERE days_between(b.in_time, w.in_time) BETWEEN 1 AND $d - 1
),
costs AS (
  SELECT
    year_of(in_time) AS year, arg_min(rec_row, in_time) AS rec_row, yuan(sum(amount)) AS amount, yuan(sum(amount)) / price * 100 AS share_pct,
    rows_of(rec_row) AS rec_rows
  FROM repairs
  WHERE NOT exempt('high-intensity', use_type IN ('执法执勤', '特种专业'))
  GROUP BY plate, price, year_of(in_time)
  HAVING yuan(sum(amount)) > coalesce(price * $pct, 0)
),
-- Where each visiting car stood longest between in and out, its own yard left aside.
halts AS (
  SELECT
    r.rec_row, r.shop_uscc, r.vehicle_id,
    arg_max(s.lng, minutes_between(greatest(s.start_ts, r.in_time), least(s.end_ts, r.out_time))) AS lng,
    arg_max(s.lat, minutes_between(greatest(s.start_ts, r.in_time), least(s.end_ts, r.out_time))) AS lat
  FROM repairs r
  JOIN stay s ON s.vehicle_id = r.vehicle_id AND s.start_ts < r.out_time AND s.end_ts > r.in_time
  WHERE coalesce(s.base_out_m, 1) > 0
  GROUP BY r.rec_row, r.shop_uscc, r.vehicle_id
),
centres AS (
  SELECT shop_uscc, median(lng) AS lng, median(lat) AS lat FROM halts GROUP BY shop_uscc
),
shops AS (
  SELECT c.shop_uscc, c.lng, c.lat
  FROM centres c
  JOIN halts h ON h.shop_uscc = c.shop_uscc
  WHERE haversine_m(c.lng, c.lat, h.lng, h.lat) <= $m
  GROUP BY c.shop_uscc, c.lng, c.lat
  HAVING count(DISTINCT h.vehicle_id) >= $cars
),
lost AS (
  SELECT r.rec_row
  FROM repairs r
  JOIN track_gap g ON g.vehicle_id = r.vehicle_id
    AND day_of(g.start_ts) <= day_of(r.out_time) AND day_of(g.end_ts) >= day_of(r.in_time)
  WHERE g.minutes > $blind AND g.km * 1000 > $m
  GROUP BY r.rec_row
),
-- What a feed that began on a day or later, or ended on it or before, does not show of the day.
feeds AS (
  SELECT vehicle_id, day_of(min(first_ts)) AS first_day, day_of(max(last_ts)) AS last_day FROM vehicle_day GROUP BY vehicle_id
),
away AS (
  SELECT
    r.rec_row, l.rec_row IS NOT NULL OR e.first_day >= day_of(r.in_time) OR e.last_day <= day_of(r.out_time) AS lost,
    min(haversine_m(c.lng, c.lat, s.lng, s.lat)) AS nearest_m, rows_of(s.first_row) AS fix_rows
  FROM repairs r
  JOIN shops c ON c.shop_uscc = r.shop_uscc
  LEFT JOIN stay s ON s.vehicle_id = r.vehicle_id
    AND day_of(s.start_ts) <= day_of(r.out_time) AND day_of(s.end_ts) >= day_of(r.in_time)
  LEFT JOIN lost l ON l.rec_row = r.rec_row
  LEFT JOIN feeds e ON e.vehicle_id = r.vehicle_id
  WHERE coalesce(r.amount >= 0, true)
  GROUP BY r.rec_row, l.rec_row, r.in_time, r.out_time, e.first_day, e.last_day
  HAVING coalesce(min(haversine_m(c.lng, c.lat, s.lng, s.lat)), $m + 1) > $m
),
findings AS (
  SELECT 'part' AS finding, rec_row FROM soon WHERE coalesce(km_between, 0) < $km
  UNION ALL
  SELECT 'cost' AS finding, rec_row FROM costs
  UNION ALL
  SELECT 'away' AS finding, rec_row FROM away
)
SELECT
  f.finding AS finding,
  CASE WHEN f.finding = 'cost' THEN CAST(c.year AS VARCHAR) ELSE r.rec_id END AS about,
  r.plate AS plate,
  r.org_code AS org_code,
  r.in_time AS in_time,
  r.part_name AS part_name,
  coalesce(c.amount, r.amount) AS amount,
  p.days AS days,
  p.km_between AS km_between,
  c.share_pct AS share_pct,
  a.nearest_m AS nearest_m,
  a.lost AS lost,
  CASE WHEN f.finding = 'away' THEN 'high' ELSE 'medium' END AS gravity,
  r.rec_row AS ev_vehicle_maintenance,
  p.before_row AS ev_vehicle_maintenance__before,
  c.rec_rows AS ev_vehicle_maintenance__year,
  a.fix_rows AS ev_gps_point,
  r.vehicle_row AS ev_official_vehicle
FROM repairs r
JOIN findings f ON f.rec_row = r.rec_row
LEFT JOIN soon p ON p.rec_row = f.rec_row AND f.finding = 'part'
LEFT JOIN costs c ON c.rec_row = f.rec_row AND f.finding = 'cost'
LEFT JOIN away a ON a.rec_row = f.rec_row AND f.finding = 'away'
