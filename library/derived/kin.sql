WITH stated AS (
  SELECT id_no_a AS a, id_no_b AS b, rel_type, coalesce(confidence, 1) AS conf, start_date AS from_date, end_date AS to_date, _row AS kin_row
  FROM kinship_relation
  WHERE id_no_a IS NOT NULL AND id_no_b IS NOT NULL AND id_no_a <> id_no_b
),
both_ways AS (
  SELECT a, b, rel_type AS relation, conf, from_date, to_date, kin_row
  FROM stated
  WHERE rel_type IN ('配偶', '父母', '子女', '子女配偶', '兄弟姐妹')
  UNION ALL
  SELECT
    s.b AS a, s.a AS b,
    CASE WHEN s.rel_type = '父母' THEN '子女' WHEN s.rel_type = '子女' THEN '父母' ELSE s.rel_type END AS relation,
    s.conf, s.from_date, s.to_date, s.kin_row
  FROM stated s
  WHERE s.rel_type IN ('配偶', '父母', '子女', '兄弟姐妹')
),
ranked AS (
  SELECT a, b, relation, conf, from_date, to_date, kin_row,
    row_number() OVER (
      PARTITION BY a, b, relation
      ORDER BY conf DESC, CASE WHEN to_date IS NULL THEN 0 ELSE 1 END, to_date DESC, kin_row
    ) AS place
  FROM both_ways
),
direct AS (
  SELECT a, b, relation, conf, from_date, to_date, kin_row FROM ranked WHERE place = 1
),
spouses AS (
  SELECT a, b, conf, from_date, to_date, kin_row FROM direct WHERE relation = '配偶'
),
parents AS (
  SELECT a, b, conf, from_date, to_date, kin_row FROM direct WHERE relation = '父母'
),
children AS (
  SELECT a, b, conf, from_date, to_date, kin_row FROM direct WHERE relation = '子女'
),
siblings AS (
  SELECT a, b, conf, from_date, to_date, kin_row FROM direct WHERE relation = '兄弟姐妹'
  UNION ALL
  SELECT
    p.a AS a, c.b AS b, p.conf * c.conf AS conf,
    CASE WHEN p.from_date IS NULL OR c.from_date > p.from_date THEN c.from_date ELSE p.from_date END AS from_date,
    CASE WHEN p.to_date IS NULL OR c.to_date < p.to_date THEN c.to_date ELSE p.to_date END AS to_date,
    p.kin_row AS kin_row
  FROM parents p
  JOIN children c ON c.a = p.b
  WHERE c.b <> p.a
),
ranked_siblings AS (
  SELECT a, b, conf, from_date, to_date, kin_row,
    row_number() OVER (
      PARTITION BY a, b
      ORDER BY conf DESC, CASE WHEN to_date IS NULL THEN 0 ELSE 1 END, to_date DESC, kin_row, from_date
    ) AS place
  FROM siblings
),
best_siblings AS (
  SELECT a, b, conf, from_date, to_date, kin_row FROM ranked_siblings WHERE place = 1
),
paths AS (
  SELECT a, b, 1 AS degree, relation, conf, from_date, to_date, kin_row FROM direct WHERE relation <> '兄弟姐妹'
  UNION ALL
  SELECT
    c.a AS a, s.b AS b, 1 AS degree, '子女配偶' AS relation, c.conf * s.conf AS conf,
    CASE WHEN c.from_date IS NULL OR s.from_date > c.from_date THEN s.from_date ELSE c.from_date END AS from_date,
    CASE WHEN c.to_date IS NULL OR s.to_date < c.to_date THEN s.to_date ELSE c.to_date END AS to_date,
    c.kin_row AS kin_row
  FROM children c
  JOIN spouses s ON s.a = c.b
  WHERE s.b <> c.a
  UNION ALL
  SELECT a, b, 2 AS degree, '兄弟姐妹' AS relation, conf, from_date, to_date, kin_row FROM best_siblings
  UNION ALL
  SELECT
    x.a AS a, s.b AS b, 2 AS degree, '兄弟姐妹配偶' AS relation, x.conf * s.conf AS conf,
    CASE WHEN x.from_date IS NULL OR s.from_date > x.from_date THEN s.from_date ELSE x.from_date END AS from_date,
    CASE WHEN x.to_date IS NULL OR s.to_date < x.to_date THEN s.to_date ELSE x.to_date END AS to_date,
    x.kin_row AS kin_row
  FROM best_siblings x
  JOIN spouses s ON s.a = x.b
  WHERE s.b <> x.a
),
ranked_paths AS (
  SELECT a, b, degree, relation, conf, from_date, to_date, kin_row,
    row_number() OVER (
      PARTITION BY a, b
      ORDER BY degree, conf DESC, CASE WHEN to_date IS NULL THEN 0 ELSE 1 END, to_date DESC, kin_row, relation, from_date
    ) AS place
  FROM paths
)
SELECT
  a AS id_no,
  b AS kin_id,
  degree,
  relation,
  conf AS confidence,
  from_date AS start_date,
  to_date AS end_date,
  kin_row
FROM ranked_paths
WHERE place = 1
