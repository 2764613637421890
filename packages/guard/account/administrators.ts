import { PlumbError } from '@plumb/ground/problem';
import type { Db } from '@plumb/stores/records/open-records';
import { sql } from 'kysely';
import { adminRoles, type Role, roles } from '../access/role.ts';
import type { AccountRow } from './account.ts';

export type AdminRole = (typeof adminRoles)[number];
export const isAdminRole = (role: string): role is AdminRole => (adminRoles as readonly string[]).includes(role);
export const isAdministrator = ({ roles }: { roles: readonly string[] }) => roles.some(isAdminRole);

/** Offices that decide on what others ask for, and the administrators: who holds one can let others' work pass. */
const deciding: readonly Role[] = ['conduct_director', 'case_manager', 'leader', ...adminRoles];
export const decides = (held: readonly string[]) => held.some((role) => (deciding as readonly string[]).includes(role));

/** Refuses to leave one of the three offices empty: nobody could then fill it again. Throws `last-administrator`. `left`: the roles that the account keeps. */
export async function expectAdministratorLeft(db: Db, account: AccountRow, left: readonly string[]): Promise<void> {
  const lost =
    account.state === 'active' ? account.roles.filter(isAdminRole).filter((role) => !left.includes(role)) : [];
  if (lost.length === 0) return;
  // Two who close each other at once: the second looks when the first is done.
  await sql`SELECT pg_advisory_xact_lock(hashtext('administrators'))`.execute(db);
  for (const role of lost) {
    const other = await db
      .selectFrom('account')
      .select('id')
      .where('state', '=', 'active')
      .where('id', '<>', account.id)
      .where(sql<boolean>`roles @> ${[role]}::text[]`)
      .executeTakeFirst();
    if (!other) throw lastOne(role);
  }
}

function lastOne(role: AdminRole): PlumbError {
  const { zh, en } = roles[role];
  return new PlumbError({
    code: 'last-administrator',
    texts: {
      zh: `这是最后一个${zh}账号,请先另行任命`,
      en: `this is the last account of the ${en}: appoint another first`,
    },
    exit: 1,
  });
}
