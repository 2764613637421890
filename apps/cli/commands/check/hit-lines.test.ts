import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { shownOf } from '@plumb/compare/kept/shown';
import type { Model } from '@plumb/compare/model/model';
import { readModels } from '@plumb/compare/model/read-models';
import type { Hit } from '@plumb/compare/run/hit';
import { library } from '../../terminal/library.ts';
import { hitLines } from './hit-lines.ts';

const contracts = readContracts(library);
const models = readModels(library, ['car-allowance-double-dip']);
const shown = (one: Hit) => shownOf(one, (models.get(one.model) as Model).spec, undefined, contracts);

const hit: Hit = {
  model: 'car-allowance-double-dip',
  version: 1,
  outcome: 'hit',
  subject: { type: 'person', key: '210203199001011234', label: '欧阳明' },
  fact_key: 'T1',
  occurred_at: '2026-01-03 09:00:00',
  amount: 600.5,
  severity: 'high',
  reason: { zh: '=cmd|"欧阳明"\n600.5 元', en: '=cmd|"欧阳明"\n600.5 yuan' },
  evidence: [{ dataset: 'fuel_txn', row: { txn_id: 'T1' }, source_file: 'fuel_txn.csv', source_line: 7 }],
  params: { tol: 0.05 },
  digest: 'd'.repeat(64),
};

test('jsonl is one object a hit with the keys of the contract', () => {
  const [line = ''] = [...hitLines([hit], 'jsonl', 120, shown)];
  const keys = [
    'model',
    'version',
    'outcome',
    'subject',
    'fact_key',
    'occurred_at',
    'amount',
    'severity',
    'reason',
    'evidence',
    'params',
    'digest',
  ];
  assert.deepEqual(Object.keys(JSON.parse(line) as object), keys);
});

test('csv quotes, and a cell that a spreadsheet would run as a formula is disarmed', () => {
  const text = [...hitLines([hit], 'csv', 120, shown)].join('\n');
  assert.match(text, /"'=cmd\|""欧阳明""\n600\.5 元"/);
  assert.match(text, /fuel_txn@fuel_txn\.csv:7/);
});

test('the table masks persons, in the reason too', () => {
  const text = [...hitLines([hit], 'table', 200, shown)].join('\n');
  assert.match(text, /欧\*\*/);
  assert.doesNotMatch(text, /欧阳明|210203199001011234/);
});

test('no hits, no table', () => assert.deepEqual([...hitLines([], 'table', 120, shown)], []));
