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
  SELECT w.entry_row, s.in_time, s._row AS sess_row, day_of(s.in_time) > w.valid_to AS late
  FROM waived w
  JOIN parking_session s ON s.plate = w.plate AND s.lot_id = w.lot_id
  LEFT JOIN parking_whitelist r ON r.plate = w.plate AND r.lot_id = w.lot_id AND r._row <> w.entry_row
    AND r.valid_from <= day_of(s.in_time) AND coalesce(r.valid_to >= day_of(s.in_time), true)
  WHERE s.release_type = '白名单'
    AND NOT exempt('renewed', r._row IS NOT NULL)
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
  SELECT plate, wl_id AS entry, baseless, free_type, valid_from AS since, lot_id, lot_name, reason, approver, valid_to, entry_row
  FROM waived
  UNION ALL
  SELECT
    w.plate, 'lots' AS entry, true AS baseless, '全免' AS free_type, w.valid_from AS since, w.lot_id, w.lot_name, w.reason, w.approver,
    w.valid_to, w.entry_row
  FROM waived w
  JOIN crossing c ON c.entry_row = w.entry_row
)
SELECT
  d.plate AS plate,
  d.entry AS entry,
  coalesce(max(u.in_time), at_minute(max(d.since), 0)) AS occurred_at,
  count(DISTINCT d.lot_id) AS lots,
  string_agg(DISTINCT d.lot_name, '、' ORDER BY d.lot_name) AS lot_names,
  d.free_type AS free_type,
  string_agg(DISTINCT d.reason, '、' ORDER BY d.reason) AS why,
  string_agg(DISTINCT d.approver, '、' ORDER BY d.approver) AS approver,
  max(d.valid_to) AS valid_to,
  count(*) FILTER (WHERE u.late) AS late,
  rows_of(d.entry_row) AS ev_parking_whitelist,
  rows_of(u.sess_row) AS ev_parking_session
FROM doubts d
LEFT JOIN uses u ON u.entry_row = d.entry_row
GROUP BY d.plate, d.entry, d.baseless, d.free_type
HAVING d.baseless OR count(*) FILTER (WHERE u.late) > 0
