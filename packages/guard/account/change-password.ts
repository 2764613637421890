import { PlumbError } from '@plumb/ground/problem';
import type { Db } from '@plumb/stores/records/open-records';
import type { Caller } from '../access/caller.ts';
import { theHouse } from '../access/policy-book.ts';
import { Refusal } from '../access/refusal.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';
import { lockAccount } from './account.ts';
import { endSessions } from './end-sessions.ts';
import { expectGoodPassword, rememberedPasswords } from './password-policy.ts';
import { chargeAttempt, forgive, loginDigest } from './sign-in-failures.ts';

export type ChangePassword = { present: string; password: string };

/** Changes one's own password and ends one's other sessions. Throws `wrong-credentials`, `weak-password`, `password-used-before`, `locked-out`. */
export async function changePassword(
  house: House,
  caller: Caller,
  { present, password }: ChangePassword,
): Promise<void> {
  await act(house, caller, 'password:change', async ({ db, now, authorise, record }) => {
    authorise('password:change', theHouse);
    const account = await lockAccount(db, caller.account_id);
    const digest = loginDigest(house, account.login);
    await chargeAttempt(house, digest);
    const library = await house.doorkeeper.authentication.$context;
    const hash = await presentHash(db, account.id);
    if (!hash || !(await library.password.verify({ hash, password: present }))) throw wrongPassword(account.id);
    await forgive(house, digest);
    expectGoodPassword(password, account);
    await expectNotUsed(house, db, account.id, hash, password);
    await setPassword(house, db, account.id, password, now);
    await db
      .updateTable('account')
      .set({ must_change_password: false, password_at: now, revision: account.revision + 1 })
      .where('id', '=', account.id)
      .execute();
    await endSessions(db, now, 'password', { account: account.id, except: caller.session_id });
    record({ object: { type: 'account', id: account.id } });
  });
}

async function presentHash(db: Db, account: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('auth_credential')
    .select('password')
    .where('user_id', '=', account)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return found?.password ?? undefined;
}

async function expectNotUsed(house: House, db: Db, account: string, present: string, password: string): Promise<void> {
  const library = await house.doorkeeper.authentication.$context;
  const earlier = await db
    .selectFrom('password_history')
    .select('hash')
    .where('account', '=', account)
    .orderBy('at', 'desc')
    .limit(rememberedPasswords)
    .execute();
  for (const hash of new Set([present, ...earlier.map((one) => one.hash)]))
    if (await library.password.verify({ hash, password })) throw usedBefore();
}

/** Keeps a new password (hashed) and remembers it as used. */
export async function setPassword(house: House, db: Db, account: string, password: string, now: string): Promise<void> {
  const library = await house.doorkeeper.authentication.$context;
  const hash = await library.password.hash(password);
  await db
    .updateTable('auth_credential')
    .set({ password: hash, updated_at: new Date() })
    .where('user_id', '=', account)
    .where('provider_id', '=', 'credential')
    .execute();
  await db.insertInto('password_history').values({ account, at: now, hash }).execute();
}

function wrongPassword(account: string): Refusal {
  return new Refusal({
    code: 'wrong-password',
    texts: { zh: '现口令不正确', en: 'the present password is wrong' },
    object: { type: 'account', id: account },
  });
}

function usedBefore(): PlumbError {
  return new PlumbError({
    code: 'password-used-before',
    texts: {
      zh: `不能使用最近 ${rememberedPasswords} 次用过的口令`,
      en: `the last ${rememberedPasswords} passwords cannot be used again`,
    },
    where: 'password',
  });
}
