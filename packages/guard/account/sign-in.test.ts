import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import type { Caller } from '../access/caller.ts';
import { systemCaller } from '../access/system-caller.ts';
import { type TestHouse, testCaller, testHouse } from '../house-fixture.ts';
import { enrol, enter, goodPassword, seat } from './account-fixture.ts';
import { callerOf, presentOf } from './caller-of.ts';
import { changePassword } from './change-password.ts';
import { cookiesOf } from './cookies.ts';
import { installAccount } from './create-account.ts';
import { firstPassword } from './first-password.ts';
import { disableAccount, unlockAccount } from './keep-account.ts';
import { listAccounts } from './list-accounts.ts';
import { beginSecondFactor, confirmSecondFactor } from './second-factor.ts';
import { endSession, listSessions } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { tidySessions } from './tidy-sessions.ts';

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
const lastLine = () =>
  house.records.db.selectFrom('ledger_entry').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow();

describe('signing in', () => {
  test('with name and password: a cookie that scripts cannot read and other sites cannot send', async () => {
    const { id } = await seat(house, 'wang.yi');
    const { cookies } = await signIn(house, { login: ' Wang.Yi ', password: goodPassword });
    const session = cookies.find((one) => one.startsWith('plumb.session_token='));
    assert.match(session ?? '', /HttpOnly/i);
    assert.match(session ?? '', /SameSite=Strict/i);
    const caller = await who(cookiesOf(cookies));
    assert.deepEqual(
      [caller?.account_id, caller?.roles, caller?.units, caller?.assurance],
      [id, ['conduct_analyst'], 'all', 'password'],
    );
    const line = await lastLine();
    assert.deepEqual([line.act, line.outcome, line.actor], ['session:sign-in', 'done', id]);
  });

  test('a code that nobody asked for is no second factor', async () => {
    await seat(house, 'wang.yi');
    const { cookies } = await signIn(house, { login: 'wang.yi', password: goodPassword, code: '123456' });
    assert.equal((await who(cookiesOf(cookies)))?.assurance, 'password');
  });

  test('an unknown name, a wrong password and a closed account get one and the same answer', async () => {
    const { id } = await seat(house, 'wang.yi');
    const account = (await listAccounts(house, system)).find((one) => one.id === id);
    const answers: unknown[] = [];
    const collect = async (login: string, password: string) => {
      await assert.rejects(
        enter(house, login, password),
        (error: Error) => answers.push(error.message) > 0 && code('wrong-credentials')(error),
      );
    };
    await collect('nobody.here', goodPassword);
    await collect('wang.yi', `${goodPassword}x`);
    await collect("' or 1=1 --", goodPassword);
    await disableAccount(house, system, { account: id, revision: account?.revision ?? 0, reason: '调离' });
    await collect('wang.yi', goodPassword);
    assert.equal(new Set(answers).size, 1);
    assert.equal((await house.records.db.selectFrom('auth_session').selectAll().execute()).length, 0);
  });

  test('five failures lock the name for fifteen minutes, known or not; the right password does not open it meanwhile; all audited', async () => {
    await seat(house, 'wang.yi');
    for (const login of ['wang.yi', 'nobody.here']) {
      for (let at = 0; at < 5; at++)
        await assert.rejects(enter(house, login, 'wrong password'), code('wrong-credentials'));
      await assert.rejects(enter(house, login), code('locked-out'), login);
    }
    house.clock.now = '2026-03-02 09:14:59';
    await assert.rejects(enter(house, 'wang.yi'), code('locked-out'));
    house.clock.now = '2026-03-02 09:15:01';
    await enter(house, 'wang.yi');
    const refused = await house.records.db
      .selectFrom('ledger_entry')
      .select('act')
      .where('outcome', '=', 'refused')
      .execute();
    assert.equal(refused.length, 13);
  });

  test('guesses sent all at once count all', async () => {
    await seat(house, 'wang.yi');
    const tried = await Promise.allSettled(Array.from({ length: 10 }, () => enter(house, 'wang.yi', 'wrong password')));
    const codes = tried.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'in'));
    assert.equal(codes.filter((one) => one === 'wrong-credentials').length, 5);
    assert.equal(codes.filter((one) => one === 'locked-out').length, 5);
  });

  test('the lock is lifted by the security administrator, by neither the person nor who resets passwords', async () => {
    const { id } = await seat(house, 'wang.yi');
    for (let at = 0; at < 6; at++) await enter(house, 'wang.yi', 'wrong password').catch(() => {});
    await assert.rejects(
      unlockAccount(house, testCaller('conduct_analyst'), { account: id, reason: 'x' }),
      code('not-found'),
    );
    await assert.rejects(unlockAccount(house, system, { account: id, reason: 'x' }), code('not-allowed'));
    await unlockAccount(house, security, { account: id, reason: '本人来电核实' });
    await enter(house, 'wang.yi');
  });

  test('a cookie of nobody, a forged one and none', async () => {
    await seat(house, 'wang.yi');
    const cookie = await enter(house, 'wang.yi');
    assert.equal(await who(''), undefined);
    assert.equal(await callerOf(house, {}), undefined);
    assert.equal(await who(cookie.replace(/(session_token=).{6}/, '$1AAAAAA')), undefined);
    assert.equal(await who('plumb.session_token=abc.def'), undefined);
  });
});

