WITH owners AS (
  SELECT
    c.plate, c.owner_id, c.person_id, c.org_code, c.degree, c.relation, c.start_date, c.end_date,
    c.vehicle_row, c.person_row, c.kin_row, v.fuel_type, v.reg_date, u.org_name,
    CASE WHEN c.confidence >= $conf THEN 'high' ELSE 'medium' END AS grade,
    CASE WHEN c.person_status <> '在职' THEN p.status_date END AS left_date,
    CASE WHEN c.person_status <> '在职' AND p.status_date IS NULL THEN 1 ELSE 0 END AS undated
  FROM supervised_car c
  JOIN supervised_person p ON p._row = c.person_row
  JOIN private_vehicle v ON v._row = c.vehicle_row
  LEFT JOIN org_unit u ON u.org_code = c.org_code
  WHERE c.degree <= 1 AND coalesce(c.person_status, '在职') <> '去世'
),
-- `site`: the estate, building or unit in the name of the car park. Fewer than three characters name nothing.
listed AS (
  SELECT
    wl_id, lot_id, lot_name, plate, free_type, reason, approver, valid_from, valid_to, _row AS entry_row,
    nullif(regexp_extract(lot_name, '^(.{3,}?)(地下|地面|院内|内部|公共)*(停车[场库楼]|车库)?$', 1), '') AS site
  FROM parking_whitelist
  WHERE coalesce(free_type, '全免') IN ('全免', '限免')
),
entries AS (
  SELECT
    w.wl_id, w.lot_id, w.lot_name, w.plate, w.free_type, w.reason, w.approver, w.valid_from, w.valid_to, w.site, w.entry_row,
    o.owner_id, o.person_id, o.org_code, o.degree, o.relation, o.start_date, o.end_date, o.grade, o.left_date, o.undated,
    o.reg_date, o.vehicle_row, o.person_row, o.kin_row,
    contains(o.org_name, w.site) OR contains(w.lot_name, o.org_name) AS own_lot
  FROM listed w
  JOIN owners o ON o.plate = w.plate
  WHERE NOT exempt('policy', regexp_matches(w.reason, $policy))
    AND NOT exempt('new-energy', contains(w.reason, '新能源') AND o.fuel_type IN ('电', '混动'))
),
-- Before the car was registered its plate was another car's. A stay written down under several numbers is one.
visits AS (
  SELECT
    e.entry_row, e.person_row, s.in_time, s.fee_due, s.fee_paid, s._row AS sess_row,
    row_number() OVER (PARTITION BY e.entry_row, e.person_row, s.in_time ORDER BY s._row) AS copy
  FROM entries e
  JOIN parking_session s ON s.plate = e.plate AND s.lot_id = e.lot_id
  WHERE coalesce(s.fee_paid, 0) = 0
    AND day_of(s.in_time) BETWEEN coalesce(e.valid_from, day_of(s.in_time)) AND coalesce(e.valid_to, day_of(s.in_time))
    AND day_of(s.in_time) BETWEEN coalesce(e.start_date, day_of(s.in_time)) AND coalesce(e.end_date, day_of(s.in_time))
    AND coalesce(months_between(e.left_date, day_of(s.in_time)), 0) < $left_years * 12
    AND coalesce(e.reg_date <= day_of(s.in_time), true)
    AND NOT exempt('short-free', minutes_between(s.in_time, s.out_time) <= $free_min)
    AND NOT exempt('season-ticket', s.pay_method IN ('月卡', '储值卡'))
),
used AS (
  SELECT
    entry_row, person_row, count(*) AS stays, count(fee_paid) AS known, min(in_time) AS first_time, max(in_time) AS last_time,
    yuan(sum(fee_due)) AS waived, rows_of(sess_row) AS session_rows
  FROM visits
  WHERE copy = 1
  GROUP BY entry_row, person_row
),
lots AS (
  SELECT lot_id, min(day_of(in_time)) AS first_day, max(day_of(in_time)) AS last_day FROM parking_session GROUP BY lot_id
),
family AS (
  SELECT entry_row, site, lot_name, owner_id AS member FROM entries
  UNION ALL
  SELECT e.entry_row, e.site, e.lot_name, k.kin_id AS member
  FROM entries e
  JOIN kin k ON k.id_no = e.owner_id
  WHERE k.degree = 1
),
-- Property registered later counts too: people move in long before the register follows.
homes AS (
  SELECT f.entry_row
  FROM family f
  JOIN real_estate r ON r.owner_id = f.member
  LEFT JOIN used t ON t.entry_row = f.entry_row
  WHERE (contains(r.address, f.site) OR contains(f.lot_name, r.project_name))
    AND coalesce(r.cancel_date > day_of(t.last_time), true)
  GROUP BY f.entry_row
),
-- The family member who works at the unit explains the entry for all.
staffed AS (
  SELECT entry_row FROM entries WHERE own_lot GROUP BY entry_row
),
told AS (
  SELECT
    e.wl_id, e.lot_id, e.lot_name, e.plate, e.free_type, e.reason, e.approver, e.entry_row, e.owner_id, e.person_id, e.org_code,
    e.undated, e.relation, e.grade, e.vehicle_row, e.person_row, e.kin_row,
    l.lot_id AS sessions_lot, t.stays, t.known, t.first_time, t.last_time, t.waived, t.session_rows,
    row_number() OVER (PARTITION BY e.entry_row ORDER BY e.undated, e.grade, e.degree, e.person_row) AS choice
  FROM entries e
  LEFT JOIN lots l ON l.lot_id = e.lot_id
    AND coalesce(e.valid_from <= l.last_day, true) AND coalesce(e.valid_to >= l.first_day, true)
  LEFT JOIN used t ON t.entry_row = e.entry_row AND t.person_row = e.person_row
  LEFT JOIN homes h ON h.entry_row = e.entry_row
  LEFT JOIN staffed y ON y.entry_row = e.entry_row
  WHERE (l.lot_id IS NULL AND coalesce(e.valid_from <= day_of($as_of), true) OR t.stays >= $n)
    AND NOT exempt('home', h.entry_row IS NOT NULL)
    AND NOT exempt('own-lot', y.entry_row IS NOT NULL)
)
SELECT
  t.plate AS plate,
  t.wl_id AS wl_id,
  t.lot_id AS lot_id,
  t.owner_id AS owner_id,
  t.person_id AS person_id,
  t.org_code AS org_code,
  t.grade AS grade,
  t.relation AS relation,
  t.undated AS undated,
  t.lot_name AS lot_name,
  t.free_type AS free_type,
  t.reason AS why,
  t.approver AS approver,
  t.sessions_lot AS sessions_lot,
  t.stays AS stays,
  t.known AS known,
  t.first_time AS first_time,
  t.last_time AS last_time,
  t.waived AS waived,
  t.entry_row AS ev_parking_whitelist,
  t.session_rows AS ev_parking_session,
  t.vehicle_row AS ev_private_vehicle,
  t.person_row AS ev_supervised_person,
  t.kin_row AS ev_kinship_relation
FROM told t
WHERE t.choice = 1
