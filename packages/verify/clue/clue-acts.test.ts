import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { openCandidate } from '../candidate/list-candidates.ts';
import { makeCandidate } from '../candidate/make-candidate.ts';
import { decideCandidate, promoteCandidate } from '../candidate/promote-candidate.ts';
import { splitCandidate } from '../candidate/split-candidate.ts';
import { type Scene, scene } from '../verify-fixture.ts';
import { type ActOnClue, actOnClue } from './act-on-clue.ts';
import { addDocument, signDocument } from './add-document.ts';
import { decideClue } from './decide-clue.ts';
import { countClues, listClues } from './list-clues.ts';
import { openClue } from './open-clue.ts';
import { type RegisterClue, registerClue } from './register-clue.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let s: Scene;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  s = await scene(await server.fresh());
});

const refusedWith =
  (code: string, part = '') =>
  (error: unknown) => {
    assert.ok(error instanceof PlumbError, String(error));
    assert.equal(error.code, code, error.message);
    assert.ok(!part || error.texts.zh.includes(part), error.texts.zh);
    return true;
  };

const letter: RegisterClue = {
  source: 'petition',
  subject: { type: 'person', key: '210203197905011230', label: '王小明' },
  unit: 'U1',
  region: '210202',
  summary: '反映违规接待',
  facts: '来信反映……',
  secrecy: 'secret',
  real_name: true,
  is_head: false,
};
const row = (id: string) =>
  s.house.records.db.selectFrom('clue').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
/** Acts with the present revision. */
async function does(by: Caller, clue: string, act: ActOnClue['act'], given: Partial<ActOnClue> = {}) {
  return actOnClue(s.house, by, { clue, revision: (await row(clue)).revision, act, reason: '按程序办理', ...given });
}
async function decides(by: Caller, clue: string, approval: string | null, decision: 'approve' | 'refuse' = 'approve') {
  return decideClue(s.house, by, {
    clue,
    revision: (await row(clue)).revision,
    approval: approval ?? '',
    decision,
    reason: '同意',
  });
}
async function files(by: Caller, clue: string, kind: 'plan' | 'report' | 'decision', signer?: Caller) {
  const { document } = await addDocument(s.house, by, {
    clue,
    revision: (await row(clue)).revision,
    kind,
    title: kind,
    body: '正文内容',
  });
  if (signer) await signDocument(s.house, signer, { clue, revision: (await row(clue)).revision, document });
}
async function assigned(): Promise<string> {
  const { people } = s;
  const { id } = await registerClue(s.house, people.clerk, letter);
  await does(people.manager, id, 'admit');
  await does(people.manager, id, 'propose-assignment', {
    office: 'JD01',
    handlers: [people.officer.account_id, people.officer2.account_id],
  });
  await does(people.leader, id, 'endorse-assignment');
  await does(people.leader2, id, 'approve-assignment');
  await does(people.officer, id, 'undertake');
  return id;
}
const together = ['a', 'b', 'c'];

