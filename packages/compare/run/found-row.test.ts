import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Row } from '@plumb/stores/warehouse/port';
import { factsOf } from './found-row.ts';
import { modelSpec } from './model.fixture.ts';

const row = (changed: Row = {}): Row => ({
  card_no: 'C1',
  txn_id: 'T1',
  txn_time: '2026-03-01 10:00:00',
  amount: 10,
  ev_fuel_txn: [2, 1],
  _cannot: 0,
  ...changed,
});

describe('the facts in the rows of a statement', () => {
  test('two rows of a fact that differ in nothing but what they say: the same one speaks, whatever order the engine gives', () => {
    const [a, b] = [row({ amount: 20 }), row({ amount: 10 })];
    assert.equal(factsOf(modelSpec(), [a, b])[0]?.row['amount'], 10);
    assert.equal(factsOf(modelSpec(), [b, a])[0]?.row['amount'], 10);
  });

  test('a fact that rests on two hundred thousand rows', () => {
    const many = Array.from({ length: 200_000 }, (_, i) => i + 1);
    const [fact] = factsOf(modelSpec(), [row({ ev_fuel_txn: many }), row({ txn_id: 'T2' })]);
    assert.equal(fact?.rows.get('fuel_txn')?.size, 200_000);
  });

  test('a hit outweighs "cannot be judged", and the evidence of both is kept', () => {
    const facts = factsOf(modelSpec(), [row({ _cannot: 1, ev_fuel_txn: 7 }), row({ txn_time: '2026-03-09 10:00:00' })]);
    assert.equal(facts.length, 1);
    assert.equal(facts[0]?.cannot, 0);
    assert.deepEqual([...(facts[0]?.rows.get('fuel_txn') ?? [])].sort(), [1, 2, 7]);
  });

  test('subjects and facts whose keys join to the same text stay two', () => {
    const facts = factsOf(modelSpec({ fact: ['txn_id'] }), [
      row({ card_no: 'C|1', txn_id: '2' }),
      row({ card_no: 'C', txn_id: '1|2' }),
    ]);
    assert.equal(facts.length, 2);
  });
});
