import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { PlumbError } from '@plumb/ground/problem';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { acceptTask } from '../task/accept-task.ts';
import { attachFile } from '../task/attach-file.ts';
import { askExtension, giveFeedback } from '../task/give-feedback.ts';
import { recordFindings } from '../task/record-findings.ts';
import { type Scene, scene } from '../verify-fixture.ts';
import { askForData, closeDataError, dataSupplied, rejectHit } from './ask-for-data.ts';
import { assignHit } from './assign-hit.ts';
import { decideHit } from './decide-hit.ts';
import { dispatchHit, redirectHit } from './dispatch-hit.ts';
import { exemptHit } from './exempt-hit.ts';
import { openHit } from './open-hit.ts';
import {
  closeHit,
  crossCheck,
  proposeClue,
  rectifyHit,
  reopenHit,
  returnHit,
  submitReview,
  transferHit,
} from './review-hit.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let s: Scene;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  s = await scene(await server.fresh());
});

const reason = '经研判';
const refusedWith =
  (code: string, part = '') =>
  (error: unknown) => {
    assert.ok(error instanceof PlumbError, String(error));
    assert.equal(error.code, code, error.message);
    if (part) assert.ok(error.texts.zh.includes(part) || error.texts.en.includes(part), error.texts.zh);
    return true;
  };
const row = (id: string) =>
  s.house.records.db.selectFrom('hit').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const ledger = (act: string) =>
  s.house.records.db.selectFrom('ledger_entry').selectAll().where('act', '=', act).execute();
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A hit taken as far as the feedback of the field. */
async function fedBack(
  given: Parameters<Scene['hit']>[0] = {},
  verdict: 'true' | 'false' | 'unverifiable' = 'true',
): Promise<string> {
  const { house, people } = s;
  const hit = await s.hit(given);
  await dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'PZ01' });
  const task = (await row(hit)).task as string;
  await acceptTask(house, people.verifier, {
    task,
    revision: 2,
    verifiers: [people.verifier.account_id, people.verifier2.account_id],
  });
  const { checklist } = await house.records.db
    .selectFrom('field_task')
    .select('checklist')
    .where('id', '=', task)
    .executeTakeFirstOrThrow();
  await recordFindings(house, people.verifier2, {
    task,
    findings: checklist.map(({ id }) => ({ question: id, finding: 'confirmed', at: house.now() })),
  });
  await attachFile(house, people.verifier, { task, id: randomUUID(), name: '小票.png', bytes: png });
  await giveFeedback(house, people.verifier, { task, revision: 3, verdict, facts: '油箱实测 70 升', amount: 200 });
  return hit;
}

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