describe('a clue from its receipt to the archive', () => {
  test('registered, numbered, assigned by two leaders, verified, concluded, answered, sealed', async () => {
    const { house, people } = s;
    const id = await assigned();
    assert.deepEqual(
      [(await row(id)).state, (await row(id)).number, (await row(id)).due_at],
      ['C50', '202621020200001', '2026-04-02 23:59:59'],
    );
    await files(people.officer, id, 'plan');
    const asked = await does(people.officer, id, 'verify', { participants: together });
    assert.equal((await row(id)).state, 'C50', 'nothing happens before it is approved');
    await decides(people.leader, id, asked.approval);
    assert.deepEqual(
      [(await row(id)).state, (await row(id)).disposal, (await row(id)).due_at],
      ['C61', 'C61', '2026-04-16 23:59:59'],
    );
    await files(people.officer, id, 'report');
    await assert.rejects(
      does(people.officer, id, 'conclude', { participants: together }),
      refusedWith('not-ready', '全体承办人签名'),
    );
    await files(people.officer, id, 'report', people.officer2);
    const concluding = await does(people.officer2, id, 'conclude', { participants: together });
    await decides(people.leader2, id, concluding.approval);
    await does(people.officer, id, 'close', { form: 0, amount_recovered: 0 });
    await assert.rejects(does(people.manager, id, 'archive'), refusedWith('not-ready', '实名'));
    await does(people.manager, id, 'archive', { feedback_at: '2026-03-10' });
    const done = await row(id);
    assert.equal(done.state, 'C95');
    assert.match(done.sealed_digest ?? '', /^sha256:[0-9a-f]{64}$/);
    await assert.rejects(
      addDocument(house, people.officer, {
        clue: id,
        revision: done.revision,
        kind: 'other',
        title: '补充',
        body: '补充',
      }),
      refusedWith('wrong-state', 'C95'),
    );
    const { id: document } = await house.records.db
      .selectFrom('clue_document')
      .select('id')
      .where('clue', '=', id)
      .limit(1)
      .executeTakeFirstOrThrow();
    await assert.rejects(
      signDocument(house, people.officer, { clue: id, revision: done.revision, document }),
      refusedWith('wrong-state', 'C95'),
    );
    const reopening = await does(people.manager, id, 'reopen', { reason: '新的证据' });
    await decides(people.leader, id, reopening.approval);
    assert.deepEqual([(await row(id)).state, (await row(id)).number], ['C20', '202621020200001']);
    const view = await openClue(house, people.manager, id);
    assert.ok(view.history.length >= 15 && !JSON.stringify(view).includes('210203197905011230'));
    assert.equal(view.subject.shown, '王**');
  });

  test('numbers have no gap, also when an act fails or many come at once', async () => {
    const { people } = s;
    const ids = [];
    for (let at = 0; at < 6; at++) ids.push((await registerClue(s.house, people.clerk, letter)).id);
    await assert.rejects(
      does(people.manager, ids[0] as string, 'admit', { revision: 9 }),
      refusedWith('changed-meanwhile'),
    );
    await Promise.all(ids.map((id) => does(people.manager, id, 'admit')));
    const numbers = (await s.house.records.db.selectFrom('clue').select('number').orderBy('number').execute()).map(
      ({ number }) => number,
    );
    assert.deepEqual(
      numbers,
      [1, 2, 3, 4, 5, 6].map((n) => `20262102020000${n}`),
    );
  });

  test('a duplicate goes to its original, and who looks is told of others on the subject', async () => {
    const { house, people } = s;
    const first = await registerClue(house, people.clerk, letter);
    const second = await registerClue(house, people.clerk, letter);
    assert.deepEqual(
      (await openClue(house, people.clerk, second.id)).maybe_duplicates.map(({ id }) => id),
      [first.id],
    );
    await assert.rejects(
      does(people.clerk, second.id, 'duplicate', { duplicate_of: second.id }),
      refusedWith('not-found'),
    );
    await assert.rejects(does(people.clerk, second.id, 'duplicate'), refusedWith('not-ready', '并入'));
    await does(people.clerk, second.id, 'duplicate', { duplicate_of: first.id });
    assert.equal((await row(second.id)).state, 'C11');
  });
});

