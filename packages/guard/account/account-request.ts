import { PlumbError } from '@plumb/ground/problem';
import type { Act } from '../act.ts';
import { type ApprovalKind, approvalKinds } from '../approval/kind.ts';
import type { ApprovalRow } from '../approval/pending-approval.ts';
import { requestApproval } from '../approval/request-approval.ts';
import type { AccountRow } from './account.ts';
import { isAdministrator, isAdminRole } from './administrators.ts';
import { refuseOwnAccount, withOtherAccounts } from './same-person.ts';

/** What one administrator asks for and one of another office confirms. */
export const accountRequestKinds = [
  'password_reset',
  'second_factor_reset',
  'role_grant',
  'account_disable',
] as const satisfies readonly ApprovalKind[];
export type AccountRequestKind = (typeof accountRequestKinds)[number];
export const isAccountRequest = (kind: string): kind is AccountRequestKind =>
  (accountRequestKinds as readonly string[]).includes(kind);

export type Scope = { roles: string[]; units: string[] | null; regions: string[] };

/** What the request keeps: what the confirmer is shown, and what is checked again when it is carried out. */
export type AccountRequestDetails = {
  login: string;
  name: string;
  /** The office that the asker asks in. */
  asked_as: string;
  /** Whether the account is or would be an administrator's. */
  administrator: boolean;
  /** Of the account, as the asker saw it: what was asked about another state is not done to this one. */
  revision: number;
  before?: Scope;
  after?: Scope;
};

export type AskFor = {
  kind: AccountRequestKind;
  action: string;
  reason: string;
  change?: { before: Scope; after: Scope };
};

/** Asks an administrator of another office; the account has been locked and authorised. Throws `already-requested` where the same waits. */
export async function askAnotherAdministrator(on: Act, account: AccountRow, ask: AskFor): Promise<ApprovalRow> {
  await refuseOwnAccount(on, account.id, ask.action);
  await dropStale(on, account, ask.kind);
  const details: AccountRequestDetails = {
    login: account.login,
    name: account.name,
    asked_as: on.caller.roles.find(isAdminRole) ?? '',
    administrator: isAdministrator(account) || isAdministrator(ask.change?.after ?? { roles: [] }),
    revision: account.revision,
    ...ask.change,
  };
  return requestApproval(on, {
    kind: ask.kind,
    object: { type: 'account', id: account.id, unit: null, region: null },
    purpose: `${account.login} ${account.name}`,
    reason: ask.reason,
    details,
    prepared_by: await withOtherAccounts(on.db, [account.id, on.caller.account_id]),
  });
}

/** Requests on an earlier state of the account are over; one on the present state holds up a second. */
async function dropStale({ db, now, record }: Act, account: AccountRow, kind: AccountRequestKind): Promise<void> {
  const waiting = await db
    .selectFrom('approval')
    .selectAll()
    .where('object_type', '=', 'account')
    .where('object_id', '=', account.id)
    .where('kind', '=', kind)
    .where('state', '=', 'requested')
    .forUpdate()
    .execute();
  for (const { id, details, expires_at } of waiting) {
    const lapsed = expires_at !== null && expires_at < now;
    if (details['revision'] === account.revision && !lapsed) throw alreadyWaits(kind);
    await db
      .updateTable('approval')
      .set((eb) => ({ state: 'expired', revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
    record({ object: { type: 'approval', id }, after: { state: 'expired' } });
  }
}

function alreadyWaits(kind: AccountRequestKind): PlumbError {
  const { zh, en } = approvalKinds[kind].title;
  return new PlumbError({
    code: 'already-requested',
    texts: {
      zh: `该账号已有同一申请(${zh})待另一管理员确认`,
      en: `the same request for this account (${en}) waits for another administrator`,
    },
    exit: 1,
  });
}
