import { PlumbError } from '@plumb/ground/problem';
import type { Db } from '@plumb/stores/records/open-records';
import type { AccountTable } from '@plumb/stores/records/tables/account';
import type { Selectable } from 'kysely';
import type { Caller } from '../access/caller.ts';
import type { Resource } from '../access/policy-book.ts';
import { unseen } from '../access/refusal.ts';
import { adminRoles, type Role, roles } from '../access/role.ts';

export type AccountRow = Selectable<AccountTable>;

export function accountResource(
  caller: Caller,
  { id, state, roles }: Pick<AccountRow, 'id' | 'state' | 'roles'>,
): Resource {
  const self = id === caller.account_id;
  return { type: 'account', id, unit: null, region: null, attributes: { state, roles, self } };
}

/** The account, locked until the transaction ends; throws as for one out of sight where there is none. */
export async function lockAccount(db: Db, id: string): Promise<AccountRow> {
  const found = await db.selectFrom('account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!found) throw unseen({ type: 'account', id });
  return found;
}

/** Throws `changed-meanwhile` where another changed the account since the caller saw it. */
export function expectAccountRevision(account: AccountRow, revision: number): void {
  if (account.revision === revision) return;
  throw new PlumbError({
    code: 'changed-meanwhile',
    texts: { zh: '该账号已被他人修改,请刷新后再改', en: 'somebody else changed this account: look at it again first' },
    exit: 1,
  });
}

/** Which roles one person may hold together; throws `roles-conflict`. */
export function expectCompatibleRoles(held: readonly Role[]): void {
  const admins = held.filter((role) => (adminRoles as readonly Role[]).includes(role));
  if (admins.length > 0 && held.length > 1)
    throw conflict(
      '系统管理员、安全保密管理员、安全审计员三员分立,不得由一人兼任,也不得兼任业务岗位',
      'the three administrators are never one person and hold no other office',
    );
  const builds = held.includes('model_engineer');
  const triages = held.some((role) => role === 'conduct_analyst' || role === 'conduct_director');
  if (builds && triages) throw conflict('建模人员不得兼任疑点研判', 'who builds models does not triage what they find');
  if (held.includes('department_user') && held.length > 1)
    throw conflict('被监督单位账号不得兼任监督岗位', 'an account of a supervised unit holds no office of supervision');
}

export const isRole = (text: string): text is Role => Object.hasOwn(roles, text);

function conflict(zh: string, en: string): PlumbError {
  return new PlumbError({ code: 'roles-conflict', texts: { zh, en }, where: 'roles' });
}