describe('exemption', () => {
  const exemption = {
    kind: 'exemption' as const,
    doc_ref: '机管〔2026〕3号',
    valid_from: '2026-01-01',
    valid_to: '2026-12-31',
  };
  test('proposed by one, approved by another, recorded with its document', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const asked = await exemptHit(house, people.analyst, { hit, revision: 1, reason: '备用油桶', ...exemption });
    await decideHit(house, people.director, {
      hit,
      revision: 2,
      reason: '属实',
      approval: asked.approval ?? '',
      decision: 'approve',
    });
    const done = await row(hit);
    assert.deepEqual([done.state, done.label], ['H92', 'fp']);
    const kept = await house.records.db.selectFrom('exemption').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([kept.subject_key, kept.doc_ref, kept.valid_to], ['辽B12345', '机管〔2026〕3号', '2026-12-31']);
  });

  test('nobody approves their own, and the attempt is in the ledger', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const asked = await exemptHit(house, people.director, { hit, revision: 1, reason: '备用油桶', ...exemption });
    await assert.rejects(
      decideHit(house, people.director, {
        hit,
        revision: 2,
        reason: '同意',
        approval: asked.approval ?? '',
        decision: 'approve',
      }),
      refusedWith('own-request', '本人'),
    );
    assert.equal((await row(hit)).state, 'H30');
    assert.equal((await ledger('hit:decide')).filter(({ outcome }) => outcome === 'refused').length, 1);
  });

  test('refused: back to triage with a new time limit', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const asked = await exemptHit(house, people.analyst, { hit, revision: 1, reason: '备用油桶', ...exemption });
    await decideHit(house, people.director, {
      hit,
      revision: 2,
      reason: '文件不符',
      approval: asked.approval ?? '',
      decision: 'refuse',
    });
    const back = await row(hit);
    assert.deepEqual([back.state, back.due_at], ['H20', '2026-03-04 23:59:59']);
  });

  test('a suppression hides the other hits of the subject in triage too, and says how many', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const other = await s.hit();
    const elsewhere = await s.hit({ subject_key: '辽B99999' });
    const asked = await exemptHit(house, people.analyst, {
      hit,
      revision: 1,
      reason: '油箱改装已备案',
      ...exemption,
      kind: 'suppression',
    });
    await decideHit(house, people.director, {
      hit,
      revision: 2,
      reason: '同意',
      approval: asked.approval ?? '',
      decision: 'approve',
    });
    assert.ok((await row(other)).suppressed_by);
    assert.equal((await row(elsewhere)).suppressed_by, null);
    const kept = await house.records.db.selectFrom('suppression').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(
      [kept.hidden, kept.expires_at, kept.approved_by],
      [2, '2026-12-31 23:59:59', people.director.account_id],
    );
  });

  test('an exemption without a document, or longer than a year, is bad input', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const given = { hit, revision: 1, reason, ...exemption };
    await assert.rejects(
      exemptHit(house, people.analyst, { ...given, doc_ref: undefined }),
      refusedWith('bad-input', '依据文件'),
    );
    await assert.rejects(
      exemptHit(house, people.analyst, { ...given, valid_to: '2027-12-31' }),
      refusedWith('bad-input', '366'),
    );
  });
});

