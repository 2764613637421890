import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { explainDifference } from './explain-difference.ts';
import { base, keptScene, model, two } from './kept-fixture.ts';
import { afterRunQueue } from './perform-run.ts';

const s = keptScene();

test('an exemption approved on a hit clears its subject on its days in the next run, and the run says so', async () => {
  await s.load({ ...base, 'fuel_txn.csv': two });
  const before = await s.run();
  const [first, second] = await s.hits();
  const exemption = {
    id: randomUUID(),
    hit: first?.id as string,
    model,
    subject_type: 'vehicle',
    subject_key: first?.subject_key as string,
    reason: '备用油桶',
    doc_ref: '机管〔2026〕12号',
    approver: 'director',
    approval_no: '豁免〔2026〕1号',
    valid_from: '2026-01-05',
    valid_to: '2026-01-05',
    created_at: '2026-03-02 09:00:00',
  };
  await s.house.records.db.insertInto('exemption').values(exemption).execute();
  const after = await s.run();
  assert.deepEqual([before.summary?.[0]?.exempted, after.summary?.[0]?.exempted], [0, 1]);
  assert.deepEqual(after.exemptions, [{ id: exemption.id, approval_no: exemption.approval_no }]);
  assert.deepEqual(
    explainDifference(before, after).inputs.map(({ zh }) => zh),
    ['新增经批准的豁免 豁免〔2026〕1号'],
  );
  const [withdrawn, kept] = await s.hits();
  assert.deepEqual([withdrawn?.withdrawn_at !== null, kept?.id, kept?.withdrawn_at], [true, second?.id, null]);
});

test('the later stages are told of a run in its own transaction, once', async () => {
  await s.load({ ...base, 'fuel_txn.csv': two });
  const run = await s.run();
  const told = await s.house.jobs.list({ queue: afterRunQueue });
  assert.deepEqual(
    told.map(({ data }) => data),
    [{ run: run.id }],
  );
});
