import type { Db } from '@plumb/stores/records/open-records';
import type { ApprovalState } from '@plumb/stores/records/tables/approval';
import type { Caller } from '../access/caller.ts';
import { theHouse } from '../access/policy-book.ts';
import { unseen } from '../access/refusal.ts';
import { inSight } from '../access/sight.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';
import { type ApprovalRow, approvalResource } from './pending-approval.ts';

export type ListedApproval = ApprovalRow & {
  requested_by_name: string;
  decided_by_name: string | null;
  /** What the caller may do with it now. */
  may: { decide: boolean; withdraw: boolean };
};

export type ApprovalFilter = {
  /** 'decide': what waits for the caller · 'mine': what the caller asked for · 'decided': what the caller decided. */
  box: 'decide' | 'mine' | 'decided';
  state?: ApprovalState | undefined;
  kind?: string | undefined;
};

const most = 500;

/** Requests, the newest first; those that wait for the caller the oldest first. */
export async function listApprovals(
  house: House,
  caller: Caller,
  { box, state, kind }: ApprovalFilter,
): Promise<ListedApproval[]> {
  return act(house, caller, 'approval:list', async ({ db, authorise }) => {
    authorise('approval:list', theHouse);
    let query = named(db);
    if (box === 'mine') query = query.where('approval.requested_by', '=', caller.account_id);
    else if (box === 'decided') query = query.where('approval.decided_by', '=', caller.account_id);
    else
      query = query
        .where('approval.state', '=', 'requested')
        .where(inSight(caller, { unit: 'approval.unit', region: 'approval.region' }));
    if (state) query = query.where('approval.state', '=', state);
    if (kind) query = query.where('approval.kind', '=', kind);
    const rows = await query
      .orderBy('approval.requested_at', box === 'decide' ? 'asc' : 'desc')
      .limit(most)
      .execute();
    const listed = rows.map((row) => withRights(house, caller, row));
    return box === 'decide' ? listed.filter(({ may }) => may.decide) : listed;
  });
}

/** One request, in sight of who asked and who decides. Leaves a trace. */
export async function openApproval(house: House, caller: Caller, id: string): Promise<ListedApproval> {
  return act(house, caller, 'approval:see', async ({ db, authorise, record }) => {
    const found = await named(db).where('approval.id', '=', id).executeTakeFirst();
    if (!found) throw unseen({ type: 'approval', id });
    authorise('approval:see', approvalResource(found));
    record({ object: { type: 'approval', id } });
    return withRights(house, caller, found);
  });
}

function named(db: Db) {
  return db
    .selectFrom('approval')
    .leftJoin('account as asker', 'asker.id', 'approval.requested_by')
    .leftJoin('account as decider', 'decider.id', 'approval.decided_by')
    .selectAll('approval')
    .select(['asker.name as asker_name', 'decider.name as decider_name']);
}

function withRights(
  { policies }: House,
  caller: Caller,
  { asker_name, decider_name, ...row }: ApprovalRow & { asker_name: string | null; decider_name: string | null },
): ListedApproval {
  const allowed = (action: string) =>
    row.state === 'requested' && policies.decide(caller, action, approvalResource(row)) === 'allow';
  return {
    ...row,
    requested_by_name: asker_name ?? row.requested_by,
    decided_by_name: decider_name ?? row.decided_by,
    may: { decide: allowed('approval:decide'), withdraw: allowed('approval:withdraw') },
  };
}
