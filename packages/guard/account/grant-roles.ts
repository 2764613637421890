import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '../access/caller.ts';
import type { Role } from '../access/role.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';
import {
  type AccountRow,
  accountResource,
  expectAccountRevision,
  expectCompatibleRoles,
  isRole,
  lockAccount,
} from './account.ts';
import { endSessions } from './end-sessions.ts';

export type GrantRoles = {
  account: string;
  revision: number;
  roles: readonly string[];
  /** Units whose matters it may see; 'all': those of its regions. */
  units: readonly string[] | 'all';
  regions: readonly string[];
  reason: string;
};

/** The security administrator says what an account may do and see; its open sessions end. Nobody grants to themselves. Throws `roles-conflict`, `unknown-role`, `reason-needed`. */
export async function grantRoles(house: House, caller: Caller, input: GrantRoles): Promise<AccountRow> {
  return act(house, caller, 'account:grant', async ({ db, now, authorise, record }) => {
    const account = await lockAccount(db, input.account);
    authorise('account:grant', accountResource(caller, account));
    expectAccountRevision(account, input.revision);
    const granted = [...new Set(input.roles)].sort();
    const unknown = granted.find((role) => !isRole(role));
    if (unknown !== undefined) throw unknownRole(unknown);
    expectCompatibleRoles(granted as Role[]);
    if (!input.reason.trim()) throw reasonNeeded();
    const scope = {
      units: input.units === 'all' ? null : [...new Set(input.units)],
      regions: [...new Set(input.regions)],
    };
    const saved = await db
      .updateTable('account')
      .set({ roles: granted, ...scope, granted_by: caller.account_id, granted_at: now, revision: account.revision + 1 })
      .where('id', '=', account.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await endSessions(db, now, 'revoked', { account: account.id });
    const before = { roles: account.roles, units: account.units, regions: account.regions };
    record({
      object: { type: 'account', id: account.id },
      before,
      after: { roles: granted, ...scope },
      reason: input.reason,
    });
    return saved;
  });
}

function unknownRole(role: string): PlumbError {
  return new PlumbError({
    code: 'unknown-role',
    texts: { zh: `没有这一岗位:${role}`, en: `there is no role ${role}` },
    where: 'roles',
  });
}

function reasonNeeded(): PlumbError {
  return new PlumbError({ code: 'reason-needed', texts: { zh: '请写明理由', en: 'say why' }, where: 'reason' });
}