describe('what is refused', () => {
  test('two people at once: the second is told who and when, and nothing of the first is lost', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const both = await Promise.allSettled([
      dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'PZ01' }),
      askForData(house, people.analyst2, {
        hit,
        revision: 1,
        reason,
        dataset: 'fuel_txn',
        department: '机关事务局',
        what: '缺小票',
      }),
    ]);
    const [won] = both.filter(({ status }) => status === 'fulfilled');
    const [lost] = both.filter(({ status }) => status === 'rejected');
    assert.ok(won && lost?.status === 'rejected');
    const winner = both[0].status === 'fulfilled' ? people.analyst.name : people.analyst2.name;
    refusedWith('changed-meanwhile', winner)(lost.reason);
    assert.ok(lost.reason.texts.zh.includes('2026-03-02 09:00:00'));
    assert.equal((await row(hit)).revision, 2);
  });

  test('a wrong state says which states allow it', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    await assert.rejects(
      submitReview(house, people.analyst, { hit, revision: 1, reason }),
      refusedWith('wrong-state', 'H50'),
    );
  });

  test('a foreign id and one that does not exist answer alike, and both are audited', async () => {
    const { house } = s;
    const outsider = await s.person('conduct_analyst', { unit: 'JW01', units: ['U7'] });
    const foreign = await s.hit();
    const none = randomUUID();
    for (const hit of [foreign, none]) {
      await assert.rejects(openHit(house, outsider, { hit }), refusedWith('not-found'));
      await assert.rejects(
        dispatchHit(house, outsider, { hit, revision: 1, reason, unit: 'PZ01' }),
        refusedWith('not-found'),
      );
    }
    const refused = (
      await house.records.db.selectFrom('ledger_entry').select('object_id').where('outcome', '=', 'refused').execute()
    ).map((one) => one.object_id);
    assert.deepEqual(refused.sort(), [foreign, foreign, none, none].sort());
  });

  test('who is tied to the matter: oneself, kin in the evidence, the own unit', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const same = await s.person('conduct_analyst', { unit: 'U1' });
    await assert.rejects(
      dispatchHit(house, same, { hit, revision: 1, reason, unit: 'PZ01' }),
      refusedWith('recused', '本单位'),
    );
    const tie = (degree: 0 | 1 | 2, relation: string) =>
      house.records.db
        .insertInto('recusal_tie')
        .values({
          account: people.analyst.account_id,
          id_no: '210203197905011230',
          degree,
          relation,
          as_of: house.now(),
        })
        .onConflict((conflict) => conflict.columns(['account', 'id_no']).doUpdateSet({ degree }))
        .execute();
    await tie(2, '兄弟姐妹');
    await assert.rejects(
      dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'PZ01' }),
      refusedWith('recused', '近亲属'),
    );
    await assert.rejects(
      assignHit(house, people.director, { hit, revision: 1, reason, account: people.analyst.account_id }),
      refusedWith('recused', people.analyst.name),
    );
    await tie(0, '本人');
    await assert.rejects(
      dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'PZ01' }),
      refusedWith('recused', '本人'),
    );
    const { acts } = await openHit(house, people.analyst, { hit });
    assert.ok(acts.length > 0 && acts.every(({ allowed, why_not }) => !allowed && why_not?.zh.includes('本人')));
  });

  test('a unit does not verify itself; verifiers are two, of the unit, and none of them reviews', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    await assert.rejects(
      dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'U1' }),
      refusedWith('recused'),
    );
    await dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'PZ01' });
    const task = (await row(hit)).task as string;
    const { account_id } = people.verifier;
    await assert.rejects(
      acceptTask(house, people.verifier, { task, revision: 2, verifiers: [account_id] }),
      refusedWith('not-ready', '两人'),
    );
    const stranger = await s.person('field_verifier', { unit: 'PZ02', units: ['U1'] });
    await assert.rejects(
      acceptTask(house, people.verifier, { task, revision: 2, verifiers: [account_id, stranger.account_id] }),
      refusedWith('no-account'),
    );
    await assert.rejects(acceptTask(house, stranger, { task, revision: 2, verifiers: [] }), refusedWith('not-found'));
    await redirectHit(house, people.analyst, { hit, revision: 2, reason, unit: 'PZ02' });
    await assert.rejects(
      acceptTask(house, people.verifier, { task, revision: 3, verifiers: [account_id, people.verifier2.account_id] }),
      refusedWith('wrong-state'),
    );
  });

  test('one hit in ten is cross-checked by another before it is decided', async () => {
    const { house, people } = s;
    const hit = await fedBack({ sampled: true });
    await submitReview(house, people.analyst, { hit, revision: 4, reason });
    const propose = (by = people.director, revision = 5) =>
      proposeClue(house, by, { hit, revision, reason, summary: '公车加油异常' });
    await assert.rejects(propose(), refusedWith('not-ready', '交叉复核'));
    await crossCheck(house, people.director, { hit, revision: 5, reason: '同意', agrees: true });
    await assert.rejects(propose(people.director, 6), refusedWith('not-ready'));
    assert.equal((await propose(people.director2, 6)).state, 'H70');
  });

  test('a hit that the data no longer support is not sent out', async () => {
    const hit = await s.hit({ withdrawn_at: '2026-03-01 00:00:00' });
    await assert.rejects(
      dispatchHit(s.house, s.people.analyst, { hit, revision: 1, reason, unit: 'PZ01' }),
      refusedWith('not-ready', '撤回'),
    );
  });

  test('an approval of another hit decides nothing here', async () => {
    const { house, people } = s;
    const [one, two] = [await s.hit(), await s.hit()];
    const given = {
      kind: 'exemption' as const,
      doc_ref: '机管〔2026〕3号',
      valid_from: '2026-01-01',
      valid_to: '2026-12-31',
    };
    const asked = await exemptHit(house, people.analyst, { hit: one, revision: 1, reason, ...given });
    await exemptHit(house, people.analyst, { hit: two, revision: 1, reason, ...given });
    await assert.rejects(
      decideHit(house, people.director, {
        hit: two,
        revision: 2,
        reason,
        approval: asked.approval ?? '',
        decision: 'approve',
      }),
      refusedWith('not-found'),
    );
    assert.equal((await row(two)).state, 'H30');
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
