import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { type Delivery, missingInputs } from './missing-inputs.ts';
import { modelSpec } from './model.fixture.ts';

const contracts = readContracts(join(import.meta.dirname, '../../../library'));
const spec = modelSpec({ inputs: { fuel_txn: ['txn_id', 'liters'], fuel_card: ['card_no'] } });
const whole: Delivery = { delivered: true, columns: new Set(['txn_id', 'liters', 'card_no']), rows: 3 };
const told = (changed: Record<string, Delivery>) =>
  missingInputs(spec, new Map(Object.entries({ fuel_txn: whole, fuel_card: whole, ...changed })), contracts, {}).map(
    ({ because, fact_key }) => `${because} ${fact_key}`,
  );

test('nothing is missing', () => assert.deepEqual(told({}), []));

test('a dataset that was not delivered', () =>
  assert.deepEqual(told({ fuel_card: { delivered: false, columns: new Set() } }), ['missing-dataset fuel_card']));

test('a column that was not delivered, be there rows or not', () => {
  const columns = new Set(['txn_id']);
  assert.deepEqual(told({ fuel_txn: { ...whole, columns } }), ['missing-column liters']);
  assert.deepEqual(told({ fuel_txn: { ...whole, columns, rows: 0 } }), ['missing-column liters']);
});

test('a file of events without one good row is no proof that nothing happened', () =>
  assert.deepEqual(told({ fuel_txn: { ...whole, rows: 0 } }), ['empty-dataset fuel_txn']));

test('a list may be empty', () => assert.deepEqual(told({ fuel_card: { ...whole, rows: 0 } }), []));

test('how many rows came may be unknown', () =>
  assert.deepEqual(told({ fuel_txn: { delivered: true, columns: whole.columns } }), []));
