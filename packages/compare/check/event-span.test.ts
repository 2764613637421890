import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { storedTable } from '@plumb/collect/contract/stored-table';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { Row, Warehouse } from '@plumb/stores/warehouse/port';
import { eventSpan, momentAfter, yearsOf } from './event-span.ts';

const contracts = readContracts(join(import.meta.dirname, '../../../library'));
const datasets = ['fuel_card', 'fuel_txn', 'dispatch_order', 'reception_record'];

describe('the span of the events', () => {
  let warehouse: Warehouse;
  before(async () => {
    warehouse = await openDuckdb({ threads: 1 });
  });
  after(() => warehouse.close());

  async function spanOf(rows: Record<string, Row[]>) {
    for (const id of datasets) {
      const contract = contracts.get(id);
      if (contract) await warehouse.load(storedTable(contract), rows[id] ?? [], 'replace');
    }
    return eventSpan(warehouse, contracts, datasets);
  }

  test('from the first to the last day of all datasets, dates and times alike', async () => {
    const span = await spanOf({
      fuel_txn: [{ _row: 1, txn_time: '2025-12-31 23:00:00' }],
      dispatch_order: [{ _row: 1, start_plan: '2026-02-01 08:00:00' }],
      reception_record: [{ _row: 1, recep_date: '2026-02-03' }],
    });
    assert.deepEqual(span, { first: '2025-12-31', last: '2026-02-03' });
    assert.equal(momentAfter(span), '2026-02-03 23:59:59');
    assert.deepEqual(yearsOf(span), { first: 2025, last: 2026 });
  });

  test('a year that nobody can mean moves neither the calendar nor the moment of judgement', async () => {
    const span = await spanOf({
      fuel_txn: ['1900-01-01 00:00:00', '2026-03-01 10:00:00', '2162-03-01 10:00:00'].map((txn_time, i) => ({
        _row: i + 1,
        txn_time,
      })),
    });
    assert.deepEqual(span, { first: '2026-03-01', last: '2026-03-01' });
  });

  test('the last minute of the last year counts', async () => {
    assert.deepEqual(yearsOf(await spanOf({ fuel_txn: [{ _row: 1, txn_time: '2100-12-31 23:59:59' }] })), {
      first: 2100,
      last: 2100,
    });
  });

  test('no event at all', async () => {
    assert.equal(await spanOf({ fuel_txn: [{ _row: 1, txn_time: null }] }), undefined);
    assert.equal(momentAfter(undefined), '1970-01-01 23:59:59');
    assert.equal(yearsOf(undefined), undefined);
  });
});
