import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { Row, Warehouse } from '@plumb/stores/warehouse/port';
import { engines } from './engines/engines.ts';
import { signatures } from './functions/signatures.ts';
import { parseSql } from './parse.ts';
import { sourceOf } from './print-source.ts';
import { printTree } from './print-tree.ts';
import type { Query } from './tree.ts';

const values = {
  tol: 0.05,
  n: 3,
  less: -2,
  share: -0.5,
  words: "烟|酒'",
  as_of: '2026-02-01 12:00:00',
  region: '330100',
};

async function tree(sql: string): Promise<Query> {
  const { query, problems } = await parseSql(sql);
  assert.deepEqual(problems, []);
  assert.ok(query);
  return query;
}

test('every engine has a form for every function, and no other', () => {
  const names = Object.keys(signatures).sort();
  for (const { functions } of Object.values(engines)) assert.deepEqual(Object.keys(functions).sort(), names);
});

describe('an expression prints', () => {
  const haversine = (r: string, one: string) =>
    `(2 * ${r} * asin(sqrt(least(${one}, pow(sin(radians(y2 - y) / 2), 2) + cos(radians(y)) * cos(radians(y2)) * pow(sin(radians(x2 - x) / 2), 2)))) + 0 * (x + y + x2 + y2))`;
  const ch64 = (x: string) => `toDateTime64(${x}, 3, 'UTC')`;
  const cases: [sql: string, duckdb: string, clickhouse: string][] = [
    ['a + b * 2', 'a + (b * 2)', 'a + (b * 2)'],
    ['a / b', 'a / nullif(b, 0)', 'a / nullif(b, 0)'],
    ['a / 2', 'a / 2', 'a / 2'],
    ['a // b', 'CAST(trunc(a / nullif(b, 0)) AS BIGINT)', "accurateCastOrNull(trunc(a / nullif(b, 0)), 'Int64')"],
    ['a > 0.5', 'a > 0.5e0', 'a > 0.5'],
    ['a * (1 + $tol)', 'a * (1 + 0.05e0)', 'a * (1 + 0.05)'],
    ['a - $less', 'a - (-2)', 'a - (-2)'],
    ['a * $share', 'a * (-0.5e0)', 'a * (-0.5)'],
    ['a > $as_of', "a > CAST('2026-02-01 12:00:00' AS TIMESTAMP)", `a > ${ch64("'2026-02-01 12:00:00'")}`],
    ["a = 'it''s \\'", "a = 'it''s \\'", "a = 'it\\'s \\\\'"],
    ["a LIKE '50\\%'", "a LIKE '50\\%'", "a LIKE '50\\\\\\\\%'"],
    ['regexp_matches(a, $words)', "regexp_matches(a, '烟|酒''')", "match(a, concat('(?-s)', '烟|酒\\''))"],
    ['a IS NOT DISTINCT FROM b', 'a IS NOT DISTINCT FROM b', 'a IS NOT DISTINCT FROM b'],
    ['a AND NOT (b OR c)', 'a AND (NOT (b OR c))', 'a AND (NOT (b OR c))'],
    ['length(a)', 'length(a)', 'toInt64(lengthUTF8(a))'],
    ['round(a, 1)', 'round(a, 1)', '(sign((a)) * floor(abs((a)) * 1e1 + 0.5) / 1e1)'],
    ["exempt('x', a > 1)", 'coalesce(a > 1, false)', 'ifNull(a > 1, false)'],
    ['haversine_m(x, y, x2, y2)', haversine('6371000e0', '1e0'), haversine('6371000.0', '1.0')],
    [
      'minutes_between(a, b)',
      "(date_diff('millisecond', CAST(a AS TIMESTAMP), CAST(b AS TIMESTAMP)) / 60000e0)",
      `(dateDiff('millisecond', ${ch64('a')}, ${ch64('b')}) / 60000)`,
    ],
    ['CAST(a AS BIGINT)', 'CAST(a AS BIGINT)', "accurateCastOrNull(roundBankers(toFloat64(a)), 'Int64')"],
    ['CAST(NULL AS DATE)', 'CAST(NULL AS DATE)', 'CAST(NULL AS Nullable(Date32))'],
    ['count(*)', 'count(*)', 'toInt64(count())'],
    ['abs(a)', 'abs(a)', 'if(a < 0, -a, a)'],
    [
      'sum(CASE WHEN a THEN 1 ELSE 0 END)',
      'sum(CASE WHEN a THEN 1 ELSE 0 END)',
      'sum(CASE WHEN a THEN toInt32(1) ELSE toInt32(0) END)',
    ],
    ['sum(a) FILTER (WHERE b)', 'sum(a) FILTER (WHERE b)', 'sum(a) FILTER (WHERE b)'],
    ['rows_of(a)', 'coalesce(list_sort(list_distinct(list(a))), [])', 'arraySort(groupUniqArray(a))'],
    [
      "string_agg(DISTINCT a, ',' ORDER BY a)",
      "string_agg(DISTINCT a, ',' ORDER BY a ASC NULLS LAST)",
      "if(count(a) = 0, NULL, arrayStringConcat(arraySort(groupUniqArray(a)), ','))",
    ],
    [
      'lag(a) OVER (PARTITION BY b ORDER BY c DESC)',
      'lag(a) OVER (PARTITION BY b ORDER BY c DESC NULLS LAST)',
      'lag(toNullable(a)) OVER (PARTITION BY b ORDER BY c DESC NULLS LAST)',
    ],
    [
      'sum(a) OVER (ORDER BY c ROWS BETWEEN $n PRECEDING AND CURRENT ROW)',
      'sum(a) OVER (ORDER BY c NULLS LAST ROWS BETWEEN 3 PRECEDING AND CURRENT ROW)',
      'sum(a) OVER (ORDER BY c NULLS LAST ROWS BETWEEN 3 PRECEDING AND CURRENT ROW)',
    ],
  ];
  for (const [sql, duckdb, clickhouse] of cases)
    test(sql, async () => {
      const query = await tree(`SELECT 1 AS x FROM t ORDER BY ${sql}`);
      const text = (engine: 'duckdb' | 'clickhouse') =>
        printTree(query, engine, values).replace(/^SELECT \S+ AS x FROM t ORDER BY (.*) NULLS LAST$/s, '$1');
      assert.equal(text('duckdb'), duckdb);
      assert.equal(text('clickhouse'), clickhouse);
    });
});

