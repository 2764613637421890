import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Contract } from '../contract/contract.ts';
import { readContracts } from '../contract/read-contracts.ts';
import { freshnessOf, rhythmOf, wayOf } from './delivery-way.ts';

const contracts = readContracts(join(import.meta.dirname, '../../../library'));
const of = (id: string) => contracts.get(id) as Contract;

describe('how a dataset comes in, by its contract', () => {
  const cases: [id: string, way: string, rhythm: number | null][] = [
    ['official_vehicle', 'full', null],
    ['org_unit', 'full', 31],
    ['fuel_txn', 'incremental', 1],
    ['gps_point', 'line', 1],
    ['dispatch_order', 'line', 1],
  ];
  for (const [id, way, rhythm] of cases)
    test(`${id}: ${of(id).delivery.zh}`, () => assert.deepEqual([wayOf(of(id)), rhythmOf(of(id))], [way, rhythm]));

  test('a dataset of dated events is never replaced unless its contract says "full"', () => {
    const replaced = [...contracts.values()].filter((one) => one.time && wayOf(one) === 'full');
    assert.ok(replaced.every((one) => one.delivery.zh.includes('全量')));
  });
});

describe('freshness', () => {
  const cases: [last: string | null, now: string, expected: string][] = [
    [null, '2026-03-02 09:00:00', 'never'],
    ['2026-03-01 09:00:00', '2026-03-02 09:00:00', 'fresh'],
    ['2026-03-01 09:00:00', '2026-03-02 21:00:01', 'late'],
    ['2026-02-27 09:00:00', '2026-03-02 09:00:00', 'stale'],
  ];
  for (const [last, now, expected] of cases)
    test(`daily, last ${last}, now ${now}: ${expected}`, () =>
      assert.equal(freshnessOf(of('fuel_txn'), last, now), expected));
  test('what has no rhythm is never late', () =>
    assert.equal(freshnessOf(of('official_vehicle'), '2020-01-01 00:00:00', '2026-03-02 09:00:00'), 'unscheduled'));
});
