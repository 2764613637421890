import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signatures } from '@plumb/compare/sql/functions/signatures';
import { parseSql } from '@plumb/compare/sql/parse';
import { printTree } from '@plumb/compare/sql/print-tree';
import { sites } from '@plumb/compare/sql/walk';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { Cell, Row, Warehouse } from '@plumb/stores/warehouse/port';
import { goldenQueries } from './golden-queries.ts';
import { goldenTables } from './golden-tables.ts';
import { chdbInstalled, openChdb } from './open-chdb.ts';

const values = {
  tol: 0.05,
  least_l: 40,
  negative: -2,
  from: 1290,
  words: '烟|酒',
  region: '330100',
  as_of: '2026-02-01 12:00:00',
};
const skip = chdbInstalled() ? false : 'chdb is not installed: npm ci --prefix tests/engines --ignore-scripts';

async function printed(sql: string, engine: 'duckdb' | 'clickhouse'): Promise<string> {
  const parsed = await parseSql(sql);
  assert.deepEqual(parsed.problems, []);
  assert.ok(parsed.query);
  return printTree(parsed.query, engine, values);
}

/** Doubles at twelve digits: the engines' sine and cosine differ in the last bits. */
function plain(cell: Cell | undefined): unknown {
  if (typeof cell === 'number' && !Number.isInteger(cell)) return Number(cell.toPrecision(12));
  return cell;
}

/** Rows in an order of their own, so that only ORDER BY inside of functions counts. */
function comparable(rows: Row[]): string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).map(([name, cell]) => [name, plain(cell)]))).sort();
}

describe('every function and construct gives the same rows on both engines', { skip }, () => {
  const open: Partial<Record<'duckdb' | 'clickhouse', Warehouse>> = {};
  before(async () => {
    open.duckdb = await openDuckdb({ threads: 1 });
    open.clickhouse = await openChdb();
    for (const warehouse of Object.values(open))
      for (const { spec, rows } of goldenTables) await warehouse.load(spec, rows, 'replace');
  });
  after(async () => {
    for (const warehouse of Object.values(open)) await warehouse.close();
  });

  for (const { name, sql } of goldenQueries)
    test(name, async () => {
      const { duckdb, clickhouse } = open as Record<'duckdb' | 'clickhouse', Warehouse>;
      const expected = comparable(await duckdb.rows(await printed(sql, 'duckdb')));
      const found = comparable(await clickhouse.rows(await printed(sql, 'clickhouse')));
      assert.ok(expected.length > 0, 'a golden query gives rows');
      assert.deepEqual(found, expected);
    });
});

test('every function has a golden query', async () => {
  const used = new Set<string>();
  for (const { sql } of goldenQueries) {
    const { query } = await parseSql(sql);
    for (const { node } of sites(query)) if (node.kind === 'call' || node.kind === 'window') used.add(node.name);
  }
  assert.deepEqual(
    Object.keys(signatures).filter((name) => !used.has(name)),
    [],
  );
});