describe('a query prints', () => {
  const cases: [sql: string, duckdb: string, clickhouse: string][] = [
    [
      'SELECT t.a > 1 AS big FROM t UNION SELECT b FROM u ORDER BY 1',
      'SELECT t.a > 1 AS big FROM t UNION SELECT b FROM u ORDER BY 1 NULLS LAST',
      'SELECT * FROM (SELECT toBool(t.a > 1) AS big FROM t UNION DISTINCT SELECT b FROM u) ORDER BY 1 NULLS LAST',
    ],
    [
      'WITH c(x) AS (SELECT a FROM t) SELECT x FROM c SEMI JOIN u ON u.a = c.x',
      'WITH c(x) AS (SELECT a FROM t) SELECT x FROM c SEMI JOIN u ON u.a = c.x',
      'WITH c AS (SELECT a AS x FROM t) SELECT x FROM c LEFT SEMI JOIN u ON u.a = c.x',
    ],
    [
      'SELECT v.a FROM (VALUES (1), (2)) AS v(a)',
      'SELECT v.a AS a FROM (VALUES (1), (2)) AS v(a)',
      'SELECT v.a AS a FROM (SELECT toInt32(1) AS a UNION ALL SELECT toInt32(2) AS a) AS v',
    ],
    [
      'SELECT t.a, p.x FROM t, unnest(json_strings(t.list)) AS p(x) WHERE p.x = t.a',
      'SELECT t.a AS a, p.x AS x FROM t CROSS JOIN unnest(coalesce(TRY(from_json(t.list, \'["VARCHAR"]\')), [])) AS p(x) WHERE p.x = t.a',
      "SELECT t.a AS a, p__x AS x FROM t ARRAY JOIN JSONExtract(ifNull(t.list, ''), 'Array(Nullable(String))') AS p__x WHERE p__x = t.a",
    ],
    [
      'SELECT t.a FROM t LEFT JOIN u ON u.low < t.a',
      'SELECT t.a AS a FROM t LEFT JOIN u ON u.low < t.a',
      'SELECT t.a AS a FROM t LEFT JOIN u ON ignore(t.a) = ignore(u.low) AND (u.low < t.a)',
    ],
    [
      'SELECT max(a) AS a FROM t GROUP BY b ORDER BY a',
      'SELECT max(a) AS a FROM t GROUP BY b ORDER BY a NULLS LAST',
      'SELECT max(a) AS a FROM t GROUP BY b ORDER BY max(a) NULLS LAST',
    ],
  ];
  for (const [sql, duckdb, clickhouse] of cases)
    test(sql, async () => {
      assert.equal(printTree(await tree(sql), 'duckdb', values), duckdb);
      assert.equal(printTree(await tree(sql), 'clickhouse', values), clickhouse);
    });
});

