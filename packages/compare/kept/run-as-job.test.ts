import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testCaller } from '@plumb/guard/house-fixture';
import { analyst, base, codeOf, keptScene, model, two } from './kept-fixture.ts';
import { performRun, workRuns } from './perform-run.ts';
import { type RequestRun, requestRun } from './request-run.ts';
import { cancelRun, retryRun } from './stop-run.ts';

const s = keptScene();
const { load, hits } = s;

describe('a run as a job', () => {
  test('is performed once, is cancelled while it waits, and fails with a clear reason', async () => {
    await workRuns(s.house, s.kept.warehouse);
    await load({ ...base, 'fuel_txn.csv': two });
    const { id } = await requestRun(s.house, analyst, { models: [model], purpose: 'manual', reason: '例行' });
    assert.equal(
      await codeOf(cancelRun(s.house, testCaller('conduct_analyst'), { run: id, reason: '不需要' })),
      'not-allowed',
    );
    await cancelRun(s.house, analyst, { run: id, reason: '不需要' });
    await s.house.jobs.runWaiting();
    assert.equal((await performRun(s.house, id, s.kept)).state, 'cancelled');
    assert.deepEqual(await hits(), []);
    assert.equal(await codeOf(cancelRun(s.house, analyst, { run: id, reason: '不需要' })), 'wrong-state');
    await retryRun(s.house, analyst, { run: id, reason: '需要' });
    await s.house.jobs.runWaiting();
    assert.equal((await hits()).length, 2);
    assert.equal((await performRun(s.house, id, s.kept)).state, 'done', 'done already: answers at once');
    assert.equal((await hits())[0]?.times_found, 1);
    const { id: broken } = await requestRun(s.house, analyst, { models: [model], purpose: 'manual', reason: '例行' });
    await s.house.records.db
      .updateTable('run')
      .set({ models: JSON.stringify([{ model, version: 1, sha256: 'other', params: {}, params_no: null }]) })
      .where('id', '=', broken)
      .execute();
    await s.house.jobs.runWaiting();
    const failed = await s.house.records.db
      .selectFrom('run')
      .selectAll()
      .where('id', '=', broken)
      .executeTakeFirstOrThrow();
    assert.equal(failed.state, 'failed');
    assert.match(failed.failure?.en ?? '', /has changed since the run was asked for/);
  });

  test('is asked for with models that exist, a reason, and no later moment than now', async () => {
    const ask = (input: Partial<RequestRun>) =>
      codeOf(requestRun(s.house, analyst, { models: [model], purpose: 'manual', reason: '例行', ...input }));
    assert.equal(await ask({ models: ['fuel-exceeds-tnk'] }), 'no-model');
    assert.equal(await ask({ reason: ' ' }), 'bad-input');
    assert.equal(await ask({ as_of: '2026-03-03 00:00:00' }), 'bad-input');
    assert.equal(
      await codeOf(requestRun(s.house, testCaller('audit_admin'), { purpose: 'manual', reason: '看看' })),
      'not-allowed',
    );
  });
});
