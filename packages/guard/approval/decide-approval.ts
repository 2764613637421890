import { addDays } from '@plumb/ground/period';
import { PlumbError } from '@plumb/ground/problem';
import { unseen } from '../access/refusal.ts';
import { refuseSamePerson } from '../account/same-person.ts';
import type { Act } from '../act.ts';
import { approvalKinds, isApprovalKind } from './kind.ts';
import { type ApprovalRow, approvalResource } from './pending-approval.ts';
import { reasonNeeded } from './request-approval.ts';
import { approvalStates } from './state.ts';
import { takeNumber } from './take-number.ts';

export type DecideApproval = {
  approval: string;
  decision: 'approve' | 'refuse';
  note: string;
  /** The revision that the decider saw; another decided meanwhile where it moved. */
  revision?: number;
};

/** Decides on a request, inside the act that follows from it: never by who asked, by whoever the policies name for its kind. Approved: it has its number. */
export async function decideApproval(act: Act, input: DecideApproval): Promise<ApprovalRow> {
  const request = await lockApproval(act, input.approval);
  act.authorise('approval:decide', approvalResource(request));
  await refuseSamePerson(act, request.requested_by, { type: 'approval', id: request.id }, 'approval:decide');
  if (!input.note.trim()) throw reasonNeeded();
  if (input.revision !== undefined && input.revision !== request.revision) throw decidedMeanwhile(request);
  if (request.state !== 'requested') throw wrongState(request);
  if (request.expires_at !== null && request.expires_at < act.now) throw lapsed();
  const approved = input.decision === 'approve';
  const decided = await act.db
    .updateTable('approval')
    .set({
      state: approved ? 'approved' : 'refused',
      no: approved ? await numberFor(act, request.kind) : null,
      expires_at: approved ? validUntil(act.now, request.kind) : request.expires_at,
      decided_by: act.caller.account_id,
      decided_at: act.now,
      note: input.note.trim(),
      revision: request.revision + 1,
    })
    .where('id', '=', request.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  record(act, request, decided, input.note);
  return decided;
}

/** Takes back one's own request. */
export async function withdrawApproval(act: Act, id: string): Promise<ApprovalRow> {
  const request = await lockApproval(act, id);
  act.authorise('approval:withdraw', approvalResource(request));
  if (request.state !== 'requested') throw wrongState(request);
  const withdrawn = await act.db
    .updateTable('approval')
    .set({ state: 'withdrawn', decided_at: act.now, revision: request.revision + 1 })
    .where('id', '=', request.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  record(act, request, withdrawn, request.reason);
  return withdrawn;
}

async function lockApproval(act: Act, id: string): Promise<ApprovalRow> {
  const found = await act.db.selectFrom('approval').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!found) throw unseen({ type: 'approval', id });
  return found;
}

function record(act: Act, before: ApprovalRow, after: ApprovalRow, reason: string): void {
  act.record({ object: { type: 'approval', id: after.id }, before, after, reason });
  act.announce({ topic: 'approval', id: after.id, unit: after.unit });
}

async function numberFor(act: Act, kind: string): Promise<string> {
  const year = Number(act.now.slice(0, 4));
  const word = isApprovalKind(kind) ? approvalKinds[kind].word : kind;
  return `${word}〔${year}〕${await takeNumber(act.db, `approval/${kind}`, year)}号`;
}

function validUntil(now: string, kind: string): string | null {
  const days = isApprovalKind(kind) ? approvalKinds[kind].valid_days : null;
  return days === null ? null : `${addDays(now.slice(0, 10), days)} 23:59:59`;
}

function decidedMeanwhile({ state, decided_at }: ApprovalRow): PlumbError {
  const { zh, en } = approvalStates[state];
  return new PlumbError({
    code: 'changed-meanwhile',
    texts: {
      zh: `该申请已于 ${decided_at ?? ''} 变为“${zh}”,请刷新后再看`,
      en: `this request became "${en}" at ${decided_at ?? ''}; look at it again`,
    },
    exit: 1,
  });
}

function wrongState({ state }: ApprovalRow): PlumbError {
  const { zh, en } = approvalStates[state];
  return new PlumbError({
    code: 'wrong-state',
    texts: {
      zh: `该申请为“${zh}”,只有“待审批”的申请可以如此处理`,
      en: `this request is "${en}"; only one that waits for a decision allows this`,
    },
    exit: 1,
  });
}

function lapsed(): PlumbError {
  return new PlumbError({
    code: 'approval-lapsed',
    texts: { zh: '该申请已过期,请重新申请', en: 'this request has lapsed: it has to be made anew' },
    exit: 1,
  });
}
