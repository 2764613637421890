WITH stays AS (
  SELECT
    s.sess_id, s.lot_id, s.plate, s.in_time, s.out_time, s.fee_paid, s.pay_method, hours_between(s.in_time, s.out_time) AS hours,
    v.vehicle_id, v.org_code, v.use_type, c.day_type, c.row AS calendar_row, s._row AS sess_row, v._row AS vehicle_row,
    minute_of_day(s.in_time) >= $evening OR minute_of_day(s.in_time) < $morning OR NOT c.is_workday
      OR day_of(s.out_time) > day_of(s.in_time) AS off
  FROM parking_session s
  JOIN official_vehicle v ON v.plate = s.plate
  LEFT JOIN calendar c ON c.day = day_of(s.in_time)
  LEFT JOIN org_unit u ON u.org_code = v.org_code
  WHERE coalesce(v.buy_date <= day_of(s.in_time), true)
    AND coalesce(v.retire_date >= day_of(s.in_time), true)
    AND NOT exempt('special-use', v.use_type IN ('应急保障', '执法执勤', '机要通信', '特种专业'))
    AND NOT exempt('own-yard', haversine_m(s.lng, s.lat, u.geo_lng, u.geo_lat) <= $near)
),
-- An entry that says why, or that the car belongs there, is an agreement; one that does not leaves it open.
listed AS (
  SELECT
    s.sess_row,
    max(CASE WHEN w.free_type = '内部' OR NOT regexp_matches(w.reason, '^[ 无/—.-]*$') THEN 1 ELSE 0 END) AS agreed
  FROM stays s
  JOIN parking_whitelist w ON w.lot_id = s.lot_id AND w.plate = s.plate
  WHERE coalesce(w.valid_from <= day_of(s.in_time), true) AND coalesce(w.valid_to >= day_of(s.in_time), true)
  GROUP BY s.sess_row
)
SELECT
  s.plate AS plate,
  s.sess_id AS sess_id,
  s.lot_id AS lot_id,
  s.org_code AS org_code,
  s.use_type AS use_type,
  s.in_time AS in_time,
  s.out_time AS out_time,
  s.hours AS hours,
  s.fee_paid AS fee_paid,
  s.off AS off,
  s.day_type AS day_type,
  f.org_code IS NOT NULL AS fed,
  CASE WHEN w.agreed = 0 OR s.pay_method = '月卡' THEN 1 ELSE 0 END AS standing,
  s.sess_row AS ev_parking_session,
  s.vehicle_row AS ev_official_vehicle,
  s.calendar_row AS ev_calendar_day
FROM stays s
LEFT JOIN order_day o ON o.vehicle_id = s.vehicle_id AND o.day = day_of(s.in_time)
  AND add_minutes(o.start_plan, 0 - $pad) <= s.in_time AND add_minutes(o.end_plan, $pad2) >= s.in_time
LEFT JOIN order_day t ON t.vehicle_id = s.vehicle_id AND t.day = day_of(s.in_time) AND t.cross_area
  AND t.start_plan <= s.in_time AND add_minutes(t.end_plan, $return_h * 60) >= s.in_time
LEFT JOIN listed w ON w.sess_row = s.sess_row
LEFT JOIN order_feed f ON f.org_code = s.org_code AND day_of(s.in_time) BETWEEN f.from_day AND f.to_day
WHERE coalesce(s.off, true)
  AND coalesce(s.hours >= $h, true)
  AND o.order_row IS NULL
  AND NOT exempt('business-trip', t.order_row IS NOT NULL)
  AND NOT exempt('agreement', w.agreed = 1)
