import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { readStandards } from '@plumb/collect/contract/read-standards';
import { readDerived } from '../derive/read-derived.ts';
import type { Model } from '../model/model.ts';
import { modelSpec } from '../run/model.fixture.ts';
import { holds, type Proof, proveModel } from './prove.ts';

const library = join(import.meta.dirname, '../../../library');
const deps = {
  contracts: readContracts(library),
  derived: readDerived(library),
  standards: readStandards(library),
};
const both = { zh: '文', en: 'text' };
const spec = modelSpec({
  amount: 'amount',
  inputs: { fuel_txn: ['txn_id', 'card_no', 'txn_time', 'liters', 'amount', 'goods_name'] },
  params: { most: { default: 100, min: 10, max: 500, step: 1, unit: 'l', why: both } },
  not_evaluable: [{ id: 'no-liters', when: 'liters is null', reason: both }],
  exemptions: [
    { id: 'approved', zh: '批准', en: 'approved', needs: 'exemption_list' },
    { id: 'spare-can', zh: '备用桶', en: 'spare can', needs: 'sql' },
  ],
  reason: { zh: '{card_no} {liters}', en: '{card_no} {liters}' },
  innocent: [both],
  verify: [both, both],
  letter: 'remind',
  lists: [],
});
const sql = `SELECT t.card_no, t.txn_id, t.txn_time, t.liters, t.amount, t._row AS ev_fuel_txn
FROM fuel_txn t
WHERE (t.liters > $most OR t.liters IS NULL) AND NOT exempt('spare-can', t.goods_name = '备用桶')`;

const base = `base:
  fuel_txn:
    - { txn_id: t1, card_no: c1, txn_time: '2026-01-05 08:00:00', liters: 101, amount: 700 }
`;
const hit = `  - { name: plain, boundary: { most: hit }, expect: [{ subject: c1, fact: t1, amount: 700 }] }\n`;
const clear = `  - name: edge
    boundary: { most: clear }
    change: { fuel_txn: [{ where: { txn_id: t1 }, set: { liters: 100 } }] }
    expect: []
`;
const others = `  - name: can
    exemption: spare-can
    change: { fuel_txn: [{ where: { txn_id: t1 }, set: { goods_name: 备用桶 } }] }
    expect: []
  - name: named otherwise
    change: { fuel_txn: [{ where: { txn_id: t1 }, set: { goods_name: 汽油 } }] }
    expect: [{ subject: c1 }]
  - name: no liters
    not_evaluable: no-liters
    change: { fuel_txn: [{ where: { txn_id: t1 }, set: { liters: null } }] }
    expect: [{ outcome: not_evaluable, subject: c1, because: no-liters }]
  - name: listed
    exemption: approved
    rows:
      exemption_list:
        - { ex_id: e1, model_id: big-fill, subject_key: c1, doc_ref: d, approver_id: a, valid_from: '2026-01-01', valid_to: '2026-12-31' }
    expect: []
`;

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function prove(cases: string, text = sql): Promise<Proof> {
  const folder = mkdtempSync(join(tmpdir(), 'prove-'));
  folders.push(folder);
  writeFileSync(join(folder, 'cases.yaml'), cases);
  const model: Model = { spec, sql: text, folder };
  return proveModel(model, deps);
}

const survivors = ({ faults }: Proof) =>
  faults.filter(({ killedBy, equivalent }) => killedBy === undefined && equivalent === undefined).map(({ id }) => id);

describe('proveModel', () => {
  test('cases that look at everything catch every fault', async () => {
    const proof = await prove(`${base}cases:\n${hit}${clear}${others}`);
    assert.deepEqual(
      proof.cases.filter(({ ok }) => !ok),
      [],
    );
    assert.deepEqual(survivors(proof), []);
    assert.ok(holds(proof));
    const killed = Object.fromEntries(proof.faults.map(({ id, killedBy }) => [id, killedBy]));
    assert.equal(killed['exemption dropped: spare-can'], 'can');
    assert.equal(killed['exemption_list ignored'], 'listed');
    assert.equal(killed['reason dropped: no-liters'], 'no liters');
    assert.equal(killed['strict: t.liters > $most'], 'edge');
    assert.equal(killed['parameter: most - 1'], 'edge');
    assert.equal(killed['parameter: most + 1'], 'plain');
  });

  test('what no case looks at survives', async () => {
    const proof = await prove(`${base}cases:\n${hit}`);
    assert.ok(!holds(proof));
    const alive = survivors(proof);
    for (const id of [
      'strict: t.liters > $most',
      'parameter: most - 1',
      'exemption dropped: spare-can',
      'exemption_list ignored',
    ])
      assert.ok(alive.includes(id), id);
    assert.ok(!alive.includes('flipped: t.liters > $most'));
  });

  test('an equivalent explains a survivor, and is wrong where a case catches it or no fault has its name', async () => {
    const why = 'nothing in the data can show it';
    const equivalent = (fault: string) => `equivalent:\n  - { fault: "${fault}", why: ${why} }\n`;
    const good = await prove(`${base}cases:\n${hit}${equivalent('parameter: most - 1')}`);
    assert.equal(good.faults.find(({ id }) => id === 'parameter: most - 1')?.equivalent, why);
    assert.deepEqual(good.wrongEquivalents, []);
    const caught = await prove(`${base}cases:\n${hit}${equivalent('parameter: most + 1')}`);
    assert.deepEqual(caught.wrongEquivalents, ['parameter: most + 1: case "plain" catches it']);
    const unknown = await prove(`${base}cases:\n${hit}${equivalent('no such')}`);
    assert.deepEqual(unknown.wrongEquivalents, ['no such: no fault has this id']);
  });

  test('a failing case is told and proves nothing', async () => {
    const proof = await prove(`${base}cases:\n  - { name: wrong, expect: [] }\n`);
    assert.match(proof.cases[0]?.problem ?? '', /not expected: hit c1 t1/);
    assert.ok(proof.faults.every(({ killedBy }) => killedBy === undefined));
  });

  test('SQL outside the subset is told with its place', async () => {
    const proof = await prove(`${base}cases:\n${hit}`, 'SELECT * FROM fuel_txn');
    assert.match(proof.cases[0]?.problem ?? '', /detect\.sql:1:8: \* is not in the subset/);
  });
});
