import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { acceptTask } from '../task/accept-task.ts';
import { askExtension, giveFeedback } from '../task/give-feedback.ts';
import { askForData, closeDataError, dataSupplied, rejectHit } from './ask-for-data.ts';
import { decideHit } from './decide-hit.ts';
import { dispatchHit } from './dispatch-hit.ts';
import { hitScene, reason, refusedWith } from './hit-acts-fixture.ts';
import { openHit } from './open-hit.ts';
import { closeHit, proposeClue, rectifyHit, reopenHit, returnHit, submitReview, transferHit } from './review-hit.ts';

const s = hitScene();
const { row, ledger, fedBack } = s;

describe('a hit on its way', () => {
  test('from triage through the field to a clue, by five people, each step in history and ledger', async () => {
    const { house, people } = s;
    const hit = await fedBack();
    assert.equal((await row(hit)).state, 'H50');
    await submitReview(house, people.analyst, { hit, revision: 4, reason });
    const asked = await proposeClue(house, people.director, { hit, revision: 5, reason, summary: '公车加油异常' });
    assert.equal(asked.state, 'H70');
    assert.ok(asked.approval);
    await decideHit(house, people.manager, {
      hit,
      revision: 6,
      reason: '同意',
      approval: asked.approval,
      decision: 'approve',
    });
    const done = await row(hit);
    assert.deepEqual([done.state, done.label, done.amount_found, done.due_at], ['H70', 'tp', 200, null]);
    const clue = await house.records.db
      .selectFrom('clue')
      .selectAll()
      .where('id', '=', done.clue ?? '')
      .executeTakeFirstOrThrow();
    assert.deepEqual([clue.state, clue.source, clue.summary, clue.unit], ['C10', 'hit', '公车加油异常', 'U1']);
    const view = await openHit(house, people.director, { hit });
    assert.deepEqual(
      view.history.map(({ act }) => act),
      ['found', 'hit:dispatch', 'hit:accept', 'hit:feedback', 'hit:submit-review', 'hit:to-clue', 'hit:approve-clue'],
    );
    for (const act of [
      'hit:dispatch',
      'task:accept',
      'task:feedback',
      'hit:submit-review',
      'hit:to-clue',
      'hit:approve-clue',
    ])
      assert.ok(
        (await ledger(act)).some(({ outcome, object_id }) => outcome === 'done' && object_id === hit),
        act,
      );
  });

  test('time limits: two workdays to accept, fifteen in the field, ten more once', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    assert.equal(
      (await dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'PZ01' })).due_at,
      '2026-03-04 23:59:59',
    );
    const task = (await row(hit)).task as string;
    const verifiers = [people.verifier.account_id, people.verifier2.account_id];
    assert.equal(
      (await acceptTask(house, people.verifier, { task, revision: 2, verifiers })).due_at,
      '2026-03-23 23:59:59',
    );
    const asked = await askExtension(house, people.verifier, { task, revision: 3, reason: '证人出差' });
    await assert.rejects(
      giveFeedback(house, people.verifier, { task, revision: 4, verdict: 'false', facts: '未见异常' }),
      refusedWith('not-ready'),
    );
    const granted = await decideHit(house, people.director, {
      hit,
      revision: 4,
      reason: '同意',
      approval: asked.approval ?? '',
      decision: 'approve',
    });
    assert.equal(granted.due_at, '2026-04-07 23:59:59');
    await assert.rejects(
      askExtension(house, people.verifier, { task, revision: 5, reason: '再延' }),
      refusedWith('not-ready', '只能延长一次'),
    );
  });

  test('an expired time limit can no longer be extended', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    await dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'PZ01' });
    const task = (await row(hit)).task as string;
    await acceptTask(house, people.verifier, {
      task,
      revision: 2,
      verifiers: [people.verifier.account_id, people.verifier2.account_id],
    });
    house.clock.now = '2026-03-24 09:00:00';
    await assert.rejects(
      askExtension(house, people.verifier, { task, revision: 3, reason: '忘了' }),
      refusedWith('not-ready', '期限已过'),
    );
  });

  test('returned for more, the same verifiers go on', async () => {
    const { house, people } = s;
    const hit = await fedBack();
    await returnHit(house, people.analyst, { hit, revision: 4, reason: '缺监控' });
    const { state, verdict, task } = await row(hit);
    assert.deepEqual([state, verdict], ['H41', null]);
    await giveFeedback(house, people.verifier2, {
      task: task ?? '',
      revision: 5,
      verdict: 'partly',
      facts: '补充监控后部分属实',
      amount: 90,
    });
    assert.equal((await row(hit)).verdict, 'partly');
  });

  test('data errors and missing data go to the department as slips', async () => {
    const { house, people } = s;
    const slip = { dataset: 'fuel_txn', department: '机关事务局' };
    const first = await s.hit();
    await askForData(house, people.analyst, { hit: first, revision: 1, reason, ...slip, what: '缺小票' });
    await dataSupplied(house, people.steward, { hit: first, revision: 2, reason: '已补' });
    assert.equal((await row(first)).state, 'H20');
    const second = await s.hit();
    await rejectHit(house, people.analyst, { hit: second, revision: 1, reason, ...slip, problem: '升数多录一位' });
    await closeDataError(house, people.steward, { hit: second, revision: 2, reason: '源数据已更正' });
    const closed = await row(second);
    assert.deepEqual([closed.state, closed.label], ['H92', 'fp']);
    const slips = await house.records.db
      .selectFrom('data_slip')
      .select(['kind', 'state', 'due_at'])
      .orderBy('no')
      .execute();
    assert.deepEqual(slips, [
      { kind: 'supplement', state: 'answered', due_at: '2026-03-16 23:59:59' },
      { kind: 'defect', state: 'answered', due_at: '2026-03-05 23:59:59' },
    ]);
  });

  test('to be put right: the next stage finds a request; closed with its label, reopened on a new fact', async () => {
    const { house, people } = s;
    const hit = await fedBack();
    await submitReview(house, people.analyst, { hit, revision: 4, reason });
    await rectifyHit(house, people.director, { hit, revision: 5, reason, unit: 'U1', problem: '油卡管理不严' });
    const request = await house.records.db.selectFrom('rectification_request').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([request.hit, request.unit, request.amount, request.taken_up_as], [hit, 'U1', 200, null]);
    await closeHit(house, people.director, { hit, revision: 6, reason, label: 'fp' });
    assert.equal((await row(hit)).label, 'tp', 'the verdict fixes the label');
    await reopenHit(house, people.director, { hit, revision: 7, reason, new_fact: '又发现一笔' });
    const again = await row(hit);
    assert.deepEqual([again.state, again.label, again.verdict], ['H20', null, null]);
  });

  test('to another organ only after somebody else approved', async () => {
    const { house, people } = s;
    const hit = await fedBack();
    await submitReview(house, people.analyst, { hit, revision: 4, reason });
    const asked = await transferHit(house, people.director, {
      hit,
      revision: 5,
      reason,
      organ: 'police',
      organ_name: '市公安局',
    });
    assert.equal(asked.state, 'H60');
    await decideHit(house, people.manager, {
      hit,
      revision: 6,
      reason: '同意',
      approval: asked.approval ?? '',
      decision: 'approve',
    });
    assert.equal((await row(hit)).state, 'H72');
  });
});

