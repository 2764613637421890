import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import type { Caller } from '../access/caller.ts';
import { type Role, roles } from '../access/role.ts';
import { listApprovals } from '../approval/list-approvals.ts';
import { type TestHouse, testCaller, testHouse } from '../house-fixture.ts';
import { enrol, enter, goodPassword, seat } from './account-fixture.ts';
import { listNotices, readNotices } from './account-notice.ts';
import { administrator, confirmRequest, grantTo, onAccount } from './administrators-fixture.ts';
import { callerOf, presentOf } from './caller-of.ts';
import { changePassword } from './change-password.ts';
import { withdrawAccountRequest } from './decide-account-request.ts';
import { firstPassword } from './first-password.ts';
import { disableAccount } from './keep-account.ts';
import { askPasswordReset, askSecondFactorReset } from './reset-access.ts';
import { beginSecondFactor } from './second-factor.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
let system: Caller;
let security: Caller;
let auditor: Caller;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  house = testHouse(await server.fresh());
  system = await administrator(house, 'system_admin');
  security = await administrator(house, 'security_admin');
  auditor = await administrator(house, 'audit_admin');
});

const code = (expected: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, expected, String(error));
  return true;
};
const on = (id: string) => onAccount(house, id);
const confirm = (caller: Caller, approval: string, decision: 'approve' | 'refuse' = 'approve') =>
  confirmRequest(house, caller, approval, decision);
const grant = (caller: Caller, id: string, held: string[]) => grantTo(house, caller, id, held);
const samePerson = async (...accounts: string[]) => {
  for (const account of accounts)
    await house.records.db
      .insertInto('recusal_tie')
      .values({ account, id_no: '210203197905011230', degree: 0, relation: '本人', as_of: house.now() })
      .execute();
};

describe('a password reset', () => {
  test('takes two administrators, and neither can come in with what they know', async () => {
    const { id } = await seat(house, 'li.er', ['conduct_director']);
    const before = await enter(house, 'li.er');
    const { approval, first_half } = await askPasswordReset(house, system, await on(id));
    assert.ok(await callerOf(house, { cookie: before }), 'nothing has changed yet');
    const { second_half } = await confirm(security, approval);
    assert.equal(await callerOf(house, { cookie: before }), undefined, 'sessions end');
    for (const guess of [first_half, second_half, goodPassword, `${second_half}-${first_half}`])
      await assert.rejects(enter(house, 'li.er', guess as string), code('wrong-credentials'));
    const present = await presentOf(house, { cookie: await enter(house, 'li.er', `${first_half}-${second_half}`) });
    assert.deepEqual([present?.must, present?.caller.roles], [['change-password'], []]);
  });

  test('leaves the second factor: the old code is still asked for', async () => {
    const { id } = await seat(house, 'ling.dao', ['leader']);
    const { now } = await enrol(house, 'ling.dao');
    const { approval, first_half } = await askPasswordReset(house, system, await on(id));
    const whole = `${first_half}-${(await confirm(security, approval)).second_half}`;
    await assert.rejects(enter(house, 'ling.dao', whole), code('second-factor-needed'));
    await assert.rejects(enter(house, 'ling.dao', whole, '000000'), code('wrong-credentials'));
    await enter(house, 'ling.dao', whole, now());
  });

  test('lifts the lock of failed sign-ins with it', async () => {
    const { id } = await seat(house, 'li.er');
    for (let at = 0; at < 6; at++) await enter(house, 'li.er', 'wrong password').catch(() => {});
    const { approval, first_half } = await askPasswordReset(house, system, await on(id));
    await enter(house, 'li.er', `${first_half}-${(await confirm(security, approval)).second_half}`);
  });

  test('that is refused or withdrawn opens nothing', async () => {
    const { id } = await seat(house, 'li.er');
    const asked = await askPasswordReset(house, system, await on(id));
    assert.equal((await confirm(security, asked.approval, 'refuse')).second_half, null);
    const again = await askPasswordReset(house, system, await on(id));
    assert.notEqual(again.first_half, asked.first_half);
    await assert.rejects(withdrawAccountRequest(house, security, again.approval), code('not-allowed'));
    await withdrawAccountRequest(house, system, again.approval);
    await assert.rejects(confirm(security, again.approval), code('changed-meanwhile'));
    await enter(house, 'li.er');
  });

  test('a session that was opened with the old password in the same moment is none', async () => {
    const { id } = await seat(house, 'li.er');
    let entering: Promise<string> | undefined;
    await house.records.db.transaction().execute(async (db) => {
      await db.updateTable('account').set({ revision: 2 }).where('id', '=', id).execute();
      entering = enter(house, 'li.er');
      entering.catch(() => {});
      await new Promise((done) => setTimeout(done, 600));
    });
    await assert.rejects(entering as Promise<string>, code('wrong-credentials'));
    assert.equal((await house.records.db.selectFrom('auth_session').selectAll().execute()).length, 0);
  });
});

