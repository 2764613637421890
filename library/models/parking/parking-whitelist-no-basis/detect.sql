WITH official AS (
  SELECT plate FROM official_vehicle GROUP BY plate
),
waived AS (
  SELECT
    w.wl_id, w.lot_id, w.lot_name, w.plate, w.free_type, w.reason, w.approver, w.valid_from, w.valid_to, w._row AS entry_row,
    w.valid_to IS NULL
      OR regexp_matches(coalesce(w.reason, ''), '^[ 无/—.-]*$')
      OR regexp_matches(coalesce(w.approver, ''), '^[ 无/—.-]*$') AS baseless
  FROM parking_whitelist w
  LEFT JOIN official o ON o.plate = w.plate
  LEFT JOIN private_vehicle v ON v.plate = w.plate
  WHERE coalesce(w.free_type, '全免') IN ('全免', '限免')
    AND NOT exempt('official-car', o.plate IS NOT NULL)
    AND NOT exempt('service-plate', regexp_matches(w.plate, $service))
    AND NOT exempt('contract', v.owner_type = '单位' AND regexp_matches(w.reason, '合同|协议'))
),
uses AS (
  SELECT
    w.entry_row, s._row AS sess_row, s.release_type IS NULL AS unsure,
    CASE WHEN s.release_type IS NOT NULL THEN s.in_time END AS seen,
    s.release_type IS NOT NULL AND day_of(s.in_time) > w.valid_to AS late
  FROM waived w
  JOIN parking_session s ON s.plate = w.plate AND s.lot_id = w.lot_id
  LEFT JOIN parking_whitelist r ON r.plate = w.plate AND r.lot_id = w.lot_id AND r._row <> w.entry_row
    AND coalesce(r.valid_from <= day_of(s.in_time), true) AND coalesce(r.valid_to >= day_of(s.in_time), true)
  WHERE (s.release_type = '白名单' OR s.release_type IS NULL AND day_of(s.in_time) > w.valid_to AND coalesce(s.fee_paid, 0) = 0)
    AND NOT exempt('renewed', r._row IS NOT NULL)
),
lots AS (
  SELECT lot_id, max(day_of(in_time)) AS last_day FROM parking_session GROUP BY lot_id
),
-- Ended entries that no other one follows, at car parks of which nothing is known since.
unseen AS (
  SELECT w.entry_row
  FROM waived w
  LEFT JOIN lots l ON l.lot_id = w.lot_id
  LEFT JOIN parking_whitelist r ON r.plate = w.plate AND r.lot_id = w.lot_id AND coalesce(r.valid_to > w.valid_to, true)
  WHERE w.valid_to < day_of($as_of) AND coalesce(l.last_day <= w.valid_to, true) AND r._row IS NULL
),
-- All entries of the car in force on the day on which entry a begins, without a beginning on the day of judgement.
pairs AS (
  SELECT a.entry_row AS full_row, b.lot_id, b.entry_row
  FROM waived a
  JOIN waived b ON b.plate = a.plate
  WHERE b.free_type IS NOT NULL
    AND coalesce(b.valid_from <= a.valid_from, true)
    AND coalesce(b.valid_to >= coalesce(a.valid_from, day_of($as_of)), true)
),
filled AS (
  SELECT full_row FROM pairs GROUP BY full_row HAVING count(DISTINCT lot_id) >= $lots
),
crossing AS (
  SELECT p.entry_row
  FROM pairs p
  JOIN filled f ON f.full_row = p.full_row
  GROUP BY p.entry_row
),
doubts AS (
  SELECT
    w.plate, w.wl_id AS entry, w.baseless, n.entry_row IS NOT NULL AS silent, w.free_type, w.valid_from AS since, w.lot_id, w.lot_name,
    w.reason, w.approver, w.valid_to, w.entry_row
  FROM waived w
  LEFT JOIN unseen n ON n.entry_row = w.entry_row
  UNION ALL
  SELECT
    w.plate, 'lots' AS entry, true AS baseless, false AS silent, '全免' AS free_type, w.valid_from AS since, w.lot_id, w.lot_name,
    w.reason, w.approver, w.valid_to, w.entry_row
  FROM waived w
  JOIN crossing c ON c.entry_row = w.entry_row
)
SELECT
  d.plate AS plate,
  d.entry AS entry,
  coalesce(max(u.seen), at_minute(max(d.since), 0)) AS occurred_at,
  count(DISTINCT d.lot_id) AS lots,
  string_agg(DISTINCT d.lot_name, '、' ORDER BY d.lot_name) AS lot_names,
  d.free_type AS free_type,
  d.baseless AS baseless,
  string_agg(DISTINCT d.reason, '、' ORDER BY d.reason) AS why,
  string_agg(DISTINCT d.approver, '、' ORDER BY d.approver) AS approver,
  max(d.valid_to) AS valid_to,
  count(*) FILTER (WHERE u.late) AS late,
  rows_of(d.entry_row) AS ev_parking_whitelist,
  rows_of(u.sess_row) AS ev_parking_session
FROM doubts d
LEFT JOIN uses u ON u.entry_row = d.entry_row
GROUP BY d.plate, d.entry, d.baseless, d.silent, d.free_type
HAVING d.baseless OR d.silent OR count(*) FILTER (WHERE u.late OR u.unsure) > 0