describe('a session', () => {
  test('ends when idle, ends after its longest time, and lives on with use', async () => {
    await seat(house, 'wang.yi');
    const cookie = await enter(house, 'wang.yi');
    for (const now of ['09:29:00', '09:58:00', '10:27:00']) {
      house.clock.now = `2026-03-02 ${now}`;
      assert.ok(await who(cookie), now);
    }
    house.clock.now = '2026-03-02 10:57:01';
    assert.equal(await who(cookie), undefined);
    house.clock.now = '2026-03-02 10:58:00';
    assert.equal(await who(cookie), undefined, 'over is over');
    const second = await enter(house, 'wang.yi');
    await house.records.db.updateTable('account_session').set({ seen_at: '2026-03-02 22:58:00' }).execute();
    house.clock.now = '2026-03-02 22:59:00';
    assert.equal(await who(second), undefined);
  });

  test('is listed and ended by its owner, seen and ended by the security administrator, by nobody else', async () => {
    const { id } = await seat(house, 'wang.yi');
    const [first, second] = [await enter(house, 'wang.yi'), await enter(house, 'wang.yi')];
    const caller = (await who(first)) as Caller;
    const listed = await listSessions(house, caller);
    assert.deepEqual(
      listed.map(({ agent }) => agent),
      ['Chrome, Windows', 'Chrome, Windows'],
    );
    const other = (await who(second)) as Caller;
    for (const curious of [testCaller('conduct_director'), testCaller('leader'), testCaller('audit_admin'), system]) {
      await assert.rejects(listSessions(house, curious, id), code('not-found'));
      await assert.rejects(endSession(house, curious, other.session_id), code('not-found'));
    }
    await endSession(house, caller, other.session_id);
    assert.equal(await who(second), undefined);
    assert.ok(await who(first));
    await endSession(house, security, caller.session_id);
    assert.equal(await who(first), undefined);
    await assert.rejects(endSession(house, security, 'no-such'), code('not-found'));
  });
});

test('sessions that nobody came back to are ended, old failures forgotten', async () => {
  await seat(house, 'wang.yi');
  await enter(house, 'wang.yi');
  await assert.rejects(enter(house, 'nobody.here'), code('wrong-credentials'));
  assert.equal(await tidySessions(house), 0);
  house.clock.now = '2026-03-02 09:31:00';
  assert.equal(await tidySessions(house), 1);
  assert.equal((await house.records.db.selectFrom('auth_session').selectAll().execute()).length, 0);
  assert.equal((await house.records.db.selectFrom('sign_in_failure').selectAll().execute()).length, 0);
});

describe('passwords', () => {
  for (const [password, why] of [
    ['short1!', 'short'],
    ['Password123!', 'common'],
    ['Admin@2026!!', 'common'],
    ['1234567890123', 'consecutive'],
    ['aaaaaaaaaaaaaa', 'repeated'],
    ['5201314520131', 'digits alone'],
    ['wang.yi-2026-ok', 'the sign-in name'],
    ['今天王一去开会了没有', 'the name'],
  ] as const)
    test(`not ${password}: ${why}`, async () => {
      const made = installAccount(house, systemCaller, {
        login: 'wang.yi',
        name: '王一',
        unit: 'U1',
        password,
        roles: [],
        units: 'all',
        regions: [''],
        must_change_password: true,
      });
      await assert.rejects(made, code('weak-password'));
    });

  test('are kept as scrypt hashes, each with a salt of its own', async () => {
    await seat(house, 'wang.yi');
    await seat(house, 'li.er');
    const kept = await house.records.db.selectFrom('auth_credential').select('password').execute();
    assert.equal(new Set(kept.map(({ password }) => password)).size, 2);
    assert.ok(kept.every(({ password }) => !password?.includes(goodPassword)));
  });

  test('the first one is changed before anything else; the last five do not come back; the other sessions end', async () => {
    await seat(house, 'wang.yi', ['conduct_analyst'], true);
    const [cookie, elsewhere] = [await enter(house, 'wang.yi'), await enter(house, 'wang.yi')];
    const present = await presentOf(house, { cookie });
    assert.deepEqual([present?.must, present?.caller.roles, present?.caller.units], [['change-password'], [], []]);
    const me = present?.caller as Caller;
    await assert.rejects(
      changePassword(house, me, { present: 'wrong password', password: firstPassword() }),
      code('wrong-password'),
    );
    await assert.rejects(
      changePassword(house, me, { present: goodPassword, password: goodPassword }),
      code('password-used-before'),
    );
    const used = [goodPassword];
    for (let at = 0; at < 5; at++) {
      house.clock.now = `2026-03-02 09:0${at + 1}:00`;
      const password = firstPassword();
      await changePassword(house, me, { present: used.at(-1) as string, password });
      used.push(password);
    }
    await assert.rejects(
      changePassword(house, me, { present: used.at(-1) as string, password: used[1] as string }),
      code('password-used-before'),
    );
    await changePassword(house, me, { present: used.at(-1) as string, password: goodPassword });
    assert.equal(await who(elsewhere), undefined);
    assert.deepEqual((await who(cookie))?.roles, ['conduct_analyst']);
  });

  test('grow old', async () => {
    await seat(house, 'wang.yi');
    house.clock.now = '2026-06-01 09:00:00';
    assert.deepEqual((await presentOf(house, { cookie: await enter(house, 'wang.yi') }))?.must, ['change-password']);
  });

  test('the present one cannot be guessed from an open session without end', async () => {
    await seat(house, 'wang.yi');
    const me = (await who(await enter(house, 'wang.yi'))) as Caller;
    const guess = () => changePassword(house, me, { present: 'wrong password', password: firstPassword() });
    for (let at = 0; at < 5; at++) await assert.rejects(guess(), code('wrong-password'));
    await assert.rejects(guess(), code('locked-out'));
  });
});