describe('a second factor', () => {
  test('is taken away by two administrators; the password stays what only its owner knows', async () => {
    const { id } = await seat(house, 'ling.dao', ['leader']);
    const { cookie } = await enrol(house, 'ling.dao');
    const { approval } = await askSecondFactorReset(house, system, await on(id));
    await assert.rejects(enter(house, 'ling.dao'), code('second-factor-needed'));
    await confirm(security, approval);
    assert.equal(await callerOf(house, { cookie }), undefined);
    const present = await presentOf(house, { cookie: await enter(house, 'ling.dao') });
    assert.deepEqual([present?.must, present?.caller.roles], [['enrol-second-factor'], []]);
  });

  test('is not replaced from an open session: only its removal by two lets another be bound', async () => {
    await seat(house, 'ling.dao', ['leader']);
    const { cookie, now } = await enrol(house, 'ling.dao');
    const me = (await callerOf(house, { cookie })) as Caller;
    await assert.rejects(beginSecondFactor(house, me, cookie, goodPassword), code('wrong-password'));
    await assert.rejects(enter(house, 'ling.dao'), code('second-factor-needed'));
    await enter(house, 'ling.dao', goodPassword, now());
  });

  test('one administrator alone takes over no account, whatever they try', async () => {
    const { id } = await seat(house, 'ling.dao', ['leader']);
    await enrol(house, 'ling.dao');
    for (const alone of [system, security, auditor]) {
      const asked: string[] = [];
      for (const ask of [askPasswordReset, askSecondFactorReset])
        await ask(house, alone, await on(id)).then(
          (made) => asked.push(made.approval),
          () => {},
        );
      for (const approval of asked) await assert.rejects(confirm(alone, approval), code('not-allowed'));
    }
    await assert.rejects(enter(house, 'ling.dao'), code('second-factor-needed'));
  });
});

describe('who confirms', () => {
  test('another office than the asker’s: the security administrator; of the others nobody', async () => {
    const { id } = await seat(house, 'li.er');
    const { approval } = await askPasswordReset(house, system, await on(id));
    for (const role of Object.keys(roles) as Role[]) {
      if (role === 'security_admin') continue;
      await assert.rejects(confirm(testCaller(role), approval), (error: { code?: string }) =>
        ['not-found', 'not-allowed'].includes(error.code ?? ''),
      );
    }
    assert.equal((await listApprovals(house, security, { box: 'decide' })).length, 1);
    assert.equal((await listApprovals(house, auditor, { box: 'decide' })).length, 0);
    await confirm(security, approval);
  });

  test('not a second system administrator, not a machine', async () => {
    const { id } = await seat(house, 'li.er');
    const { approval } = await askPasswordReset(house, system, await on(id));
    await assert.rejects(confirm(await administrator(house, 'system_admin'), approval), code('not-found'));
    for (const kind of ['operator', 'system'] as const)
      await assert.rejects(confirm(testCaller([], { kind }), approval), code('not-allowed'));
  });

  test('not the asker nor the owner under another account, linked before or after they asked', async () => {
    const { id } = await seat(house, 'li.er');
    const early = await askPasswordReset(house, system, await on(id));
    await samePerson(system.account_id, security.account_id);
    await assert.rejects(confirm(security, early.approval), code('own-request'));
    await withdrawAccountRequest(house, system, early.approval);
    const late = await askPasswordReset(house, system, await on(id));
    await assert.rejects(confirm(security, late.approval), code('not-allowed'));
    await withdrawAccountRequest(house, system, late.approval);
    await house.records.db.deleteFrom('recusal_tie').execute();
    const owners = await askPasswordReset(house, system, await on(id));
    await samePerson(id, security.account_id);
    await assert.rejects(confirm(security, owners.approval), code('own-account'));
  });

  test('nobody asks for another account of their own', async () => {
    const { id } = await seat(house, 'li.er');
    await samePerson(id, system.account_id, security.account_id);
    await assert.rejects(askPasswordReset(house, system, await on(id)), code('own-account'));
    await assert.rejects(askSecondFactorReset(house, system, await on(id)), code('own-account'));
    await assert.rejects(grant(security, id, ['conduct_analyst']), code('own-account'));
    await assert.rejects(disableAccount(house, security, await on(id)), code('own-account'));
  });

  test('an administrator in need is helped by the other two, each of the three', async () => {
    for (const [asker, owner, confirmer] of [
      [system, security, auditor],
      [security, system, auditor],
      [system, auditor, security],
    ] as const) {
      await assert.rejects(askPasswordReset(house, owner, await on(owner.account_id)), (error: { code?: string }) =>
        ['not-found', 'not-allowed'].includes(error.code ?? ''),
      );
      const { approval } = await askSecondFactorReset(house, asker, await on(owner.account_id));
      await assert.rejects(confirm(owner, approval), (error: { code?: string }) =>
        ['not-found', 'not-allowed'].includes(error.code ?? ''),
      );
      await confirm(confirmer, approval);
    }
  });
});

