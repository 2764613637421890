import type { Caller } from '@plumb/guard/access/caller';
import { requestApproval } from '@plumb/guard/approval/request-approval';
import type { House } from '@plumb/guard/house';
import type { Verdict } from '@plumb/stores/records/tables/hit';
import type { Acted } from '../hit/acted.ts';
import { actOnTask, type OnTask } from './act-on-task.ts';

export type GiveFeedback = OnTask & {
  verdict: Verdict;
  /** What was found, in words. */
  facts: string;
  amount?: number | undefined;
  /** Who answers for it, as the field found; shown only to who may open the task. */
  responsible?: string | undefined;
};

/** The verdict of the field, with every question answered and, where it is true, something to show for it. */
export async function giveFeedback(house: House, caller: Caller, input: GiveFeedback): Promise<Acted> {
  return actOnTask(
    house,
    caller,
    { action: 'task:feedback', step: 'feedback', input, reason: input.facts },
    async ({ act, task }) => {
      await act.db
        .updateTable('field_task')
        .set({
          state: 'fed_back',
          verdict: input.verdict,
          facts: input.facts,
          amount: input.amount ?? null,
          responsible: input.responsible ?? null,
          fed_back_by: caller.account_id,
          fed_back_at: act.now,
        })
        .where('id', '=', task.id)
        .execute();
      return {
        set: { verdict: input.verdict, amount_found: input.amount ?? null },
        details: { verdict: input.verdict, amount: input.amount ?? null },
      };
    },
    () => ({ verdict: input.verdict }),
  );
}

/** Asks for ten workdays more, once; the director decides (decide-hit.ts). */
export async function askExtension(house: House, caller: Caller, input: OnTask & { reason: string }): Promise<Acted> {
  return actOnTask(
    house,
    caller,
    { action: 'task:extension', step: 'extend', input, reason: input.reason },
    async ({ act, hit }) => {
      const { id } = await requestApproval(act, {
        kind: 'extension',
        object: { type: 'hit', id: hit.id, unit: hit.unit, region: hit.region },
        purpose: '核实延期',
        reason: input.reason,
      });
      return { approval: id };
    },
  );
}