describe('what is refused', () => {
  test('one leader for both signatures, the own proposal, the own request', async () => {
    const { house, people } = s;
    const { id } = await registerClue(house, people.clerk, letter);
    await does(people.manager, id, 'admit');
    await does(people.manager, id, 'propose-assignment', {
      office: 'JD01',
      handlers: [people.officer.account_id, people.officer2.account_id],
    });
    await assert.rejects(does(people.leader, id, 'approve-assignment'), refusedWith('not-ready', '分管'));
    await does(people.leader, id, 'endorse-assignment');
    await assert.rejects(does(people.leader, id, 'approve-assignment'), refusedWith('not-ready', '另一位'));
    await does(people.leader2, id, 'approve-assignment');
    await does(people.officer, id, 'undertake');
    await files(people.officer, id, 'plan');
    const both = await s.person('leader', { unit: 'JD01', roles: ['leader', 'supervision_officer'] });
    await does(people.manager, id, 'hand-over', { handlers: [both.account_id, people.officer.account_id] });
    const asked = await does(both, id, 'verify', { participants: together });
    await assert.rejects(decides(both, id, asked.approval), refusedWith('own-request', '本人'));
    await decides(people.leader, id, asked.approval, 'refuse');
    assert.equal((await row(id)).state, 'C50');
  });

  test('the head of a lower unit needs the party committee; an office acts on its own clues alone', async () => {
    const { house, people } = s;
    const id = await assigned();
    await files(people.officer, id, 'plan');
    await assert.rejects(
      does(people.officer, id, 'verify', { participants: together, is_head: true }),
      refusedWith('not-ready', '党委'),
    );
    const asked = await does(people.officer, id, 'verify', {
      participants: together,
      is_head: true,
      committee_ref: '党发2026-3',
    });
    assert.ok(asked.approval);
    const other = await s.person('supervision_officer', { unit: 'JD02' });
    await assert.rejects(openClue(house, other, id), refusedWith('not-found'));
    await assert.rejects(does(other, id, 'hold'), refusedWith('not-found'));
    await assert.rejects(openClue(house, people.director, id), refusedWith('not-found'));
    await assert.rejects(openClue(house, people.manager, randomUUID()), refusedWith('not-found'));
  });

  test('two people at once, a wrong state, a handler who is kin', async () => {
    const { house, people } = s;
    const { id } = await registerClue(house, people.clerk, letter);
    const act = (act: ActOnClue['act'], by: Caller, given = {}) =>
      actOnClue(house, by, { clue: id, revision: 1, act, reason: '按程序', ...given });
    const both = await Promise.allSettled([
      act('admit', people.manager),
      act('not-ours', people.clerk, { where_to: 'lower' }),
    ]);
    const lost = both.find(({ status }) => status === 'rejected');
    assert.ok(lost?.status === 'rejected' && both.some(({ status }) => status === 'fulfilled'));
    refusedWith('changed-meanwhile')(lost.reason);
    await assert.rejects(
      does(people.manager, id, 'hand-over', { handlers: ['a', 'b'] }),
      refusedWith('wrong-state', 'C40'),
    );
    const fresh = await registerClue(house, people.clerk, letter);
    await does(people.manager, fresh.id, 'admit');
    await house.records.db
      .insertInto('recusal_tie')
      .values({
        account: people.officer.account_id,
        id_no: letter.subject.key,
        degree: 1,
        relation: '配偶',
        as_of: house.now(),
      })
      .execute();
    await assert.rejects(
      does(people.manager, fresh.id, 'propose-assignment', {
        office: 'JD01',
        handlers: [people.officer.account_id, people.officer2.account_id],
      }),
      refusedWith('recused', people.officer.name),
    );
  });

  test('who registers outside the own sight is refused and nothing is kept', async () => {
    const narrow = await s.person('petition_clerk', { unit: 'XF01', units: ['U2'] });
    await assert.rejects(registerClue(s.house, narrow, letter), refusedWith('outside-scope'));
    assert.equal((await countClues(s.house, s.people.manager, {})).total, 0);
  });
});

describe('the register', () => {
  test('lists say what the policies say, office by office', async () => {
    const { house, people } = s;
    const id = await assigned();
    await registerClue(house, people.manager, { ...letter, source: 'audit' });
    const seen = async (by: Caller) =>
      (await listClues(house, by, { filter: {}, limit: 50 })).items.map((item) => item.id);
    for (const by of [people.manager, people.leader, people.officer, people.trial, people.clerk]) {
      const listed = await seen(by);
      for (const clue of await house.records.db.selectFrom('clue').selectAll().execute()) {
        const opened = await openClue(house, by, clue.id).then(
          () => true,
          () => false,
        );
        assert.equal(listed.includes(clue.id), opened, `${by.roles} ${clue.state}`);
      }
    }
    assert.deepEqual(await seen(people.officer), [id]);
    assert.equal((await listClues(house, people.manager, { filter: { text: '00001' }, limit: 5 })).items.length, 1);
    assert.deepEqual((await countClues(house, people.manager, {})).by_state, [
      { state: 'C10', count: 1 },
      { state: 'C50', count: 1 },
    ]);
    const [first] = (await listClues(house, people.manager, { filter: {}, limit: 1 })).items;
    assert.ok(first);
  });
});