describe('what is printed says what was written', () => {
  const data =
    "SELECT * FROM (VALUES (1, 2.5::DOUBLE, '汽油', true), (2, NULL, NULL, NULL), (3, -4, 'it''s', false)) AS t(i, d, s, b)";
  const queries = [
    'SELECT i, d + i * 2 - 1 AS x, -d AS y, d / 2 AS z FROM t',
    "SELECT i, CASE WHEN d > 1 THEN 'x' WHEN b THEN 'y' END AS x, coalesce(s, '无') || '!' AS y FROM t",
    'SELECT b, count(*) AS n, sum(d) AS s, count(DISTINCT i) AS k FROM t GROUP BY b HAVING count(*) > 0',
    'SELECT i, row_number() OVER (ORDER BY d DESC) AS n, lag(i) OVER (ORDER BY i) AS p FROM t',
    'WITH big AS (SELECT i, d FROM t WHERE d > 0) SELECT t.i, big.d FROM t LEFT JOIN big ON big.i = t.i AND NOT t.b IS NULL',
    "SELECT i FROM t WHERE i IN (1, 2) AND s NOT LIKE '油%' OR NOT (b AND i BETWEEN 0 AND 9)",
    'SELECT i FROM t UNION ALL SELECT i + 1 FROM t EXCEPT SELECT 4',
    "SELECT t.i, v.name FROM t JOIN (VALUES (1, '一')) AS v(k, name) ON v.k = t.i",
    'SELECT i FROM t WHERE d > (SELECT avg(d) FROM t) AND EXISTS (SELECT 1 FROM t) ORDER BY i',
    "SELECT string_agg(s, ',' ORDER BY s) AS x, min(s) FILTER (WHERE b) AS y FROM t",
  ];
  let warehouse: Warehouse;
  const rows = async (sql: string): Promise<Row[]> =>
    (await warehouse.rows(sql)).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  before(async () => {
    warehouse = await openDuckdb({ threads: 1 });
    await warehouse.exec(`CREATE TABLE t AS ${data}`);
  });
  after(() => warehouse.close());

  for (const sql of queries) {
    test(`rows: ${sql}`, async () => {
      const query = await tree(sql);
      assert.deepEqual(await rows(printTree(query, 'duckdb', values)), await rows(sql));
    });
    test(`source: ${sql}`, async () => {
      const text = sourceOf(await tree(sql));
      assert.equal(sourceOf(await tree(text)), text);
    });
  }

  test('a place that is unknown is not near: haversine of a null is null', async () => {
    const query = await tree('SELECT haversine_m(120, 30, NULL, 30) AS x, haversine_m(120, 30, 120, 30) AS y');
    assert.deepEqual(await warehouse.rows(printTree(query, 'duckdb', values)), [{ x: null, y: 0 }]);
  });

  test('a division by zero is null', async () => {
    const query = await tree('SELECT i / (i - 1) AS x, i % (i - 1) AS y, i // (i - 1) AS z FROM t WHERE i = 1');
    assert.deepEqual(await warehouse.rows(printTree(query, 'duckdb', values)), [{ x: null, y: null, z: null }]);
  });
});

test('a parameter without a value is refused', async () => {
  const query = await tree('SELECT $nothing AS a');
  assert.throws(() => printTree(query, 'duckdb', values), /no value for parameter \$nothing/);
});
