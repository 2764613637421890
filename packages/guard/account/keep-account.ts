import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '../access/caller.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';
import { type AccountRow, accountResource, expectAccountRevision, lockAccount } from './account.ts';
import { setPassword } from './change-password.ts';
import { firstPassword } from './create-account.ts';
import { endSessions } from './end-sessions.ts';
import { forgive, loginDigest } from './sign-in-failures.ts';

export type OnAccount = { account: string; revision: number; reason: string };

/** Closes an account: its sessions end, nobody signs in with it. What it did stays. */
export async function disableAccount(house: House, caller: Caller, input: OnAccount): Promise<AccountRow> {
  return act(house, caller, 'account:disable', async ({ db, now, authorise, record }) => {
    const account = await lockAccount(db, input.account);
    authorise('account:disable', accountResource(caller, account));
    expectAccountRevision(account, input.revision);
    const saved = await db
      .updateTable('account')
      .set({ state: 'disabled', revision: account.revision + 1 })
      .where('id', '=', account.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await endSessions(db, now, 'disabled', { account: account.id });
    record({
      object: { type: 'account', id: account.id },
      before: { state: account.state },
      after: { state: 'disabled' },
      reason: input.reason,
    });
    return saved;
  });
}

/** Opens it again. Its roles are gone: they are granted anew. */
export async function enableAccount(house: House, caller: Caller, input: OnAccount): Promise<AccountRow> {
  return act(house, caller, 'account:enable', async ({ db, authorise, record }) => {
    const account = await lockAccount(db, input.account);
    authorise('account:enable', accountResource(caller, account));
    expectAccountRevision(account, input.revision);
    if (account.state !== 'disabled') throw notClosed();
    const saved = await db
      .updateTable('account')
      .set({ state: 'active', roles: [], revision: account.revision + 1 })
      .where('id', '=', account.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    record({
      object: { type: 'account', id: account.id },
      before: { state: account.state, roles: account.roles },
      after: { state: 'active', roles: [] },
      reason: input.reason,
    });
    return saved;
  });
}

/** A new first password for somebody who forgot theirs; shown once. Their sessions end. */
export async function resetPassword(house: House, caller: Caller, input: OnAccount): Promise<{ password: string }> {
  return act(house, caller, 'account:reset-password', async ({ db, now, authorise, record }) => {
    const account = await lockAccount(db, input.account);
    authorise('account:reset-password', accountResource(caller, account));
    expectAccountRevision(account, input.revision);
    const password = firstPassword();
    await setPassword(house, db, account.id, password, now);
    await db
      .updateTable('account')
      .set({ must_change_password: true, password_at: now, revision: account.revision + 1 })
      .where('id', '=', account.id)
      .execute();
    await endSessions(db, now, 'password', { account: account.id });
    record({ object: { type: 'account', id: account.id }, reason: input.reason });
    return { password };
  });
}

/** Takes the second factor away from somebody who lost it; they give a new one at the next sign-in. */
export async function resetSecondFactor(house: House, caller: Caller, input: OnAccount): Promise<void> {
  await act(house, caller, 'account:reset-second-factor', async ({ db, now, authorise, record }) => {
    const account = await lockAccount(db, input.account);
    authorise('account:reset-second-factor', accountResource(caller, account));
    expectAccountRevision(account, input.revision);
    await db.deleteFrom('auth_two_factor').where('user_id', '=', account.id).execute();
    await db.updateTable('auth_user').set({ two_factor_enabled: false }).where('id', '=', account.id).execute();
    await db
      .updateTable('account')
      .set({ second_factor: false, revision: account.revision + 1 })
      .where('id', '=', account.id)
      .execute();
    await endSessions(db, now, 'revoked', { account: account.id });
    record({
      object: { type: 'account', id: account.id },
      before: { second_factor: account.second_factor },
      after: { second_factor: false },
      reason: input.reason,
    });
  });
}

/** Lifts the lock that failed sign-ins put on the account's name. */
export async function unlockAccount(house: House, caller: Caller, input: Omit<OnAccount, 'revision'>): Promise<void> {
  await act(house, caller, 'account:unlock', async ({ db, authorise, record }) => {
    const account = await lockAccount(db, input.account);
    authorise('account:unlock', accountResource(caller, account));
    await forgive(house, loginDigest(house, account.login));
    record({ object: { type: 'account', id: account.id }, reason: input.reason });
  });
}

function notClosed(): PlumbError {
  return new PlumbError({
    code: 'wrong-state',
    texts: { zh: '该账号未停用,只有停用的账号可以启用', en: 'the account is open: only a closed one can be opened' },
    exit: 1,
  });
}