describe('candidates', () => {
  test('several models’ hits on one subject, kept apart in their evidence, split again', async () => {
    const { house, people } = s;
    const hits = [
      await s.hit(),
      await s.hit({ model: 'fuel-night', amount: 40, severity: 'low' }),
      await s.hit({ model: 'card-car-apart' }),
    ];
    const made = await makeCandidate(house, people.analyst, { hits, note: '同一辆车' });
    const view = await openCandidate(house, people.analyst, made.id);
    assert.deepEqual([view.hits, view.models, view.severity, view.amount], [3, 3, 'high', 1561]);
    await house.records.db
      .updateTable('hit')
      .set({ unit: 'U2' })
      .where('id', '=', hits[2] as string)
      .execute();
    const near = await s.person('conduct_analyst', { unit: 'JW01', units: ['U1'] });
    assert.deepEqual(
      (await openCandidate(house, near, made.id)).members.map(({ id }) => id).sort(),
      hits.slice(0, 2).sort(),
      'what lies outside sight is not shown by way of the candidate',
    );
    const other = await s.hit({ subject_key: '辽B99999' });
    await assert.rejects(
      makeCandidate(house, people.analyst, { hits: [other, await s.hit()], note: '不同' }),
      refusedWith('not-one-subject'),
    );
    await assert.rejects(
      makeCandidate(house, people.analyst, { hits: [hits[0] as string, await s.hit()], note: '再并' }),
      refusedWith('not-one-subject', '已归并'),
    );
    const one = await splitCandidate(house, people.analyst, {
      candidate: made.id,
      revision: 1,
      reason: '另案',
      hits: [hits[0] as string],
    });
    assert.deepEqual([one.state, (await openCandidate(house, people.analyst, made.id)).hits], ['open', 2]);
    await assert.rejects(
      splitCandidate(house, people.analyst, { candidate: made.id, revision: 1, reason: '另案' }),
      refusedWith('changed-meanwhile'),
    );
    assert.equal(
      (
        await splitCandidate(house, people.analyst, {
          candidate: made.id,
          revision: 2,
          reason: '另案',
          hits: [hits[1] as string],
        })
      ).state,
      'split',
    );
    assert.equal(
      (await house.records.db.selectFrom('hit').select('id').where('candidate', 'is not', null).execute()).length,
      0,
    );
  });

  test('promoted whole or not at all: the hit that is not ready is named; one clue of all, approved by another', async () => {
    const { house, people } = s;
    const reviewed = { state: 'H60' as const, verdict: 'true' as const };
    const hits = [await s.hit(reviewed), await s.hit({ model: 'fuel-night' })];
    const made = await makeCandidate(house, people.analyst, { hits, note: '同一辆车' });
    const propose = (revision: number) =>
      promoteCandidate(house, people.director, {
        candidate: made.id,
        revision,
        reason: '合并处理',
        summary: '公车加油多项异常',
      });
    await assert.rejects(propose(1), refusedWith('wrong-state', '疑点'));
    await house.records.db
      .updateTable('hit')
      .set(reviewed)
      .where('id', '=', hits[1] as string)
      .execute();
    const asked = await propose(1);
    await assert.rejects(
      splitCandidate(house, people.analyst, { candidate: made.id, revision: 2, reason: '另案' }),
      refusedWith('not-ready'),
    );
    const approve = (by: Caller) =>
      decideCandidate(house, by, {
        candidate: made.id,
        revision: 2,
        approval: asked.approval ?? '',
        decision: 'approve',
        reason: '同意',
      });
    await assert.rejects(approve(people.director), refusedWith('own-request'));
    assert.equal((await approve(people.manager)).state, 'promoted');
    const [clue] = (await listClues(house, people.manager, { filter: {}, limit: 5 })).items;
    const view = await openClue(house, people.manager, clue?.id ?? '');
    assert.deepEqual(view.hits.map(({ id }) => id).sort(), [...hits].sort());
    assert.ok(view.hits.every(({ state, label }) => state === 'H70' && label === 'tp'));
  });
});
