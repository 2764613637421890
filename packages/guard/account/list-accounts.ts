import type { Caller } from '../access/caller.ts';
import { theHouse } from '../access/policy-book.ts';
import { type Role, roles } from '../access/role.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';
import type { AccountRow } from './account.ts';
import { loginDigest } from './sign-in-failures.ts';

export type ListedAccount = AccountRow & { sessions: number; locked_until: string | null };

/** Every account, for the system and the security administrator. */
export async function listAccounts(house: House, caller: Caller): Promise<ListedAccount[]> {
  return act(house, caller, 'account:list', async ({ db, now, authorise }) => {
    authorise('account:list', theHouse);
    const accounts = await db
      .selectFrom('account')
      .selectAll('account')
      .select((eb) =>
        eb
          .selectFrom('account_session')
          .select((of) => of.fn.countAll<number>().as('n'))
          .whereRef('account_session.account', '=', 'account.id')
          .where('ended_at', 'is', null)
          .as('sessions'),
      )
      .orderBy('account.login')
      .execute();
    const locks = await db
      .selectFrom('sign_in_failure')
      .select(['login_digest', 'locked_until'])
      .where('locked_until', '>', now)
      .execute();
    const lockOf = new Map(locks.map(({ login_digest, locked_until }) => [login_digest, locked_until]));
    return accounts.map((account) => ({
      ...account,
      sessions: account.sessions ?? 0,
      locked_until: lockOf.get(loginDigest(house, account.login)) ?? null,
    }));
  });
}

export type Colleague = { id: string; name: string; unit: string; roles: Role[] };

/** Who work may be given to or was done by: names and offices of active accounts, no sign-in data. */
export async function listColleagues(
  house: House,
  caller: Caller,
  filter: { role?: Role; unit?: string } = {},
): Promise<Colleague[]> {
  return act(house, caller, 'account:names', async ({ db, authorise }) => {
    authorise('account:names', theHouse);
    let query = db.selectFrom('account').select(['id', 'name', 'unit', 'roles']).where('state', '=', 'active');
    if (filter.unit !== undefined) query = query.where('unit', '=', filter.unit);
    const found = await query.orderBy('unit').orderBy('name').execute();
    return found
      .map((one) => ({ ...one, roles: one.roles.filter((role): role is Role => Object.hasOwn(roles, role)) }))
      .filter((one) => filter.role === undefined || one.roles.includes(filter.role));
  });
}
