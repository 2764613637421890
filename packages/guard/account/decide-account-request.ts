import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '../access/caller.ts';
import { unseen } from '../access/refusal.ts';
import { type Act, act } from '../act.ts';
import { type DecideApproval, decideApproval, withdrawApproval } from '../approval/decide-approval.ts';
import type { ApprovalRow } from '../approval/pending-approval.ts';
import type { House } from '../house.ts';
import { type AccountRow, lockAccount } from './account.ts';
import { tellOwner } from './account-notice.ts';
import { type AccountRequestDetails, isAccountRequest } from './account-request.ts';
import { setScope } from './grant-roles.ts';
import { closeAccount } from './keep-account.ts';
import { carryOutPasswordReset, dropSecondFactor } from './reset-access.ts';
import { refuseOwnAccount } from './same-person.ts';

export type DecidedAccountRequest = {
  approval: ApprovalRow;
  /** Of the one-time password, for who confirmed: the asker gave the owner the first. */
  second_half: string | null;
};

/**
 * An administrator of another office confirms or refuses what was asked about an account; confirmed, it happens in the same act. Never the asker, never the
 * owner, under whatever account. Throws `changed-meanwhile` where the account or its asker is no longer what it was.
 */
export async function decideAccountRequest(
  house: House,
  caller: Caller,
  input: DecideApproval & { revision: number },
): Promise<DecidedAccountRequest> {
  return act(house, caller, await nameOf(house, input), async (on) => {
    const { object_id } = await findRequest(house, input.approval);
    // The account first, as those who ask do.
    const account = await lockAccount(on.db, object_id);
    const approval = await decideApproval(on, input);
    await refuseOwnAccount(on, account.id, 'approval:decide');
    if (approval.state !== 'approved') return { approval, second_half: null };
    const details = approval.details as AccountRequestDetails;
    if (details.revision !== account.revision) throw changedMeanwhile();
    await expectAskerInOffice(on, approval.requested_by, details.asked_as);
    return { approval, second_half: await carryOut(on, account, approval, details) };
  });
}

/** Takes one's own request back; the half of a password that was shown with it opens nothing. */
export async function withdrawAccountRequest(house: House, caller: Caller, id: string): Promise<ApprovalRow> {
  return act(house, caller, 'account:withdraw-request', async (on) => {
    await findRequest(house, id);
    return withdrawApproval(on, id);
  });
}

async function carryOut(
  on: Act,
  account: AccountRow,
  { id, kind, reason, requested_by }: ApprovalRow,
  { after }: AccountRequestDetails,
): Promise<string | null> {
  const why = { reason, asked_by: requested_by };
  if (kind === 'account_disable') await closeAccount(on, account, why);
  else if (kind === 'role_grant' && after) await setScope(on, account, after, why);
  else if (kind === 'password_reset' || kind === 'second_factor_reset') {
    await tellOwner(on, account.id, kind, why);
    on.record({ object: { type: 'account', id: account.id }, after: { approval: id, kind }, reason });
    if (kind === 'password_reset') return carryOutPasswordReset(on, account, id);
    await dropSecondFactor(on, account);
  }
  return null;
}

/** The ledger tells what was confirmed or refused. */
async function nameOf({ records }: House, { approval, decision }: DecideApproval): Promise<string> {
  const found = await records.db.selectFrom('approval').select('kind').where('id', '=', approval).executeTakeFirst();
  const what = found && isAccountRequest(found.kind) ? found.kind.replaceAll('_', '-') : 'request';
  return `account:${decision === 'approve' ? 'confirm' : 'refuse'}-${what}`;
}

async function findRequest({ records }: House, id: string): Promise<Pick<ApprovalRow, 'kind' | 'object_id'>> {
  const found = await records.db
    .selectFrom('approval')
    .select(['kind', 'object_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found || !isAccountRequest(found.kind)) throw unseen({ type: 'approval', id });
  return found;
}

/** Who asked is still an administrator of the office that they asked in. */
async function expectAskerInOffice({ db }: Act, asker: string, office: string): Promise<void> {
  const found = await db.selectFrom('account').select(['state', 'roles']).where('id', '=', asker).executeTakeFirst();
  if (found?.state !== 'active' || !found.roles.includes(office)) throw changedMeanwhile();
}

function changedMeanwhile(): PlumbError {
  return new PlumbError({
    code: 'changed-meanwhile',
    texts: {
      zh: '该账号或申请人在申请之后已有变动,请退回并重新申请',
      en: 'the account or its asker changed since this was asked for: refuse it and have it asked for anew',
    },
    exit: 1,
  });
}
