import { randomUUID } from 'node:crypto';
import { applySuppressions } from '@plumb/compare/kept/suppression/apply-suppressions';
import { addWorkdays } from '@plumb/ground/work-calendar';
import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { decideApproval } from '@plumb/guard/approval/decide-approval';
import type { ApprovalRow } from '@plumb/guard/approval/pending-approval';
import type { House } from '@plumb/guard/house';
import { z } from 'zod';
import { clueFromHits } from '../clue/clue-from-hits.ts';
import { changedMeanwhile } from '../conflict.ts';
import { limitCalendar } from '../deadline/deadline.ts';
import { type AtHit, actOnHit, type Done, type OnHit } from './act-on-hit.ts';
import type { Acted } from './acted.ts';
import { extensionDays } from './hit-machine.ts';
import { decidedBy } from './possible-acts.ts';

export type DecideHit = OnHit & { approval: string; decision: 'approve' | 'refuse' };

/** Decides what somebody else asked for on this hit: exemption, extension, clue, transfer. Approved, it happens in the same act. */
export async function decideHit(house: House, caller: Caller, input: DecideHit): Promise<Acted> {
  const request = await house.records.db
    .selectFrom('approval')
    .select(['kind', 'object_id'])
    .where('id', '=', input.approval)
    .executeTakeFirst();
  const acts = request?.object_id === input.hit ? decidedBy[request.kind] : undefined;
  // An approval of something else is as if it were not there; the act records who tried.
  const name = acts ? acts[input.decision] : 'refuse-exempt';
  return actOnHit(house, caller, name, input, async (at) => {
    if (!acts) throw unseen({ type: 'approval', id: input.approval });
    if (at.pending?.id !== input.approval) throw changedMeanwhile('—', at.hit.updated_at);
    const decided = await decideApproval(at.act, {
      approval: input.approval,
      decision: input.decision,
      note: input.reason,
    });
    const details = { approval: decided.id, approval_no: decided.no };
    if (input.decision === 'refuse') return { details };
    const done = await (effects[decided.kind] ?? none)(at, decided);
    return { ...done, details: { ...details, ...done.details } };
  });
}

type Effect = (at: AtHit, approved: ApprovalRow) => Promise<Done> | Done;
const none: Effect = () => ({});

const exemptionDetails = z.object({ doc_ref: z.string().nullable(), valid_from: z.string(), valid_to: z.string() });
const clueDetails = z.object({ summary: z.string() });
const transferDetails = z.object({
  organ: z.enum(['police', 'audit', 'medical_insurance', 'tax', 'other']),
  organ_name: z.string(),
  letter_no: z.string().nullable(),
});

const effects: Record<string, Effect> = {
  exemption: async ({ act, hit }, approved) => {
    const { doc_ref, valid_from, valid_to } = exemptionDetails.parse(approved.details);
    await act.db
      .insertInto('exemption')
      .values({
        id: randomUUID(),
        hit: hit.id,
        model: hit.model,
        subject_type: hit.subject_type,
        subject_key: hit.subject_key,
        reason: approved.reason,
        doc_ref: doc_ref ?? '',
        approver: act.caller.account_id,
        approval_no: approved.no ?? '',
        valid_from,
        valid_to,
        created_at: act.now,
      })
      .execute();
    return { set: { label: 'fp', assigned_to: null } };
  },
  suppression: async ({ act, hit }, approved) => {
    const { valid_to } = exemptionDetails.parse(approved.details);
    const id = randomUUID();
    await act.db
      .insertInto('suppression')
      .values({
        id,
        model: hit.model,
        subject_type: hit.subject_type,
        subject_key: hit.subject_key,
        subject_shown: hit.subject_shown,
        unit: hit.unit,
        region: hit.region,
        reason: approved.reason,
        owner: approved.requested_by,
        state: 'active',
        approved_by: act.caller.account_id,
        approved_at: act.now,
        created_at: approved.requested_at,
        expires_at: `${valid_to} 23:59:59`,
        ended_at: null,
        ended_by: null,
        hidden: 1,
      })
      .execute();
    act.record({ object: { type: 'suppression', id }, after: { state: 'active' }, reason: approved.reason });
    await applySuppressions(act.db, act.now);
    return { set: { label: 'undetermined', assigned_to: null, suppressed_by: id }, details: { suppression: id } };
  },
  extension: ({ act, hit }) => {
    const from = hit.due_at && hit.due_at > act.now ? hit.due_at : act.now;
    const found = addWorkdays(limitCalendar, from, extensionDays);
    if ('missing' in found) throw new Error(`no work calendar for ${found.year}`);
    return { set: { extended: true }, due_at: `${found.day} 23:59:59` };
  },
  clue_promotion: async ({ act, hit, task }, approved) => {
    const { summary } = clueDetails.parse(approved.details);
    const clue = await clueFromHits(act, [hit], { summary, facts: task?.facts ?? approved.reason, candidate: null });
    return { set: { label: 'tp', clue: clue.id, assigned_to: null, due_at: null }, details: { clue: clue.id } };
  },
  transfer_out: async ({ act, hit }, approved) => {
    const id = randomUUID();
    const details = transferDetails.parse(approved.details);
    await act.db
      .insertInto('transfer_out')
      .values({ id, hit: hit.id, ...details, reason: approved.reason, by: act.caller.account_id, at: act.now })
      .execute();
    return { set: { label: 'tp' }, details: { transfer: id } };
  },
};
