import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '../access/caller.ts';
import { type Act, act } from '../act.ts';
import type { House } from '../house.ts';
import { type AccountRow, accountResource, expectAccountRevision, lockAccount } from './account.ts';
import { tellOwner } from './account-notice.ts';
import { askAnotherAdministrator } from './account-request.ts';
import { expectAdministratorLeft, isAdministrator } from './administrators.ts';
import { endSessions } from './end-sessions.ts';
import { refuseOwnAccount } from './same-person.ts';
import { forgive, loginDigest } from './sign-in-failures.ts';

export type OnAccount = { account: string; revision: number; reason: string };

/** `approval`: nothing is changed yet, an administrator of another office has to confirm it. */
export type Asked = { account: AccountRow; approval: string | null };

/** Closes an account: its sessions end, nobody signs in with it. What it did stays. An administrator's is closed by two of them, the last one's never. */
export async function disableAccount(house: House, caller: Caller, input: OnAccount): Promise<Asked> {
  return act(house, caller, 'account:disable', async (on) => {
    const account = await lockAccount(on.db, input.account);
    on.authorise('account:disable', accountResource(caller, account));
    await refuseOwnAccount(on, account.id, 'account:disable');
    expectAccountRevision(account, input.revision);
    const { reason } = input;
    if (!isAdministrator(account)) return { account: await closeAccount(on, account, { reason }), approval: null };
    await expectAdministratorLeft(on.db, account, []);
    const asked = { kind: 'account_disable', action: 'account:disable', reason } as const;
    return { account, approval: (await askAnotherAdministrator(on, account, asked)).id };
  });
}

/** `asked_by`: who asked for it, where the one who acts confirms. */
export async function closeAccount(
  on: Act,
  account: AccountRow,
  why: { reason: string; asked_by?: string },
): Promise<AccountRow> {
  await expectAdministratorLeft(on.db, account, []);
  const saved = await on.db
    .updateTable('account')
    .set({ state: 'disabled', revision: account.revision + 1 })
    .where('id', '=', account.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await endSessions(on.db, on.now, 'disabled', { account: account.id });
  await tellOwner(on, account.id, 'account_disable', why);
  on.record({
    object: { type: 'account', id: account.id },
    before: { state: account.state },
    after: { state: 'disabled' },
    reason: why.reason,
  });
  return saved;
}

/** Opens it again. Its roles are gone: they are granted anew. */
export async function enableAccount(house: House, caller: Caller, input: OnAccount): Promise<AccountRow> {
  return act(house, caller, 'account:enable', async (on) => {
    const { db, authorise, record } = on;
    const account = await lockAccount(db, input.account);
    authorise('account:enable', accountResource(caller, account));
    await refuseOwnAccount(on, account.id, 'account:enable');
    expectAccountRevision(account, input.revision);
    if (account.state !== 'disabled') throw notClosed();
    const saved = await db
      .updateTable('account')
      .set({ state: 'active', roles: [], revision: account.revision + 1 })
      .where('id', '=', account.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await tellOwner(on, account.id, 'account_enable', { reason: input.reason });
    record({
      object: { type: 'account', id: account.id },
      before: { state: account.state, roles: account.roles },
      after: { state: 'active', roles: [] },
      reason: input.reason,
    });
    return saved;
  });
}

/** Lifts the lock that failed sign-ins put on the account's name: the security administrator's, as each lift allows new guesses. */
export async function unlockAccount(house: House, caller: Caller, input: Omit<OnAccount, 'revision'>): Promise<void> {
  await act(house, caller, 'account:unlock', async (on) => {
    const account = await lockAccount(on.db, input.account);
    on.authorise('account:unlock', accountResource(caller, account));
    await refuseOwnAccount(on, account.id, 'account:unlock');
    await forgive(house, loginDigest(house, account.login));
    await tellOwner(on, account.id, 'account_unlock', { reason: input.reason });
    on.record({ object: { type: 'account', id: account.id }, reason: input.reason });
  });
}

function notClosed(): PlumbError {
  return new PlumbError({
    code: 'wrong-state',
    texts: { zh: '该账号未停用,只有停用的账号可以启用', en: 'the account is open: only a closed one can be opened' },
    exit: 1,
  });
}
