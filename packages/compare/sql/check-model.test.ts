import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { readDerived } from '../derive/read-derived.ts';
import type { ModelSpec } from '../model/model.ts';
import { modelSpec } from '../run/model.fixture.ts';
import { checkModel } from './check-model.ts';

const root = join(import.meta.dirname, '../../../library');
const library = { contracts: readContracts(root), derived: readDerived(root) };
const both = { zh: '文', en: 'text' };

const spec: ModelSpec = modelSpec({
  inputs: { fuel_txn: ['txn_id', 'card_no', 'txn_time', 'liters'] },
  optional_inputs: { dispatch_order: ['dest_geo'] },
  derived: { trip: ['km'] },
  params: { most: { default: 100, min: 10, max: 500, step: 1, unit: 'l', why: both } },
  not_evaluable: [{ id: 'no-liters', when: 'liters is null', reason: both }],
  exemptions: [{ id: 'spare-can', zh: '备用桶', en: 'spare can', needs: 'sql' }],
  reason: { zh: '{card_no} {liters}', en: '{card_no}' },
  innocent: [both],
  verify: [both, both],
  letter: 'remind',
  lists: [],
});

const select = 'SELECT t.card_no, t.txn_id, t.txn_time, t.liters, t._row AS ev_fuel_txn';
const from =
  'FROM fuel_txn t LEFT JOIN dispatch_order o ON o.vehicle_id = t.card_no AND o.dest_geo_lng > 1 LEFT JOIN trip p ON p.km = o.plan_km';
const where = "WHERE t.liters > $most AND NOT exempt('spare-can', t.goods_name = '桶')";
const right = `${select} ${from} ${where}`;
const codes = async (sql: string, changed: Partial<ModelSpec> = {}) =>
  (await checkModel({ ...spec, ...changed }, sql, library)).map(({ code }) => code);
const also = (condition: string) => `${right} AND ${condition}`;
const giving = (item: string) => `${select}, ${item} ${from} ${where}`;
const grouped = (item: string) =>
  `SELECT t.card_no, t.txn_id, t.txn_time, t.liters, ${item} ${from} ${where} GROUP BY t.card_no, t.txn_id, t.txn_time, t.liters`;

