import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import type { Role } from '@plumb/guard/access/role';
import type { Db } from '@plumb/stores/records/open-records';

/**
 * An account that work is given to: active, with one of these roles, in this unit where one is named. As the caller that it would
 * be, so that the policies can be asked whether it sees the matter. Throws `no-account`.
 */
export async function accountNamed(db: Db, id: string, roles: readonly Role[], unit?: string): Promise<Caller> {
  const account = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  const fits =
    account?.state === 'active' &&
    roles.some((role) => account.roles.includes(role)) &&
    (unit === undefined || account.unit === unit);
  if (!account || !fits)
    throw new PlumbError({
      code: 'no-account',
      where: id,
      texts: {
        zh: '没有这样的账号,或账号已停用、不在该岗位、不在该单位,请另选人员',
        en: 'no active account in that office and unit: choose somebody else',
      },
      exit: 1,
    });
  return {
    account_id: account.id,
    name: account.name,
    roles: account.roles as Role[],
    unit: account.unit,
    units: account.units ?? 'all',
    regions: account.regions,
    assurance: 'password',
    session_id: '',
    kind: 'person',
  };
}

/** Names of accounts, by id. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
