import { randomUUID } from 'node:crypto';
import type { Caller } from '@plumb/guard/access/caller';
import type { Act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { DataSlipTable } from '@plumb/stores/records/tables/hit-work';
import { dueAt } from '../deadline/deadline.ts';
import { actOnHit, type OnHit } from './act-on-hit.ts';
import type { Acted } from './acted.ts';
import { hitLimit } from './hit-machine.ts';
import type { HitRow } from './load-hit.ts';

export type DataSlip = { dataset: string; department: string; what: string };
export type AskForData = OnHit & DataSlip;

/** A slip to the department that the data came from: what is missing (补数单). */
export async function askForData(house: House, caller: Caller, input: AskForData): Promise<Acted> {
  return actOnHit(house, caller, 'need-data', input, async ({ act, hit, task }) => {
    // What the field had begun ends here: after the data the hit is weighed anew.
    if (task && hit.state === 'H41')
      await act.db.updateTable('field_task').set({ state: 'recalled' }).where('id', '=', task.id).execute();
    return { details: { slip: await writeSlip(act, hit, 'supplement', input), dataset: input.dataset } };
  });
}

export type RejectHit = OnHit & { dataset: string; department: string; problem: string };

/** The data are wrong, not what they tell of: a defect slip to the department (数据质量缺陷单). */
export async function rejectHit(house: House, caller: Caller, input: RejectHit): Promise<Acted> {
  return actOnHit(house, caller, 'reject', input, async ({ act, hit }) => ({
    set: { label: 'fp' },
    details: { slip: await writeSlip(act, hit, 'defect', { ...input, what: input.problem }), dataset: input.dataset },
  }));
}

/** The department answered: the hit is weighed again. */
export async function dataSupplied(house: House, caller: Caller, input: OnHit): Promise<Acted> {
  return actOnHit(house, caller, 'data-supplied', input, async ({ act, hit }) => {
    await answerSlips(act, hit.id, input.reason);
    return {};
  });
}

/** The department put its data right, or said why not: the hit is closed. */
export async function closeDataError(house: House, caller: Caller, input: OnHit): Promise<Acted> {
  return actOnHit(house, caller, 'close-data-error', input, async ({ act, hit }) => {
    await answerSlips(act, hit.id, input.reason);
    return { set: { assigned_to: null } };
  });
}

export async function writeSlip(act: Act, hit: HitRow, kind: DataSlipTable['kind'], slip: DataSlip): Promise<string> {
  const id = randomUUID();
  await act.db
    .insertInto('data_slip')
    .values({
      id,
      kind,
      hit: hit.id,
      dataset: slip.dataset,
      department: slip.department,
      what: slip.what,
      state: 'open',
      asked_by: act.caller.account_id,
      asked_at: act.now,
      due_at: dueAt(act.now, hitLimit(kind === 'supplement' ? 'H31' : 'H90', hit.severity) ?? { workdays: 10 }),
    })
    .execute();
  return id;
}

async function answerSlips(act: Act, hit: string, answer: string): Promise<void> {
  await act.db
    .updateTable('data_slip')
    .set({ state: 'answered', answered_by: act.caller.account_id, answered_at: act.now, answer })
    .where('hit', '=', hit)
    .where('state', '=', 'open')
    .execute();
}
