import type { Caller } from '../access/caller.ts';
import { type Act, act } from '../act.ts';
import type { House } from '../house.ts';
import { type AccountRow, accountResource, expectAccountRevision, lockAccount } from './account.ts';
import { askAnotherAdministrator } from './account-request.ts';
import { setPassword } from './change-password.ts';
import { endSessions } from './end-sessions.ts';
import type { OnAccount } from './keep-account.ts';
import { passwordHalves, wholePassword } from './password-halves.ts';
import { forgive, loginDigest } from './sign-in-failures.ts';

/**
 * Asks for a one-time password for somebody who forgot theirs. The asker is shown its first half now, who confirms it the second:
 * neither can sign in with what they know. Nothing changes until it is confirmed.
 */
export async function askPasswordReset(
  house: House,
  caller: Caller,
  input: OnAccount,
): Promise<{ approval: string; first_half: string }> {
  return act(house, caller, 'account:ask-password-reset', async (on) => {
    const account = await lockAccount(on.db, input.account);
    on.authorise('account:reset-password', accountResource(caller, account));
    expectAccountRevision(account, input.revision);
    const { reason } = input;
    const { id } = await askAnotherAdministrator(on, account, {
      kind: 'password_reset',
      action: 'account:reset-password',
      reason,
    });
    return { approval: id, first_half: passwordHalves(house, id).first };
  });
}

/** Asks to take the second factor away from somebody who lost it. */
export async function askSecondFactorReset(
  house: House,
  caller: Caller,
  input: OnAccount,
): Promise<{ approval: string }> {
  return act(house, caller, 'account:ask-second-factor-reset', async (on) => {
    const account = await lockAccount(on.db, input.account);
    on.authorise('account:reset-second-factor', accountResource(caller, account));
    expectAccountRevision(account, input.revision);
    const { id } = await askAnotherAdministrator(on, account, {
      kind: 'second_factor_reset',
      action: 'account:reset-second-factor',
      reason: input.reason,
    });
    return { approval: id };
  });
}

/** Confirmed: the one-time password of this request opens the door, once, beside the second factor where there is one. The second half, for who confirms. */
export async function carryOutPasswordReset(on: Act, account: AccountRow, request: string): Promise<string> {
  const halves = passwordHalves(on.house, request);
  await replacePassword(on, account, wholePassword(halves));
  return halves.second;
}

/** A password to be changed at once; sessions end, the count of failures too. */
export async function replacePassword({ db, house, now }: Act, account: AccountRow, password: string): Promise<void> {
  await setPassword(house, db, account.id, password, now);
  await db
    .updateTable('account')
    .set((eb) => ({
      must_change_password: true,
      password_at: now,
      second_half_waits: false,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', account.id)
    .execute();
  await endSessions(db, now, 'password', { account: account.id });
  await forgive(house, loginDigest(house, account.login));
}

/** Confirmed: no second factor any more; the password is the old one, which neither of the two knows. */
export async function dropSecondFactor({ db, now }: Act, account: AccountRow): Promise<void> {
  await db.deleteFrom('auth_two_factor').where('user_id', '=', account.id).execute();
  await db.updateTable('auth_user').set({ two_factor_enabled: false }).where('id', '=', account.id).execute();
  await db
    .updateTable('account')
    .set((eb) => ({ second_factor: false, revision: eb('revision', '+', 1) }))
    .where('id', '=', account.id)
    .execute();
  await endSessions(db, now, 'revoked', { account: account.id });
}
