import type { ApprovalRow } from '@plumb/guard/approval/pending-approval';
import type { Db } from '@plumb/stores/records/open-records';
import type { ClueFacts } from './clue-guard.ts';
import type { ClueRow } from './load-clue.ts';

/** The facts of a clue for the guards; `clue` already carries what the input brings. */
export async function clueFacts(
  db: Db,
  clue: ClueRow,
  pending: ApprovalRow | undefined,
  by: { account: string; now: string; reason: string },
): Promise<ClueFacts> {
  const documents = await db
    .selectFrom('clue_document')
    .select(['kind', 'signers'])
    .where('clue', '=', clue.id)
    .execute();
  return {
    actor: by.account,
    reason: by.reason,
    handlers: clue.handlers,
    is_head: clue.is_head,
    committee_ref: clue.committee_ref,
    duplicate_of: clue.duplicate_of,
    where_to: clue.where_to,
    office: clue.office,
    participants: clue.participants,
    documents,
    trigger: clue.trigger,
    form: clue.form,
    amount_recovered: clue.amount_recovered,
    real_name: clue.real_name,
    feedback_at: clue.feedback_at,
    proposer: pending?.requested_by ?? clue.proposed_by,
    endorsed_by: clue.endorsed_by,
    extended: clue.extended,
    overdue: clue.due_at !== null && by.now > clue.due_at,
    pending: pending !== undefined,
  };
}