describe('opening a hit', () => {
  test('what is sensitive stays masked, what is needed to weigh is there, and the look leaves a trace', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    await s.hit({ model: 'fuel-night' });
    const view = await openHit(house, people.analyst, { hit });
    const text = JSON.stringify(view);
    assert.ok(!text.includes('210203197905011230'));
    assert.ok(!text.includes('辽B9F123'), 'the plate seen at the pump is L4');
    const [card, fill] = [
      view.evidence.find((one) => one.dataset === 'fuel_card'),
      view.evidence.find((one) => one.dataset === 'fuel_txn'),
    ];
    assert.equal(card?.cells.find(({ column }) => column === 'keeper_id')?.value, '2102**********1230');
    assert.deepEqual(
      [fill?.source_file, fill?.source_line, fill?.cells.find(({ column }) => column === 'liters')?.value],
      ['fuel_txn.csv', 17, '95'],
    );
    assert.ok(view.innocent.length > 0 && view.verify.length > 1 && view.basis.length > 0);
    assert.equal(view.params.find(({ name }) => name === 'tol')?.unit, 'ratio');
    assert.equal(view.related.length, 1);
    assert.deepEqual(
      view.acts
        .filter(({ allowed }) => allowed)
        .map(({ act }) => act)
        .sort(),
      ['hit:dispatch', 'hit:exempt', 'hit:hand-over', 'hit:need-data', 'hit:reject'],
    );
    assert.equal((await ledger('hit:open')).length, 1);
  });
});
