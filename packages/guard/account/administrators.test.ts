import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import type { Caller } from '../access/caller.ts';
import { type TestHouse, testCaller, testHouse } from '../house-fixture.ts';
import { enrol, enter, seat } from './account-fixture.ts';
import { listNotices } from './account-notice.ts';
import { administrator, confirmRequest, grantTo, onAccount, rowOf } from './administrators-fixture.ts';
import { presentOf } from './caller-of.ts';
import { grantRoles } from './grant-roles.ts';
import { disableAccount } from './keep-account.ts';
import { recoverAdministrator } from './recover-administrator.ts';

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

describe('a grant that lets somebody decide', () => {
  for (const role of ['leader', 'conduct_director', 'case_manager', 'system_admin', 'audit_admin'] as const)
    test(`${role}: asked by the security administrator, confirmed by the system administrator`, async () => {
      const { id } = await seat(house, 'li.er', []);
      const { approval, account } = await grant(security, id, [role]);
      assert.deepEqual([account.roles, (await rowOf(house, id)).roles], [[], []]);
      await assert.rejects(confirm(security, approval as string), code('not-allowed'));
      await confirm(system, approval as string);
      assert.deepEqual((await rowOf(house, id)).roles, [role]);
    });

  test('taking an administrator’s office too; taking a leader’s is the security administrator’s alone', async () => {
    const { id } = await seat(house, 'guan.li', ['audit_admin']);
    const { approval } = await grant(security, id, []);
    assert.deepEqual((await rowOf(house, id)).roles, ['audit_admin']);
    await confirm(auditor, approval as string);
    assert.deepEqual((await rowOf(house, id)).roles, []);
    const { id: leader } = await seat(house, 'ling.dao', ['leader']);
    assert.equal((await grant(security, leader, ['petition_clerk'])).approval, null);
  });

  test('administrators see all that they confirm, whatever scope was typed', async () => {
    const { id } = await seat(house, 'li.er', []);
    const input = { ...(await on(id)), roles: ['audit_admin'], units: ['U1'], regions: ['2102'] };
    await confirm(system, (await grantRoles(house, security, input)).approval as string);
    const { units, regions } = await rowOf(house, id);
    assert.deepEqual([units, regions], [null, ['']]);
  });
});

describe('no administrator shuts the others out', () => {
  test('an administrator’s account is closed by two', async () => {
    const other = await administrator(house, 'security_admin');
    const { approval } = await disableAccount(house, system, await on(other.account_id));
    assert.equal((await rowOf(house, other.account_id)).state, 'active');
    await confirm(security, approval as string);
    assert.equal((await rowOf(house, other.account_id)).state, 'disabled');
  });

  test('the last of an office is neither closed nor given another office', async () => {
    for (const last of [system, auditor]) {
      await assert.rejects(disableAccount(house, security, await on(last.account_id)), code('last-administrator'));
      await assert.rejects(grant(security, last.account_id, ['leader']), code('last-administrator'));
    }
    await assert.rejects(disableAccount(house, system, await on(security.account_id)), code('last-administrator'));
  });

  test('two who are closed at the same time: one stays', async () => {
    const other = await administrator(house, 'system_admin');
    const first = await disableAccount(house, security, await on(other.account_id));
    const second = await disableAccount(house, security, await on(system.account_id));
    const given = await Promise.allSettled([
      confirm(auditor, first.approval as string),
      confirm(auditor, second.approval as string),
    ]);
    assert.deepEqual(given.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const refused = given.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    assert.equal(refused.reason.code, 'last-administrator');
  });
});

describe('the console of the machine', () => {
  const operator = testCaller([], { kind: 'operator', account_id: 'operator' });
  test('opens an administrator’s account, once, and every administrator is told', async () => {
    await enrol(house, (await rowOf(house, security.account_id)).login);
    const { login } = await rowOf(house, security.account_id);
    const { password } = await recoverAdministrator(house, operator, { login, reason: '三员均无法登录' });
    const present = await presentOf(house, { cookie: await enter(house, login, password) });
    assert.deepEqual(present?.must, ['change-password', 'enrol-second-factor']);
    for (const [who, what] of [
      [security, 'console_recovery'],
      [system, 'console_recovery_of'],
      [auditor, 'console_recovery_of'],
    ] as const)
      assert.deepEqual(
        (await listNotices(house, who)).map((one) => one.what),
        [what],
      );
    const line = await house.records.db
      .selectFrom('ledger_entry')
      .select(['actor_kind', 'reason'])
      .where('act', '=', 'account:recover')
      .executeTakeFirstOrThrow();
    assert.deepEqual(line, { actor_kind: 'operator', reason: '三员均无法登录' });
  });

  test('opens no office’s account, and no person and no job uses it', async () => {
    await seat(house, 'ling.dao', ['leader']);
    const input = { login: 'ling.dao', reason: '试试' };
    await assert.rejects(recoverAdministrator(house, operator, input), code('no-administrator'));
    const { login } = await rowOf(house, auditor.account_id);
    for (const caller of [system, security, testCaller('leader'), testCaller([], { kind: 'system' })])
      await assert.rejects(recoverAdministrator(house, caller, { ...input, login }), code('not-allowed'));
  });
});
