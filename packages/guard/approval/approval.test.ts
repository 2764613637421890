import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import type { Caller } from '../access/caller.ts';
import { isAccountRequest } from '../account/account-request.ts';
import { act } from '../act.ts';
import { type TestHouse, testCaller, testHouse } from '../house-fixture.ts';
import { decideApproval, withdrawApproval } from './decide-approval.ts';
import { type ApprovalKind, approvalKinds } from './kind.ts';
import { lapseApprovals } from './lapse-approvals.ts';
import { pendingApproval } from './pending-approval.ts';
import { requestApproval } from './request-approval.ts';
import { requireApproval } from './require-approval.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  house = testHouse(await server.fresh());
});

const analyst = testCaller('conduct_analyst');
const leader = testCaller('leader');
const object = { type: 'hit', id: 'h1', unit: 'U1', region: '210202' };

const ask = (caller: Caller, kind: ApprovalKind = 'disclosure', on = object) =>
  act(house, caller, 'approval:request', (on_) =>
    requestApproval(on_, { kind, object: on, purpose: '核对本人', reason: '号牌与姓名不符' }),
  );
const decide = (caller: Caller, approval: string, decision: 'approve' | 'refuse' = 'approve', revision?: number) =>
  act(house, caller, 'approval:decide', (on) =>
    decideApproval(on, { approval, decision, note: '同意', ...(revision === undefined ? {} : { revision }) }),
  );
const code = (expected: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, expected, String(error));
  return true;
};

describe('an approval', () => {
  test('is asked for, waits, is given a number, and then holds for its object, kind and asker', async () => {
    const request = await ask(analyst);
    assert.equal(request.no, null);
    assert.equal((await pendingApproval(house.records.db, object, 'disclosure'))?.id, request.id);
    assert.equal(await pendingApproval(house.records.db, object), undefined, 'a wish to look holds nothing up');
    const given = await decide(leader, request.id);
    assert.equal(given.no, '查看批〔2026〕1号');
    assert.equal(given.expires_at, '2026-03-05 23:59:59');
    assert.equal(await pendingApproval(house.records.db, object), undefined);
    await act(house, analyst, 'test', async (on) => {
      assert.equal((await requireApproval(on, 'disclosure', object, analyst.account_id)).no, given.no);
      await assert.rejects(requireApproval(on, 'export', object), code('approval-needed'));
      await assert.rejects(requireApproval(on, 'disclosure', { type: 'hit', id: 'h2' }), code('approval-needed'));
      await assert.rejects(requireApproval(on, 'disclosure', object, 'somebody else'), code('approval-needed'));
    });
    assert.deepEqual(
      house.announced.map(({ topic, act }) => `${topic} ${act}`),
      ['approval approval:request', 'approval approval:decide'],
    );
  });

  test('is over when its time is over', async () => {
    const request = await ask(analyst);
    await decide(leader, request.id);
    house.clock.now = '2026-03-06 00:00:00';
    await assert.rejects(
      act(house, analyst, 'test', (on) => requireApproval(on, 'disclosure', object)),
      code('approval-needed'),
    );
    assert.equal(await lapseApprovals(house), 1);
  });

  test('is not given by the asker under another account', async () => {
    const request = await ask(analyst);
    for (const { account_id: account } of [analyst, leader])
      await house.records.db
        .insertInto('recusal_tie')
        .values({ account, id_no: '210203197905011230', degree: 0, relation: '本人', as_of: house.now() })
        .execute();
    await assert.rejects(decide(leader, request.id), code('own-request'));
    assert.equal((await decide(testCaller('leader'), request.id)).state, 'approved');
  });

  test('cannot be given after the request lapsed', async () => {
    const request = await ask(analyst);
    house.clock.now = '2026-03-17 00:00:00';
    await assert.rejects(decide(leader, request.id), code('approval-lapsed'));
  });

  test('is not asked for twice at once, and may be taken back by the asker alone', async () => {
    const request = await ask(analyst);
    await assert.rejects(ask(analyst), code('already-requested'));
    const withdraw = (caller: Caller) =>
      act(house, caller, 'approval:withdraw', (on) => withdrawApproval(on, request.id));
    await assert.rejects(withdraw(testCaller('conduct_analyst')), code('not-found'));
    await assert.rejects(withdraw(leader), code('not-allowed'));
    assert.equal((await withdraw(analyst)).state, 'withdrawn');
    await assert.rejects(decide(leader, request.id), code('wrong-state'));
    await ask(analyst);
  });

  test('two leaders at once: the second is told, the first stands', async () => {
    const request = await ask(analyst);
    const [first, second] = await Promise.allSettled([
      decide(leader, request.id, 'approve', 1),
      decide(testCaller('leader'), request.id, 'refuse', 1),
    ]);
    const outcomes = [first.status, second.status].sort();
    assert.deepEqual(outcomes, ['fulfilled', 'rejected']);
    const lost = first.status === 'rejected' ? first : second;
    assert.ok(lost.status === 'rejected' && code('changed-meanwhile')(lost.reason));
  });

  test('needs a purpose and a reason', async () => {
    const bare = { kind: 'disclosure', object, purpose: ' ', reason: 'x' } as const;
    await assert.rejects(
      act(house, analyst, 'test', (on) => requestApproval(on, bare)),
      code('reason-needed'),
    );
  });
});

