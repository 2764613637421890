import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import type { Caller } from '../access/caller.ts';
import { adminRoles, type Role, roles } from '../access/role.ts';
import { type TestHouse, testCaller, testHouse } from '../house-fixture.ts';
import { enter, seat } from './account-fixture.ts';
import { callerOf, presentOf } from './caller-of.ts';
import { createAccount, installAccount } from './create-account.ts';
import { grantRoles } from './grant-roles.ts';
import { disableAccount, enableAccount } from './keep-account.ts';
import { listAccounts, listColleagues } from './list-accounts.ts';
import { askPasswordReset, askSecondFactorReset } from './reset-access.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  house = testHouse(await server.fresh());
});

const system = testCaller('system_admin');
const security = testCaller('security_admin');
const code = (expected: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, expected, String(error));
  return true;
};
const who = (cookie: string) => callerOf(house, { cookie });

describe('the three administrators', () => {
  const grant = (caller: Caller, account: string, held: string[], revision = 1) =>
    grantRoles(house, caller, { account, revision, roles: held, units: 'all', regions: [''], reason: '任职通知' });

  test('one makes the account, another gives the role; neither does the other', async () => {
    await assert.rejects(
      createAccount(house, security, { login: 'li.er', name: '李二', unit: 'U1' }),
      code('not-allowed'),
    );
    const { id, first_half } = await createAccount(house, system, { login: 'li.er', name: '李二', unit: 'U1' });
    await assert.rejects(grant(system, id, ['conduct_analyst']), code('not-allowed'));
    const { account, second_half, approval } = await grant(security, id, ['conduct_analyst']);
    assert.deepEqual([account.roles, approval], [['conduct_analyst'], null]);
    const present = await presentOf(house, { cookie: await enter(house, 'li.er', `${first_half}-${second_half}`) });
    assert.deepEqual([present?.must, present?.caller.roles], [['change-password'], []]);
    await assert.rejects(grant(security, id, ['leader']), code('changed-meanwhile'));
  });

  test('a first password is in two halves: who makes an account cannot come in before its owner, nor who grants its roles', async () => {
    const { id, first_half } = await createAccount(house, system, { login: 'li.er', name: '李二', unit: 'U1' });
    const { second_half } = await grant(security, id, ['conduct_analyst']);
    for (const guess of [first_half, second_half, `${first_half}-${first_half}`, `${second_half}-${second_half}`])
      await assert.rejects(enter(house, 'li.er', guess as string), code('wrong-credentials'));
    const again = await grant(security, id, ['field_verifier'], 2);
    assert.equal(again.second_half, null, 'handed out once');
  });

  test('who made an account as system administrator does not grant its roles after changing office', async () => {
    const { id } = await createAccount(house, system, { login: 'li.er', name: '李二', unit: 'U1' });
    const moved = testCaller('security_admin', { account_id: system.account_id });
    await assert.rejects(grant(moved, id, ['conduct_analyst']), code('own-request'));
  });

  test('nobody grants to themselves, closes or resets themselves', async () => {
    const { id } = await seat(house, 'an.quan', ['security_admin']);
    const me = testCaller('security_admin', { account_id: id });
    await assert.rejects(grant(me, id, ['security_admin']), code('not-allowed'));
    const { id: other } = await seat(house, 'xi.tong', ['system_admin']);
    const systemMe = testCaller('system_admin', { account_id: other });
    const on = { account: other, revision: 1, reason: 'x' };
    for (const attempt of [disableAccount, enableAccount, askPasswordReset, askSecondFactorReset] as const)
      await assert.rejects(attempt(house, systemMe, on), code('not-allowed'));
  });

  const all = Object.keys(roles) as Role[];
  for (const admin of adminRoles)
    test(`${admin} goes with no other role`, async () => {
      const { id } = await seat(house, 'li.er', []);
      for (const other of all.filter((role) => role !== admin))
        await assert.rejects(grant(security, id, [admin, other]), code('roles-conflict'), other);
      await grant(security, id, [admin]);
    });

  test('nor would the database keep such a row', async () => {
    const { id } = await seat(house, 'li.er', ['audit_admin']);
    const both = house.records.db
      .updateTable('account')
      .set({ roles: ['audit_admin', 'leader'] })
      .where('id', '=', id);
    await assert.rejects(both.execute(), /administrators_apart/);
  });

  test('who builds models does not triage; a unit’s account holds no office', async () => {
    const { id } = await seat(house, 'li.er', []);
    await assert.rejects(grant(security, id, ['model_engineer', 'conduct_analyst']), code('roles-conflict'));
    await assert.rejects(grant(security, id, ['department_user', 'field_verifier']), code('roles-conflict'));
    await assert.rejects(grant(security, id, ['emperor']), code('unknown-role'));
  });

  test('a new grant ends the sessions under the old one', async () => {
    const { id } = await seat(house, 'li.er');
    const cookie = await enter(house, 'li.er');
    await grant(security, id, ['field_verifier']);
    assert.equal(await who(cookie), undefined);
  });

  test('a name is taken once, however it is written', async () => {
    await seat(house, 'li.er');
    await assert.rejects(
      createAccount(house, system, { login: 'LI.ER', name: '李二', unit: 'U1' }),
      code('login-taken'),
    );
    await assert.rejects(createAccount(house, system, { login: 'li er', name: '李二', unit: 'U1' }), code('bad-login'));
  });

  test('accounts are listed for two of them; colleagues’ names for the offices, without sign-in data', async () => {
    await seat(house, 'wang.yi');
    for (const role of all) {
      const listed = listAccounts(house, testCaller(role));
      if (role === 'system_admin' || role === 'security_admin') assert.equal((await listed).length, 1);
      else await assert.rejects(listed, code('not-allowed'), role);
    }
    const [one] = await listColleagues(house, testCaller('conduct_director'), { role: 'conduct_analyst' });
    assert.deepEqual(Object.keys(one ?? {}).sort(), ['id', 'name', 'roles', 'unit']);
    await assert.rejects(listColleagues(house, testCaller('department_user')), code('not-allowed'));
  });

  test('an account opened again has no role left', async () => {
    const { id } = await seat(house, 'wang.yi');
    await assert.rejects(
      enableAccount(house, system, { account: id, revision: 1, reason: '清岗' }),
      code('wrong-state'),
      'opening an open account would take its roles away',
    );
    const closed = await disableAccount(house, system, { account: id, revision: 1, reason: '调离' });
    const opened = await enableAccount(house, system, {
      account: id,
      revision: closed.account.revision,
      reason: '调回',
    });
    assert.deepEqual([opened.state, opened.roles], ['active', []]);
  });

  test('a person cannot install accounts', async () => {
    const input = {
      login: 'x1',
      name: 'x',
      unit: 'U1',
      roles: [],
      units: 'all',
      regions: [''],
      must_change_password: false,
    } as const;
    for (const role of all)
      await assert.rejects(installAccount(house, testCaller(role), input), code('not-allowed'), role);
  });
});