describe('checkModel', () => {
  test('finds nothing in SQL that is right', async () => assert.deepEqual(await codes(right), []));

  test('says where, in both languages', async () => {
    const [problem] = await checkModel(spec, `${select}\n${from}\n${where} AND t.nope = '中' AND t.nope2 = 1`, library);
    assert.deepEqual(problem, {
      code: 'unknown-column',
      line: 3,
      column: where.length + ' AND '.length + 1,
      message: { zh: '没有列 t.nope', en: 'there is no column t.nope' },
    });
  });

  const wrong: [what: string, sql: string, code: string][] = [
    ['no SELECT', 'DELETE FROM fuel_txn', 'not-select'],
    ['two statements', `${right}; SELECT 1`, 'one-statement'],
    ['a slip', 'SELECT FROM', 'syntax'],
    ['SELECT *', 'SELECT * FROM fuel_txn', 'outside-subset'],
    ['DISTINCT ON', 'SELECT DISTINCT ON (a) a FROM fuel_txn', 'outside-subset'],
    ['ASOF', 'SELECT a FROM b ASOF JOIN c ON b.x >= c.x', 'outside-subset'],
    ['a lambda', giving('list_transform([1], x -> x + 1) AS z'), 'outside-subset'],
    ['a recursion', 'WITH RECURSIVE r AS (SELECT 1 AS a UNION ALL SELECT a FROM r) SELECT a FROM r', 'outside-subset'],
    ['a file in place of a table', "SELECT a FROM read_csv('/etc/passwd')", 'outside-subset'],
    ['an unknown table', right.replace('trip', 'trips'), 'unknown-table'],
    ['a table that is not declared', right.replace('trip p ON p.km', 'stay p ON p.minutes'), 'undeclared-table'],
    ['an unknown column', also('t.gallons > 1'), 'unknown-column'],
    ['a column of two tables', also("card_no || org_code || vehicle_id <> ''"), 'ambiguous-column'],
    ['a correlated subquery', also('EXISTS (SELECT 1 FROM trip q WHERE q.vehicle_id = t.card_no)'), 'correlated'],
    ['an unknown function', also('levenshtein(t.card_no, t.txn_id) = 1'), 'unknown-function'],
    ['an interval', also('t.txn_time > $as_of - INTERVAL 1 DAY'), 'unknown-function'],
    ['chance', also('random() > 0.5'), 'nondeterministic'],
    ['the clock', also('t.txn_time < now()'), 'nondeterministic'],
    ['the day', also('t.txn_time < current_date'), 'nondeterministic'],
    ['any_value', grouped('any_value(o.dest) AS z'), 'nondeterministic'],
    ['first', grouped('first(o.dest) AS z'), 'nondeterministic'],
    ['a bare list', grouped('list(t._row) AS z'), 'nondeterministic'],
    ['too many arguments', also('abs(t.liters, 1) > 1'), 'argument-count'],
    ['a window function without OVER', also('row_number() = 1'), 'window-only'],
    ['OVER without an order', giving('row_number() OVER (PARTITION BY t.card_no) AS z'), 'window-order'],
    [
      'a range frame',
      giving('sum(t.liters) OVER (ORDER BY t.amount RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) AS z'),
      'range-frame',
    ],
    ['string_agg without an order', grouped("string_agg(o.dest, ',') AS z"), 'string-agg-order'],
    ['string_agg in another order', grouped("string_agg(o.dest, ',' ORDER BY o.order_id) AS z"), 'string-agg-order'],
    ['an order inside sum', grouped('sum(t.amount ORDER BY t.amount) AS z'), 'aggregate-order'],
    ['sum of distinct', grouped('sum(DISTINCT t.amount) AS z'), 'aggregate-distinct'],
    ['LIMIT', `${right} ORDER BY t.txn_id LIMIT 5`, 'limit'],
    ['QUALIFY', `${right} QUALIFY row_number() OVER (ORDER BY t.txn_id) = 1`, 'qualify'],
    ['NOT IN a query', also('t.card_no NOT IN (SELECT q.vehicle_id FROM trip q)'), 'not-in-query'],
    ['a day plus one', also("t.txn_time > DATE '2026-01-01' + 1"), 'time-arithmetic'],
    [
      'a difference of times',
      also('t.txn_time - $as_of IS NULL AND t.txn_time - t.txn_time IS NULL'),
      'time-arithmetic',
    ],
    ['a number joined to a text', also("t.card_no || t.liters = 'x'"), 'text-wanted'],
    ['an int and a double', giving('greatest(t._row, t.liters) AS z'), 'mixed-numbers'],
    ['a join of an int to a double', right.replace('p.km = o.plan_km', 'p.km = o._row'), 'mixed-numbers'],
    ['a double as a text', also("CAST(t.liters AS VARCHAR) = '1'"), 'cast-to-text'],
    ['a time as a text', also("CAST(t.txn_time AS VARCHAR) = '1'"), 'cast-to-text'],
    ['an unknown parameter', also('t.liters > $least'), 'unknown-parameter'],
    ['a parameter not used', right.replace('$most', '100'), 'unused-parameter'],
    ['an unknown exemption', also("exempt('x', true)"), 'unknown-exemption'],
    [
      'an exemption not used',
      right.replace("NOT exempt('spare-can', t.goods_name = '桶')", 'true'),
      'unused-exemption',
    ],
    ['an output without a name', giving('t.liters * 2'), 'unnamed-output'],
    ['an output twice', giving('t.amount AS liters'), 'double-output'],
    ['evidence of another dataset', giving('t._row AS ev_payroll'), 'evidence-dataset'],
    ['the subject not given', right.replace('t.card_no, ', ''), 'missing-output'],
    ['a placeholder not given', right.replace('t.liters, ', ''), 'missing-output'],
    ['a time that is a text', right.replace('t.txn_time,', 't.goods_name AS txn_time,'), 'output-type'],
    ['what only the binder sees', giving('max(t.liters) AS z'), 'bind'],
  ];
  for (const [what, sql, code] of wrong)
    test(`${code}: ${what}`, async () => assert.ok((await codes(sql)).some((one) => one === code)));

  const declared: [what: string, changed: Partial<ModelSpec>, code: string][] = [
    ['a dataset that is not there', { optional_inputs: { nothing: ['a'] } }, 'unknown-table'],
    ['a column that is not there', { derived: { trip: ['km', 'miles'] } }, 'unknown-column'],
    ['a column not used', { derived: { trip: ['km', 'minutes'] } }, 'unused-column'],
    ['a table not used', { derived: { trip: ['km'], kin: ['degree'] } }, 'unused-table'],
    [
      'a reason over a column that is not there',
      { not_evaluable: [{ id: 'x', when: 'tank_l is null', reason: both }] },
      'unknown-column',
    ],
    ['a reason that is no SQL', { not_evaluable: [{ id: 'x', when: 'liters is is', reason: both }] }, 'syntax'],
    ['exempt_by without its column', { exempt_by: ['org_code'] }, 'missing-output'],
    ['a number as the unit', { unit: 'liters' }, 'output-type'],
  ];
  for (const [what, changed, code] of declared)
    test(`${code}: ${what}`, async () => assert.ok((await codes(right, changed)).some((one) => one === code)));

  test('a parameter used only in a reason is used', async () => {
    const not_evaluable = [{ id: 'x', when: 'liters < $most', reason: both }];
    assert.deepEqual(await codes(right.replace('$most', '100'), { not_evaluable }), []);
  });

  test('columns that a derived table rests on may be declared without being read', async () => {
    const inputs = { ...spec.inputs, gps_point: ['vehicle_id', 'ts'] };
    assert.deepEqual(await codes(right, { inputs }), []);
  });
});