describe('who decides', () => {
  test('never who asked, even with the role that decides; the refusal is audited', async () => {
    const both = testCaller(['conduct_director', 'leader']);
    for (const kind of Object.keys(approvalKinds) as ApprovalKind[]) {
      // Of these no role asks and decides: separation.test.ts and administrators.test.ts beside the accounts have them.
      if (kind === 'model_activation' || isAccountRequest(kind)) continue;
      const asker = kind === 'extension' ? testCaller(['field_verifier', 'conduct_director', 'leader']) : both;
      const able = kind === 'clue_step' ? testCaller(['case_manager', 'leader']) : asker;
      const request = await ask(able, kind);
      await assert.rejects(decide(able, request.id), code('not-allowed'), kind);
      const line = await house.records.db
        .selectFrom('ledger_entry')
        .selectAll()
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
      assert.deepEqual(
        [line.actor, line.act, line.outcome, line.object_id],
        [able.account_id, 'approval:decide', 'refused', request.id],
      );
    }
  });

  test('nor who prepared it, nor the database itself would keep such a row', async () => {
    const request = await act(house, analyst, 'approval:request', (on) =>
      requestApproval(on, { kind: 'disclosure', object, purpose: 'p', reason: 'r', prepared_by: [leader.account_id] }),
    );
    await assert.rejects(decide(leader, request.id), code('not-allowed'));
    await assert.rejects(
      house.records.db
        .updateTable('approval')
        .set({ decided_by: analyst.account_id })
        .where('id', '=', request.id)
        .execute(),
      /check constraint/,
    );
  });

  for (const [kind, who, answer] of [
    ['disclosure', 'conduct_director', 'not-found'],
    ['disclosure', 'audit_admin', 'not-found'],
    ['disclosure', 'system_admin', 'not-found'],
    ['export', 'security_admin', 'done'],
    ['export', 'leader', 'done'],
    ['exemption', 'conduct_director', 'done'],
    ['exemption', 'case_manager', 'not-found'],
    ['clue_promotion', 'case_manager', 'done'],
    ['letter', 'trial_officer', 'not-found'],
    ['letter', 'leader', 'done'],
  ] as const)
    test(`${kind} by ${who}: ${answer}`, async () => {
      const request = await ask(testCaller(['conduct_analyst', 'conduct_director']), kind);
      const decided = decide(testCaller(who), request.id);
      if (answer === 'done') await decided;
      else await assert.rejects(decided, code(answer));
    });

  test('a leader of other units does not see it; an unknown id is answered alike, and both are audited', async () => {
    const request = await ask(analyst);
    const foreign = testCaller('leader', { units: ['U9'] });
    await assert.rejects(decide(foreign, request.id), code('not-found'));
    const unknown = '00000000-0000-4000-8000-000000000000';
    await assert.rejects(decide(leader, unknown), code('not-found'));
    const lines = await house.records.db
      .selectFrom('ledger_entry')
      .select(['object_id', 'outcome'])
      .where('outcome', '=', 'refused')
      .orderBy('seq')
      .execute();
    assert.deepEqual(
      lines.map((line) => line.object_id),
      [request.id, unknown],
    );
  });
});

test('numbers have no gap: not after a refusal, not when an act fails after taking one, not under many at once', async () => {
  const requests = await Promise.all(
    Array.from({ length: 12 }, (_, at) => ask(analyst, 'disclosure', { ...object, id: `h${at}` })),
  );
  await Promise.allSettled(
    requests.map(({ id }, at) =>
      at % 3 === 0
        ? decide(leader, id, 'refuse')
        : at % 3 === 1
          ? decide(leader, id)
          : act(house, leader, 'approval:decide', async (on) => {
              await decideApproval(on, { approval: id, decision: 'approve', note: '同意' });
              throw new Error('the disk is full');
            }),
    ),
  );
  const numbers = await house.records.db.selectFrom('approval').select('no').where('no', 'is not', null).execute();
  assert.deepEqual(
    numbers.map(({ no }) => no).sort(),
    [1, 2, 3, 4].map((n) => `查看批〔2026〕${n}号`),
  );
  house.clock.now = '2027-01-04 09:00:00';
  const next = await ask(analyst, 'disclosure', { ...object, id: 'next' });
  assert.equal((await decide(leader, next.id)).no, '查看批〔2027〕1号');
});
