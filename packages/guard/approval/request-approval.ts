import { randomUUID } from 'node:crypto';
import { addDays } from '@plumb/ground/period';
import { PlumbError } from '@plumb/ground/problem';
import type { Act } from '../act.ts';
import { type ApprovalKind, approvalKinds, requestLapsesDays } from './kind.ts';
import { type ApprovalObject, type ApprovalRow, approvalResource } from './pending-approval.ts';

export type RequestApproval = {
  kind: ApprovalKind;
  /** What it is about. That it is in the caller's sight is for the caller of this function to have authorised. */
  object: ApprovalObject & { unit: string | null; region: string | null };
  purpose: string;
  reason: string;
  /** What exactly is asked for; kept as it is and shown to who decides. No personal data. */
  details?: Record<string, unknown>;
  /** Accounts that worked on it and therefore do not decide. */
  prepared_by?: readonly string[];
};

/** Asks for an approval, inside the act that needs it. Throws `reason-needed` and `already-requested`. */
export async function requestApproval(act: Act, input: RequestApproval): Promise<ApprovalRow> {
  const { kind, object } = input;
  const values = {
    id: randomUUID(),
    kind,
    object_type: object.type,
    object_id: object.id,
    unit: object.unit,
    region: object.region,
    details: JSON.stringify(input.details ?? {}),
    purpose: input.purpose.trim(),
    reason: input.reason.trim(),
    requested_by: act.caller.account_id,
    prepared_by: [...(input.prepared_by ?? [])],
    requested_at: act.now,
    state: 'requested' as const,
    expires_at: `${addDays(act.now.slice(0, 10), requestLapsesDays)} 23:59:59`,
  };
  act.authorise('approval:request', approvalResource({ ...values, details: input.details ?? {} }));
  if (!values.purpose || !values.reason) throw reasonNeeded();
  const made = await act.db
    .insertInto('approval')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!made) throw alreadyRequested(kind);
  act.record({
    object: { type: 'approval', id: made.id },
    after: { ...values, details: input.details ?? {} },
    reason: made.reason,
  });
  act.announce({ topic: 'approval', id: made.id, unit: made.unit });
  return made;
}

export function reasonNeeded(): PlumbError {
  return new PlumbError({
    code: 'reason-needed',
    texts: { zh: '请写明用途和理由', en: 'say for what purpose and why' },
    where: 'reason',
  });
}

function alreadyRequested(kind: ApprovalKind): PlumbError {
  const { zh, en } = approvalKinds[kind].title;
  return new PlumbError({
    code: 'already-requested',
    texts: {
      zh: `您已提出过同一申请(${zh}),尚待审批`,
      en: `you have already asked for this (${en}); it waits for a decision`,
    },
    exit: 1,
  });
}
