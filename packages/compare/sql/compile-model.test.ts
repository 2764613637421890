import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { modelSpec } from '../run/model.fixture.ts';
import { compileModel } from './compile-model.ts';
import { parseSql } from './parse.ts';
import { tablesRead } from './tables-read.ts';

const values = { as_of: '2026-01-01 00:00:00', region: '000000' };
const spec = modelSpec({ derived: { trip: ['km'] } });
const from = (table: string) => `SELECT t.card_no, t.txn_id, t.txn_time FROM ${table} t`;

describe('a model that nobody linted', () => {
  for (const table of ["'/etc/passwd'", '"/tmp/x.csv"', 'payroll', 'duckdb_settings', 'sqlite_master'])
    test(`does not read ${table}`, () =>
      assert.rejects(compileModel(spec, from(table), values), /undeclared|not declared/));

  test('does not read a file in a reason', () => {
    const both = { zh: '文', en: 'text' };
    const not_evaluable = [{ id: 'x', when: "(SELECT count(*) FROM '/etc/passwd') > 0", reason: both }];
    return assert.rejects(compileModel({ ...spec, not_evaluable }, from('fuel_txn'), values), /not declared/);
  });

  test('reads what it declares, and what its WITH makes of it', async () => {
    const sql = `WITH payroll AS (SELECT card_no, txn_id, txn_time FROM fuel_txn) ${from('payroll')} JOIN trip p ON p.km = 1`;
    assert.match(await compileModel(spec, sql, values), /payroll/);
  });

  test('a region is a text, whatever is written in it', async () => {
    const sql = `${from('fuel_txn')} WHERE t.card_no = $region`;
    assert.match(await compileModel(spec, sql, { ...values, region: "0'; DROP TABLE x" }), /'0''; DROP TABLE x'/);
  });
});

test('tables are found wherever they stand, but for what a WITH above them makes', async () => {
  const { query } = await parseSql(`
    WITH a AS (SELECT x FROM one), b AS (WITH one AS (SELECT x FROM a) SELECT x FROM one)
    SELECT (SELECT max(x) FROM two) AS m FROM b JOIN (SELECT x FROM three UNION ALL SELECT x FROM b) q ON q.x = b.x
    WHERE b.x IN (WITH four AS (SELECT x FROM five) SELECT x FROM four) OR EXISTS (SELECT 1 FROM four)`);
  assert.ok(query);
  assert.deepEqual(
    tablesRead(query)
      .map(({ name }) => name)
      .sort(),
    ['five', 'four', 'one', 'three', 'two'],
  );
});
