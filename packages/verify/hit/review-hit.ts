import { randomUUID } from 'node:crypto';
import type { Caller } from '@plumb/guard/access/caller';
import { requestApproval } from '@plumb/guard/approval/request-approval';
import type { House } from '@plumb/guard/house';
import type { HitLabel, Verdict } from '@plumb/stores/records/tables/hit';
import type { TransferOutTable } from '@plumb/stores/records/tables/hit-work';
import { modelOf } from '../model-of.ts';
import { type AtHit, actOnHit, type Done, type OnHit } from './act-on-hit.ts';
import type { Acted } from './acted.ts';
import type { HitRow } from './load-hit.ts';

/** Whoever sent it finds the answer complete: on to the review. */
export async function submitReview(house: House, caller: Caller, input: OnHit): Promise<Acted> {
  return actOnHit(house, caller, 'submit-review', input, () => ({}));
}

/** The answer is not enough: back to the same verifiers, with the reason. */
export async function returnHit(house: House, caller: Caller, input: OnHit): Promise<Acted> {
  return actOnHit(house, caller, 'return', input, backToField);
}

/** The second look at one in ten: who agrees leaves the decision to somebody else, who does not sends it back to the field. */
export async function crossCheck(house: House, caller: Caller, input: OnHit & { agrees: boolean }): Promise<Acted> {
  if (!input.agrees) return actOnHit(house, caller, 'disagree', input, backToField);
  return actOnHit(house, caller, 'cross-check', input, () => ({ set: { cross_checked_by: caller.account_id } }));
}

async function backToField({ act, task, facts }: AtHit): Promise<Done> {
  if (task)
    await act.db
      .updateTable('field_task')
      .set({ state: 'returned', returned_because: facts.reason })
      .where('id', '=', task.id)
      .execute();
  return { set: { verdict: null, amount_found: null, cross_checked_by: null } };
}

/** The director proposes a clue; the case management office approves (decide-hit.ts). */
export async function proposeClue(house: House, caller: Caller, input: OnHit & { summary: string }): Promise<Acted> {
  return actOnHit(house, caller, 'to-clue', input, async ({ act, hit, task }) => {
    const { id } = await requestApproval(act, {
      kind: 'clue_promotion',
      object: { type: 'hit', id: hit.id, unit: hit.unit, region: hit.region },
      purpose: '转问题线索',
      reason: input.reason,
      details: { summary: input.summary },
      prepared_by: task?.verifiers ?? [],
    });
    return { details: { summary: input.summary }, approval: id };
  });
}

export type RectifyHit = OnHit & {
  unit: string;
  problem: string;
  amount?: number | undefined;
  due_days?: number | undefined;
};

/** To be put right: asks the next stage for a rectification of the unit. */
export async function rectifyHit(house: House, caller: Caller, input: RectifyHit): Promise<Acted> {
  return actOnHit(house, caller, 'rectify', input, async ({ act, hit }) => {
    const id = randomUUID();
    await act.db
      .insertInto('rectification_request')
      .values({
        id,
        hit: hit.id,
        unit: input.unit,
        region: hit.region,
        problem: input.problem,
        amount: input.amount ?? hit.amount_found,
        letter: modelOf(house, hit.model)?.letter ?? 'remind',
        due_days: input.due_days ?? null,
        requested_by: caller.account_id,
        requested_at: act.now,
      })
      .execute();
    act.announce({ topic: 'rectification', id, unit: input.unit });
    return { set: { label: 'tp' }, details: { request: id, unit: input.unit } };
  });
}

export type TransferHit = OnHit & {
  organ: TransferOutTable['organ'];
  organ_name: string;
  letter_no?: string | undefined;
};

/** Proposes to hand the matter to another organ; approved by somebody else. */
export async function transferHit(house: House, caller: Caller, input: TransferHit): Promise<Acted> {
  return actOnHit(house, caller, 'transfer-out', input, async ({ act, hit, task }) => {
    const details = { organ: input.organ, organ_name: input.organ_name, letter_no: input.letter_no ?? null };
    const { id } = await requestApproval(act, {
      kind: 'transfer_out',
      object: { type: 'hit', id: hit.id, unit: hit.unit, region: hit.region },
      purpose: '移送其他机关',
      reason: input.reason,
      details,
      prepared_by: task?.verifiers ?? [],
    });
    return { details, approval: id };
  });
}

export type CloseHit = OnHit & { label: HitLabel };

/** Ends it with its label, which feeds the model's precision: out of the review, or after the rectification or the transfer. */
export async function closeHit(house: House, caller: Caller, input: CloseHit): Promise<Acted> {
  const { state } = (await stateOf(house, input.hit)) ?? {};
  const name = state === 'H60' ? 'conclude' : state === 'H90' ? 'close-data-error' : 'close';
  return actOnHit(house, caller, name, input, async ({ act, hit, task }) => {
    if (task) await act.db.updateTable('field_task').set({ state: 'done' }).where('id', '=', task.id).execute();
    return { set: { label: labelFor(hit, input.label), assigned_to: null } };
  });
}

const stateOf = (house: House, id: string) =>
  house.records.db.selectFrom('hit').select('state').where('id', '=', id).executeTakeFirst();

/** A verdict fixes the label; only what could not be verified is left to who closes it. */
function labelFor(hit: HitRow, chosen: HitLabel): HitLabel {
  return hit.verdict === null || hit.verdict === 'unverifiable' ? chosen : labelOf[hit.verdict];
}
const labelOf: Record<Exclude<Verdict, 'unverifiable'>, HitLabel> = { true: 'tp', partly: 'tp', false: 'fp' };

/** A new fact: the hit is weighed again, what was found before stays in its history. */
export async function reopenHit(house: House, caller: Caller, input: OnHit & { new_fact: string }): Promise<Acted> {
  return actOnHit(house, caller, 'reopen', input, () => ({
    set: {
      verdict: null,
      label: null,
      amount_found: null,
      cross_checked_by: null,
      extended: false,
      task: null,
      suppressed_by: null,
    },
    details: { new_fact: input.new_fact },
  }));
}
