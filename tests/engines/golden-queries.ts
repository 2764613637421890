type Golden = { name: string; sql: string };

const over = (name: string, list: string, rest = ''): Golden => ({
  name,
  sql: `SELECT id, ${list} FROM fill f ${rest}`,
});
const whole = (name: string, sql: string): Golden => ({ name, sql });

/** Every function and every construct of model SQL at least once. */
export const goldenQueries: Golden[] = [
  over('arithmetic', 'n + 1 AS a, liters - n AS b, liters * 1.5 AS c, -n AS d, n * n - 3 AS e, (n + 1) * 2 AS f'),
  over(
    'division',
    'liters / n AS a, n / 2 AS b, 1 / n AS c, n // 2 AS d, n // n AS e, n % 2 AS f, n % n AS g, 7 // 2 AS h',
  ),
  over(
    'parameters',
    'liters * (1 + $tol) AS a, n + $negative AS b, liters > $least_l AS c, $region AS d, n - $negative AS e',
  ),
  over(
    'comparisons',
    'liters > 40 AS a, liters >= 40 AS b, liters < 40 AS c, liters <= 40 AS d, liters = 40 AS e, liters <> 40 AS f',
  ),
  over(
    'comparisons of times',
    "at_time >= $as_of AS a, at_time > day AS b, day = DATE '2026-01-05' AS c, at_time < TIMESTAMP '2026-01-05 08:00:00.500' AS d, day BETWEEN DATE '2026-01-01' AND DATE '2026-01-31' AS e",
  ),
  over(
    'distinct from',
    'card IS DISTINCT FROM goods AS a, card IS NOT DISTINCT FROM card AS b, n IS DISTINCT FROM 2 AS c',
  ),
  over(
    'three-valued logic',
    'ok AND n > 1 AS a, ok OR n > 1 AS b, NOT ok AS c, ok IS NULL AS d, NOT (ok AND n = 2) AS e, ok = true AS g',
  ),
  over(
    'in and between',
    "n IN (1, 2) AS a, n NOT IN (1, 2) AS b, goods IN ('柴油', '') AS c, n BETWEEN 0 AND 2 AS d, n NOT BETWEEN 0 AND 2 AS e, liters BETWEEN 40 AND 40.5 AS f",
  ),
  over(
    'case',
    "CASE WHEN liters > 40 THEN '多' WHEN liters IS NULL THEN '未知' ELSE '少' END AS a, CASE WHEN ok THEN 1 END AS b, CASE n WHEN 1 THEN 'x' WHEN 2 THEN 'y' END AS c, CASE WHEN n > 1 THEN ok ELSE false END AS d",
  ),
  over(
    'nulls',
    "coalesce(card, '无') AS a, coalesce(liters, n, 0) AS b, nullif(n, 2) AS c, coalesce(ok, false) AS d, nullif(goods, '') AS e",
  ),
  over(
    'least and greatest',
    "least(n, 2) AS a, greatest(liters, amount, 1) AS b, greatest(day, DATE '2026-01-10') AS c, least(at_time, $as_of) AS d",
  ),
  over(
    'rounding',
    'round(amount) AS a, round(amount, 2) AS b, round(liters, 1) AS c, floor(amount) AS d, ceil(amount) AS e, yuan(amount) AS f, yuan(liters / 3) AS g, yuan(n) AS h, round(n) AS i',
  ),
  over(
    'numbers',
    'abs(amount) AS a, sqrt(abs(liters)) AS b, pow(n, 2) AS c, ln(abs(n) + 1) AS d, exp(n / 10) AS e, sign(n) AS f, abs(n) AS g',
  ),
  over(
    'texts',
    "length(goods) AS a, lower(goods || 'ABCÉ') AS b, upper(goods || 'abcé') AS c, trim(goods) AS d, card || '-' || goods AS e, replace(goods, '油', '') AS f, replace(goods, '', 'x') AS g",
  ),
  over(
    'parts of texts',
    "substr(goods, 2) AS a, substr(goods, 1, 2) AS b, substring(goods, 3, 100) AS c, left(goods, 2) AS d, right(goods, 2) AS e, split_part(goods, '油', 1) AS f, split_part(goods, '油', 2) AS g, split_part(goods, ' ', 5) AS h, left(goods, 0) AS i, substring(goods from 2 for 3) AS j",
  ),
  over(
    'finding in texts',
    "contains(goods, '油') AS a, contains(goods, '') AS b, starts_with(goods, '汽') AS c, ends_with(goods, '油') AS d, strpos(goods, '油') AS e, strpos(goods, 'x') AS f, contains(goods, card) AS g",
  ),
  over(
    'like',
    "goods LIKE '%油%' AS a, goods NOT LIKE '汽_9%' AS b, goods LIKE '%\\%' AS c, goods LIKE '' AS d, goods LIKE '%' || card AS e, goods LIKE '%_\\_汽油' AS g",
  ),
  over(
    'regular expressions',
    "regexp_matches(goods, $words) AS a, regexp_extract(goods, '(\\d+)号', 1) AS b, regexp_extract(goods, '\\d') AS c, regexp_replace(goods, '[油号]', 'x') AS d, regexp_replace(goods, '[油号]', 'x', 'g') AS e, regexp_matches(goods, '^.$|^$') AS f, regexp_replace(goods, '(\\d)(\\d)', '\\2\\1') AS g",
  ),
  over(
    'casts',
    "CAST(n AS DOUBLE) AS a, CAST(amount AS BIGINT) AS b, CAST(n AS VARCHAR) AS c, CAST(at_time AS DATE) AS d, CAST(day AS TIMESTAMP) AS e, CAST(ok AS INTEGER) AS f, CAST(NULL AS DATE) AS g, CAST(NULL AS BIGINT) AS h, CAST(floor(liters) AS BIGINT) AS i, CAST(day AS VARCHAR) AS j, CAST('2026-01-05' AS DATE) AS k, CAST(NULL AS VARCHAR) AS l, CAST(n AS BOOLEAN) AS m, CAST(NULL AS TIMESTAMP) AS o, CAST(NULL AS DOUBLE) AS p",
  ),
  over(
    'tried casts',
    "TRY_CAST(goods AS DOUBLE) AS a, TRY_CAST(regexp_extract(goods, '\\d+') AS BIGINT) AS b, TRY_CAST(card AS INTEGER) AS c, TRY_CAST(' 12.5 ' AS DOUBLE) AS d, TRY_CAST('2.5' AS BIGINT) AS e, TRY_CAST('' AS DOUBLE) AS g",
  ),
  over(
    'tried casts of days',
    "TRY_CAST('2024-02-30' AS DATE) AS a, TRY_CAST('2024-02-29' AS DATE) AS b, TRY_CAST(goods AS DATE) AS c, TRY_CAST('2026-01-05 08:00:00' AS TIMESTAMP) AS d, TRY_CAST('x' AS TIMESTAMP) AS e",
  ),
  over(
    'spans of time',
    "minutes_between(at_time, $as_of) AS a, hours_between($as_of, at_time) AS b, days_between(at_time, $as_of) AS c, days_between(day, DATE '2026-01-01') AS d, months_between(day, DATE '2026-02-28') AS e, months_between(at_time, $as_of) AS f, minutes_between(day, at_time) AS g",
  ),
  over(
    'moments',
    'add_minutes(at_time, 90) AS a, add_minutes(at_time, -0.5) AS b, add_days(day, 1) AS c, add_days(at_time, -1) AS d, at_minute(day, $from) AS e, at_minute(at_time, 0) AS f, day_of(at_time) AS g, add_days(day, n) AS h, add_minutes(day, 1) AS i, at_minute(day, -60) AS j',
  ),
  over(
    'parts of times',
    'minute_of_day(at_time) AS a, month_of(at_time) AS b, month_of(day) AS c, year_of(day) AS d, year_of(at_time) AS e, weekday_of(day) AS f, weekday_of(at_time) AS g, epoch_minute(at_time) AS h',
  ),
  over(
    'distance',
    'haversine_m(lng, lat, 120.15, 30.27) AS a, haversine_m(lng, lat, lng, lat) AS b, round(haversine_m(120, 30, lng, lat), 0) AS c',
  ),
  over('an exemption', "exempt('x', ok) AS a, NOT exempt('y', n > 1) AS b", "WHERE NOT exempt('z', goods = '柴油')"),
  whole('lists', 'SELECT id, unnest(json_strings(people)) AS person FROM fill'),
  over('asking lists', "list_contains(json_strings(people), '张三') AS a, len(json_strings(people)) AS b"),
  whole(
    'unnest in FROM',
    'SELECT f.id, p.person FROM fill f, unnest(json_strings(f.people)) AS p(person) WHERE f.n > 0',
  ),
  whole(
    'unnest in FROM, then a join',
    'SELECT f.id, person, c.plate FROM fill f CROSS JOIN unnest(json_strings(f.people)) AS p(person) JOIN card c ON c.card = f.card WHERE person IS NOT NULL',
  ),

  whole(
    'aggregates',
    'SELECT count(*) AS a, count(card) AS b, count(DISTINCT card) AS c, sum(liters) AS d, avg(amount) AS e, min(day) AS f, max(at_time) AS g, sum(n) AS h, min(goods) AS i FROM fill',
  ),
  whole(
    'aggregates by group',
    'SELECT card, count(*) AS a, sum(liters) AS d, avg(amount) AS e, min(day) AS f, max(goods) AS g, sum(n) AS h, max(liters) - min(liters) AS i FROM fill GROUP BY card',
  ),
  whole(
    'aggregates of nothing',
    "SELECT count(*) AS a, sum(liters) AS b, max(day) AS c, avg(n) AS d, median(liters) AS e, string_agg(goods, ',' ORDER BY goods) AS f, rows_of(_row) AS g, arg_min(id, day) AS h, bool_or(ok) AS i, stddev_samp(n) AS j, count(DISTINCT id) AS k FROM fill WHERE n > 100",
  ),
  whole(
    'filtered aggregates',
    "SELECT card, count(*) FILTER (WHERE liters > 40) AS a, sum(liters) FILTER (WHERE ok) AS b, string_agg(id, '、' ORDER BY id) FILTER (WHERE n > 0) AS c, rows_of(_row) FILTER (WHERE ok) AS d, max(day) FILTER (WHERE n > 1) AS e, count(DISTINCT goods) FILTER (WHERE n > 0) AS f, median(n) FILTER (WHERE ok) AS g, arg_max(id, n) FILTER (WHERE liters > 0) AS h, stddev_samp(n) FILTER (WHERE ok) AS i FROM fill GROUP BY card",
  ),
  whole(
    'statistics',
    'SELECT median(liters) AS a, median(n) AS b, quantile_cont(liters, 0.9) AS c, stddev_pop(liters) AS d, stddev_samp(liters) AS e, quantile_cont(n, 0.25) AS f FROM fill',
  ),
  whole(
    'statistics by group',
    'SELECT card, median(liters) AS a, stddev_samp(liters) AS b, stddev_pop(liters) AS c FROM fill GROUP BY card',
  ),
  whole(
    'the row at the extreme',
    'SELECT card, arg_min(id, liters) AS a, arg_max(id, at_time) AS b, arg_min(goods, n) AS c, arg_max(amount, n) AS d, arg_min(day, n) AS e FROM fill GROUP BY card',
  ),
  whole(
    'all and any',
    'SELECT card, bool_and(ok) AS a, bool_or(ok) AS b, bool_or(n > 1) AS c, bool_and(n > 1) AS d FROM fill GROUP BY card',
  ),
  whole(
    'joined texts',
    "SELECT card, string_agg(goods, ',' ORDER BY goods) AS a, string_agg(DISTINCT id, '|' ORDER BY id) AS b, string_agg(id, '' ORDER BY id DESC) AS c FROM fill GROUP BY card",
  ),
  whole('evidence rows', 'SELECT card, rows_of(_row) AS a, rows_of(n) AS b FROM fill GROUP BY card'),
  whole(
    'having',
    'SELECT card, sum(liters) AS liters FROM fill GROUP BY card HAVING count(*) > 1 AND sum(liters) > 40',
  ),
  whole(
    'group by a name, a place and an expression',
    "SELECT month_of(day) AS m, coalesce(card, '无') AS who, count(*) AS n FROM fill GROUP BY month_of(day), who",
  ),
  whole('group by all', 'SELECT card, ok, count(*) AS k FROM fill GROUP BY ALL'),
  whole(
    'an output column named as an input column',
    "SELECT coalesce(card, '无') AS card, max(liters) AS liters FROM fill WHERE liters > 1 AND card <> '卡3' GROUP BY fill.card",
  ),
  whole('an output column used in WHERE', 'SELECT id, n * 2 AS twice FROM fill WHERE twice > 2'),
  whole('distinct', 'SELECT DISTINCT card, ok FROM fill'),

  over(
    'numbering',
    'row_number() OVER (PARTITION BY card ORDER BY day, id) AS a, rank() OVER (ORDER BY n) AS b, dense_rank() OVER (ORDER BY n DESC) AS c, row_number() OVER (ORDER BY day DESC, id DESC) AS d',
  ),
  over(
    'neighbours',
    'lag(liters) OVER (PARTITION BY card ORDER BY day, id) AS a, lead(goods) OVER (PARTITION BY card ORDER BY id) AS b, lag(id, 2) OVER (ORDER BY id) AS c, lag(n, 1, 0) OVER (ORDER BY id) AS d, lag(1) OVER (ORDER BY id) AS e, lead(day) OVER (ORDER BY id) AS g',
  ),
  over(
    'firsts and lasts',
    'first_value(n) OVER (PARTITION BY card ORDER BY id) AS a, last_value(n) OVER (PARTITION BY card ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS b, last_value(liters) OVER (PARTITION BY card ORDER BY id) AS c',
  ),
  over(
    'running',
    'sum(liters) OVER (PARTITION BY card ORDER BY day, id) AS a, count(*) OVER (PARTITION BY card) AS b, max(day) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS c, avg(n) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 PRECEDING) AS d, min(liters) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING) AS e, sum(n) OVER (ORDER BY id ROWS BETWEEN $least_l PRECEDING AND CURRENT ROW) AS g',
  ),
  over(
    'a filtered window',
    'count(*) FILTER (WHERE ok) OVER (PARTITION BY card) AS a, sum(liters) FILTER (WHERE n > 1) OVER (ORDER BY id) AS b',
  ),
  over('a named window', 'row_number() OVER w AS a, sum(n) OVER w AS b', 'WINDOW w AS (PARTITION BY card ORDER BY id)'),

  whole('inner join', 'SELECT f.id, c.plate FROM fill f JOIN card c ON c.card = f.card'),
  whole(
    'left join with conditions',
    'SELECT f.id, c.plate, c.top FROM fill f LEFT JOIN card c ON c.card = f.card AND f.day BETWEEN c.since AND c.until',
  ),
  whole(
    'left join with an or',
    'SELECT f.id, c.plate FROM fill f LEFT JOIN card c ON c.card = f.card AND (c.until IS NULL OR f.day <= c.until) AND f.liters > 10',
  ),
  whole(
    'left join for none',
    'SELECT f.id FROM fill f LEFT JOIN card c ON c.card = f.card AND c.top >= f.liters WHERE c._row IS NULL',
  ),
  whole(
    'left join by a constant',
    "SELECT f.id, c.plate FROM fill f LEFT JOIN card c ON c.plate = '浙B00001' AND c.since <= f.day",
  ),
  whole('left join by an inequality', 'SELECT f.id, c.plate FROM fill f LEFT JOIN card c ON c.top < f.liters'),
  whole('inner join by an inequality', 'SELECT f.id, c.plate FROM fill f JOIN card c ON c.top < f.liters'),
  whole(
    'join on an expression',
    "SELECT f.id, c.plate FROM fill f JOIN card c ON coalesce(c.card, '') = coalesce(f.card, '') AND c.top > f.liters - 10",
  ),
  whole('join on a nullable key', 'SELECT f.id, c.plate FROM fill f JOIN card c ON c.card IS NOT DISTINCT FROM f.card'),
  whole('using', 'SELECT f.id, card, c.plate FROM fill f LEFT JOIN card c USING (card)'),
  whole('full join', 'SELECT f.id, c.plate FROM fill f FULL JOIN card c ON c.card = f.card'),
  whole(
    'semi and anti join',
    'SELECT f.id, f.card FROM fill f SEMI JOIN card c ON c.card = f.card UNION ALL SELECT f.id, f.card FROM fill f ANTI JOIN card c ON c.card = f.card',
  ),
  whole(
    'anti join with a condition',
    'SELECT f.id FROM fill f ANTI JOIN card c ON c.card = f.card AND c.top >= f.liters',
  ),
  whole('cross join', 'SELECT f.id, c.plate FROM fill f CROSS JOIN card c WHERE c.top > 60'),
  whole('comma join', 'SELECT f.id, c.plate FROM fill f, card c WHERE c.card = f.card'),
  whole(
    'three tables',
    'SELECT f.id, c.plate, g.id AS other FROM fill f JOIN card c ON c.card = f.card LEFT JOIN fill g ON g.card = f.card AND g.id > f.id',
  ),
  whole(
    'the same column from both sides',
    'SELECT f._row AS a, c._row AS b, f.card AS card, c.card AS other FROM fill f LEFT JOIN card c ON c.card = f.card',
  ),
  whole(
    'same names through a subquery',
    'SELECT s.card, s._row, s.other FROM (SELECT f.card, f._row, c._row AS other FROM fill f JOIN card c ON c.card = f.card) s',
  ),

  whole(
    'common tables',
    'WITH big AS (SELECT id, card, liters FROM fill WHERE liters >= 40), per AS (SELECT card, count(*) AS n FROM big GROUP BY card) SELECT b.id, p.n FROM big b JOIN per p ON p.card = b.card',
  ),
  whole('a common table with column names', 'WITH t(x, y) AS (SELECT id, n FROM fill) SELECT x, y + 1 AS z FROM t'),
  whole(
    'a common table under the name of a column',
    'WITH card AS (SELECT id, card FROM fill) SELECT c.id, c.card FROM card c',
  ),
  whole('a subquery with column names', 'SELECT t.x, t.y FROM (SELECT id, n FROM fill) AS t(x, y)'),
  whole('values', "SELECT f.id, v.label FROM fill f JOIN (VALUES (1, '一'), (2, '二')) AS v(n, label) ON v.n = f.n"),
  whole('set operations', 'SELECT card FROM fill UNION SELECT card FROM card'),
  whole(
    'except and intersect',
    'SELECT card FROM fill EXCEPT SELECT card FROM card UNION ALL (SELECT card FROM fill INTERSECT SELECT card FROM card)',
  ),
  whole(
    'union all of different columns',
    "SELECT id, n, liters AS x FROM fill UNION ALL SELECT plate, _row, top FROM card UNION ALL SELECT 'z', 0, CAST(NULL AS DOUBLE)",
  ),
  whole('in a subquery', 'SELECT id FROM fill WHERE card IN (SELECT card FROM card WHERE top > 20)'),
  whole(
    'a scalar subquery',
    'SELECT id, liters > (SELECT avg(liters) FROM fill) AS a, (SELECT max(top) FROM card WHERE top > 1000) AS b FROM fill',
  ),
  whole(
    'whole numbers of every origin meet an int column',
    'WITH t AS (SELECT id, count(*) AS a, sum(CASE WHEN ok THEN 1 ELSE 0 END) AS b, 5 AS c, length(id) AS d, $least_l AS e FROM fill GROUP BY id), u AS (SELECT id, abs(n) AS f, row_number() OVER (ORDER BY id) AS g, minute_of_day(at_time) AS h, year_of(day) AS i FROM fill) SELECT f.id, t.a, u.g FROM fill f LEFT JOIN t ON t.a = f.n LEFT JOIN u ON u.g = f._row AND u.f = f.n LEFT JOIN t t2 ON t2.b = f._row AND t2.c = f.n LEFT JOIN t t3 ON t3.d = f._row LEFT JOIN t t4 ON t4.e = f.n LEFT JOIN u u2 ON u2.h = f.n AND u2.i = f._row',
  ),
  whole('exists', 'SELECT id FROM fill WHERE EXISTS (SELECT 1 FROM card WHERE top > 60) AND n > 0'),
  whole('tuples', "SELECT id FROM fill WHERE (card, n) IN (('卡1', 1), ('卡3', 2))"),
  whole(
    'order and limit of a common table',
    'WITH t AS (SELECT id, liters AS n FROM fill ORDER BY n DESC, id LIMIT 3) SELECT id, n FROM t',
  ),
  whole('quotes and backslashes', "SELECT id, 'it''s \\ %' AS a, goods = 'it''s 50%_\\ 汽油' AS b FROM fill"),
  whole('names that are words', 'SELECT "end", "order" FROM (SELECT id AS "end", n AS "order" FROM fill) AS "select"'),
];