describe('the second factor', () => {
  test('an administrator or leader can do nothing without it, and all with it', async () => {
    await seat(house, 'ling.dao', ['leader']);
    const present = await presentOf(house, { cookie: await enter(house, 'ling.dao') });
    assert.deepEqual([present?.must, present?.caller.roles], [['enrol-second-factor'], []]);
    const { cookie } = await enrol(house, 'ling.dao');
    const caller = await who(cookie);
    assert.deepEqual([caller?.roles, caller?.assurance], [['leader'], 'second_factor']);
  });

  test('is asked for at sign-in, after the password; a wrong code counts as a failure', async () => {
    await seat(house, 'ling.dao', ['leader']);
    const { now } = await enrol(house, 'ling.dao');
    await assert.rejects(enter(house, 'ling.dao'), code('second-factor-needed'));
    await assert.rejects(enter(house, 'ling.dao', 'wrong password', now()), code('wrong-credentials'));
    assert.equal((await who(await enter(house, 'ling.dao', goodPassword, now())))?.assurance, 'second_factor');
    for (let at = 0; at < 5; at++)
      await assert.rejects(enter(house, 'ling.dao', goodPassword, '000000'), code('wrong-credentials'));
    await assert.rejects(enter(house, 'ling.dao', goodPassword, now()), code('locked-out'));
  });

  test('asking for the code again and again neither locks nor resets the count', async () => {
    await seat(house, 'ling.dao', ['leader']);
    await enrol(house, 'ling.dao');
    for (let at = 0; at < 4; at++)
      await assert.rejects(enter(house, 'ling.dao', goodPassword, '000000'), code('wrong-credentials'));
    for (let at = 0; at < 4; at++) await assert.rejects(enter(house, 'ling.dao'), code('second-factor-needed'));
    await assert.rejects(enter(house, 'ling.dao', goodPassword, '000000'), code('wrong-credentials'));
    await assert.rejects(enter(house, 'ling.dao', goodPassword, '000000'), code('locked-out'));
  });

  test('a recovery code opens once', async () => {
    await seat(house, 'ling.dao', ['leader']);
    const { recovery_codes } = await enrol(house, 'ling.dao');
    const [first] = recovery_codes;
    assert.ok(await who(await enter(house, 'ling.dao', goodPassword, first)));
    await assert.rejects(enter(house, 'ling.dao', goodPassword, first), code('wrong-credentials'));
  });

  test('guessing the password at the door of the second factor locks like guessing it at the first', async () => {
    await seat(house, 'wang.yi');
    const cookie = await enter(house, 'wang.yi');
    const me = (await who(cookie)) as Caller;
    for (let at = 0; at < 5; at++)
      await assert.rejects(beginSecondFactor(house, me, cookie, 'wrong password'), code('wrong-password'));
    await assert.rejects(beginSecondFactor(house, me, cookie, goodPassword), code('locked-out'));
  });

  test('is not begun with a wrong password, not confirmed with a wrong code', async () => {
    await seat(house, 'ling.dao', ['leader']);
    const cookie = await enter(house, 'ling.dao');
    const me = (await who(cookie)) as Caller;
    await assert.rejects(beginSecondFactor(house, me, cookie, 'wrong password'), code('wrong-password'));
    await beginSecondFactor(house, me, cookie, goodPassword);
    await assert.rejects(confirmSecondFactor(house, me, cookie, '000000'), code('wrong-code'));
  });
});
