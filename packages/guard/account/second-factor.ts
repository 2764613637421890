import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '../access/caller.ts';
import { theHouse } from '../access/policy-book.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';
import { lockAccount } from './account.ts';
import { isLibraryRefusal } from './sign-in.ts';
import { chargeAttempt, forgive, loginDigest } from './sign-in-failures.ts';

export type Enrolment = {
  /** otpauth:// address, for the code generator. */ uri: string /** Each opens the door once, when the generator is lost. Shown once. */;
  recovery_codes: string[];
};

/** Begins a second factor of one's own: a secret for a code generator. It counts once a first code of it was given. */
export async function beginSecondFactor(
  house: House,
  caller: Caller,
  cookie: string,
  password: string,
): Promise<Enrolment> {
  return act(house, caller, 'second-factor:begin', async ({ db, authorise, record }) => {
    authorise('second-factor:enrol', theHouse);
    const { login } = await lockAccount(db, caller.account_id);
    const digest = loginDigest(house, login);
    await chargeAttempt(house, digest);
    const { api } = house.doorkeeper.authentication;
    try {
      const made = await api.enableTwoFactor({ body: { password, method: 'totp' }, headers: new Headers({ cookie }) });
      if (!('totpURI' in made) || !made.totpURI) throw new Error('no secret was made');
      await forgive(house, digest);
      record({ object: { type: 'account', id: caller.account_id } });
      return { uri: made.totpURI, recovery_codes: made.backupCodes ?? [] };
    } catch (error) {
      throw isLibraryRefusal(error) ? notBegun() : error;
    }
  });
}

/** Confirms it with a first code. The session goes on under a new cookie. Throws `wrong-code`. */
export async function confirmSecondFactor(
  house: House,
  caller: Caller,
  cookie: string,
  code: string,
): Promise<{ cookies: string[] }> {
  return act(house, caller, 'second-factor:enrol', async ({ db, now, authorise, record }) => {
    authorise('second-factor:enrol', theHouse);
    const account = await lockAccount(db, caller.account_id);
    const { token, cookies } = await verify(house, cookie, code);
    const session = await house.records.db
      .selectFrom('auth_session')
      .select('id')
      .where('token', '=', token)
      .executeTakeFirstOrThrow();
    if (session.id !== caller.session_id) {
      const old = await db
        .updateTable('account_session')
        .set({ ended_at: now, ended_why: 'replaced' })
        .where('id', '=', caller.session_id)
        .returningAll()
        .executeTakeFirstOrThrow();
      await db
        .insertInto('account_session')
        .values({ ...old, id: session.id, seen_at: now, second_factor: true, ended_at: null, ended_why: null })
        .execute();
    }
    await db
      .updateTable('account')
      .set({ second_factor: true, revision: account.revision + 1 })
      .where('id', '=', account.id)
      .execute();
    record({ object: { type: 'account', id: account.id } });
    return { cookies };
  });
}

async function verify(house: House, cookie: string, code: string): Promise<{ token: string; cookies: string[] }> {
  try {
    const { headers, response } = await house.doorkeeper.authentication.api.verifyTOTP({
      body: { code: code.trim() },
      headers: new Headers({ cookie }),
      returnHeaders: true,
    });
    const cookies = headers.getSetCookie();
    const found = await house.doorkeeper.authentication.api.getSession({
      headers: new Headers({
        cookie: cookies.length > 0 ? cookies.map((one) => one.split(';', 1)[0]).join('; ') : cookie,
      }),
    });
    return { token: found?.session.token ?? (response as { token: string }).token, cookies };
  } catch (error) {
    if (!isLibraryRefusal(error)) throw error;
    throw new PlumbError({
      code: 'wrong-code',
      texts: { zh: '动态码不正确,请核对手机时间', en: 'the code is wrong: check the time of the phone' },
      where: 'code',
    });
  }
}

function notBegun(): PlumbError {
  return new PlumbError({
    code: 'wrong-password',
    texts: { zh: '口令不正确,或已启用动态码', en: 'the password is wrong, or there is a second factor already' },
    where: 'password',
    exit: 1,
  });
}
