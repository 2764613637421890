import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '../access/caller.ts';
import { Refusal } from '../access/refusal.ts';
import type { Role } from '../access/role.ts';
import { type Act, act } from '../act.ts';
import type { House } from '../house.ts';
import {
  type AccountRow,
  accountResource,
  expectAccountRevision,
  expectCompatibleRoles,
  isRole,
  lockAccount,
} from './account.ts';
import { tellOwner } from './account-notice.ts';
import { askAnotherAdministrator, type Scope } from './account-request.ts';
import { decides, expectAdministratorLeft, isAdministrator } from './administrators.ts';
import { endSessions } from './end-sessions.ts';
import type { Asked } from './keep-account.ts';
import { passwordHalves } from './password-halves.ts';
import { refuseOwnAccount, withOtherAccounts } from './same-person.ts';

export type GrantRoles = {
  account: string;
  revision: number;
  roles: readonly string[];
  /** Units whose matters it may see; 'all': those of its regions. */
  units: readonly string[] | 'all';
  regions: readonly string[];
  reason: string;
};

/** `second_half`: of the first password, with the first grant; the system administrator who made the account gave the owner the other. */
export type Granted = Asked & { second_half: string | null };

/**
 * The security administrator says what an account may do and see; its open sessions end. Nobody grants to themselves, under whatever account. An office that
 * decides on others' requests, and whatever touches an administrator, is confirmed by an administrator of another office. Throws `roles-conflict`,
 * `unknown-role`, `reason-needed`, `last-administrator`.
 */
export async function grantRoles(house: House, caller: Caller, input: GrantRoles): Promise<Granted> {
  return act(house, caller, 'account:grant', async (on) => {
    const found = await lockAccount(on.db, input.account);
    on.authorise('account:grant', accountResource(caller, found));
    await refuseOwnAccount(on, found.id, 'account:grant');
    expectAccountRevision(found, input.revision);
    const after = scopeOf(input);
    if (!input.reason.trim()) throw reasonNeeded();
    await expectAdministratorLeft(on.db, found, after.roles);
    const { account, second_half } = await handOutSecondHalf(on, found);
    const { reason } = input;
    if (!decides(after.roles) && !isAdministrator(account)) {
      const granted = await setScope(on, account, after, { reason, tell: second_half === null });
      return { account: granted, approval: null, second_half };
    }
    const change = { before: scopeNow(account), after };
    const { id } = await askAnotherAdministrator(on, account, {
      kind: 'role_grant',
      action: 'account:grant',
      reason,
      change,
    });
    return { account, approval: id, second_half };
  });
}

function scopeOf(input: GrantRoles): Scope {
  const roles = [...new Set(input.roles)].sort();
  const unknown = roles.find((role) => !isRole(role));
  if (unknown !== undefined) throw unknownRole(unknown);
  expectCompatibleRoles(roles as Role[]);
  // What administrators confirm lies in no unit.
  if (isAdministrator({ roles })) return { roles, units: null, regions: [''] };
  return {
    roles,
    units: input.units === 'all' ? null : [...new Set(input.units)],
    regions: [...new Set(input.regions)],
  };
}

const scopeNow = ({ roles, units, regions }: AccountRow): Scope => ({ roles, units, regions });

/** Grants what was asked for. `asked_by`: who asked, where the one who acts confirms. */
export async function setScope(
  on: Act,
  account: AccountRow,
  after: Scope,
  { reason, asked_by, tell = true }: { reason: string; asked_by?: string; tell?: boolean },
): Promise<AccountRow> {
  await expectAdministratorLeft(on.db, account, after.roles);
  const saved = await on.db
    .updateTable('account')
    .set({
      ...after,
      granted_by: asked_by ?? on.caller.account_id,
      granted_at: on.now,
      revision: account.revision + 1,
    })
    .where('id', '=', account.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await endSessions(on.db, on.now, 'revoked', { account: account.id });
  if (tell) await tellOwner(on, account.id, 'role_grant', { reason, ...(asked_by === undefined ? {} : { asked_by }) });
  on.record({ object: { type: 'account', id: account.id }, before: scopeNow(account), after, reason });
  return saved;
}

/** Of the first password, once: to somebody else than who made the account, who has the first half. */
async function handOutSecondHalf(
  on: Act,
  account: AccountRow,
): Promise<{ account: AccountRow; second_half: string | null }> {
  if (!account.second_half_waits) return { account, second_half: null };
  if ((await withOtherAccounts(on.db, [account.created_by])).includes(on.caller.account_id))
    throw madeByYou(account.id);
  const handed = await on.db
    .updateTable('account')
    .set({ second_half_waits: false })
    .where('id', '=', account.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { account: handed, second_half: passwordHalves(on.house, account.id).second };
}

function madeByYou(id: string): Refusal {
  return new Refusal({
    code: 'own-request',
    texts: {
      zh: '该账号由您建立,须由其他安全保密管理员授予岗位',
      en: 'you made this account: another security administrator has to grant its roles',
    },
    object: { type: 'account', id },
    action: 'account:grant',
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
