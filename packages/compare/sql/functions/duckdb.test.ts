import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import { parseSql } from '../parse.ts';
import { printTree } from '../print-tree.ts';

test('add_minutes of 90 whole days does not overflow 32 bits', async () => {
  const { query } = await parseSql(`SELECT add_minutes(CAST('2026-01-01' AS TIMESTAMP), 129600) AS later`);
  assert.ok(query);
  const duckdb = await openDuckdb({ threads: 1 });
  try {
    assert.deepEqual(await duckdb.rows(printTree(query, 'duckdb', {})), [{ later: '2026-04-01 00:00:00' }]);
  } finally {
    await duckdb.close();
  }
});