describe('at the same time', () => {
  test('two resets of one account: the second waits for nobody', async () => {
    const { id } = await seat(house, 'li.er');
    const other = await administrator(house, 'system_admin');
    const asked = await Promise.allSettled([
      askPasswordReset(house, system, await on(id)),
      askPasswordReset(house, other, await on(id)),
    ]);
    assert.deepEqual(asked.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const refused = asked.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    assert.equal(refused.reason.code, 'already-requested');
  });

  test('two confirm one request: once', async () => {
    const { id } = await seat(house, 'li.er');
    const other = await administrator(house, 'security_admin');
    const { approval, first_half } = await askPasswordReset(house, system, await on(id));
    const given = await Promise.allSettled([confirm(security, approval), confirm(other, approval)]);
    const [done] = given.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    assert.equal(given.filter(({ status }) => status === 'fulfilled').length, 1);
    await enter(house, 'li.er', `${first_half}-${done?.second_half}`);
  });

  test('a password and a second factor of one account, both asked for: the second is asked for anew', async () => {
    const { id } = await seat(house, 'ling.dao', ['leader']);
    await enrol(house, 'ling.dao');
    const password = await askPasswordReset(house, system, await on(id));
    const factor = await askSecondFactorReset(house, system, await on(id));
    const given = await Promise.allSettled([confirm(security, password.approval), confirm(security, factor.approval)]);
    assert.deepEqual(given.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const refused = given.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    assert.equal(refused.reason.code, 'changed-meanwhile');
  });

  test('what its owner changed meanwhile is not reset, and may be asked for anew', async () => {
    const { id } = await seat(house, 'li.er');
    const { approval } = await askPasswordReset(house, system, await on(id));
    const me = (await callerOf(house, { cookie: await enter(house, 'li.er') })) as Caller;
    const mine = firstPassword();
    await changePassword(house, me, { present: goodPassword, password: mine });
    await assert.rejects(confirm(security, approval), code('changed-meanwhile'));
    await enter(house, 'li.er', mine);
    await askPasswordReset(house, system, await on(id));
  });

  test('who asked and was dismissed meanwhile resets nothing', async () => {
    const { id } = await seat(house, 'li.er');
    const other = await administrator(house, 'system_admin');
    const { approval } = await askPasswordReset(house, other, await on(id));
    const dismissal = await disableAccount(house, system, await on(other.account_id));
    await confirm(security, dismissal.approval as string);
    await assert.rejects(confirm(security, approval), code('changed-meanwhile'));
  });
});

describe('the owner', () => {
  test('is told who asked, who confirmed and why; what was read stays; nobody else’s is read', async () => {
    const { id } = await seat(house, 'li.er');
    const owner = testCaller('conduct_analyst', { account_id: id });
    const { approval } = await askPasswordReset(house, system, await on(id));
    assert.deepEqual(await listNotices(house, owner), []);
    await confirm(security, approval);
    const [notice] = await listNotices(house, owner);
    assert.deepEqual(
      [notice?.what, notice?.asked_by, notice?.confirmed_by, notice?.reason, notice?.read_at],
      ['password_reset', system.account_id, security.account_id, '本人到场核实', null],
    );
    await readNotices(house, testCaller('conduct_analyst'), [notice?.id as string]);
    assert.equal((await listNotices(house, owner))[0]?.read_at, null);
    await readNotices(house, owner, [notice?.id as string]);
    assert.equal((await listNotices(house, owner))[0]?.read_at, house.now());
  });

  test('every step is in the ledger: asked, confirmed, told', async () => {
    const { id } = await seat(house, 'li.er');
    const { approval } = await askSecondFactorReset(house, system, await on(id));
    await confirm(security, approval);
    const lines = await house.records.db
      .selectFrom('ledger_entry')
      .select(['act', 'actor', 'object_type', 'object_id'])
      .where('object_id', 'in', [id, approval])
      .where('act', '<>', 'account:install')
      .orderBy('seq')
      .execute();
    assert.deepEqual(
      lines.map(
        (line) => `${line.act} ${line.object_type} ${line.actor === system.account_id ? 'system' : 'security'}`,
      ),
      [
        'account:ask-second-factor-reset approval system',
        'account:confirm-second-factor-reset approval security',
        'account:confirm-second-factor-reset account security',
      ],
    );
  });
});
