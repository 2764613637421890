import { addMonths } from '@plumb/ground/period';
import type { Caller } from '@plumb/guard/access/caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { z } from 'zod';
import { settleRechecks } from './recheck-rectification.ts';
import type { acceptSchema, actRectificationSchema, reasonRectificationSchema } from './rectification-input.ts';
import { acted, rectificationForAct, stepAndSave } from './rectification-record.ts';
import { lookBackMonths } from './rectification-state.ts';

type Of<Schema extends z.ZodType> = z.infer<Schema> & { id: string };

/** Grants or refuses the time that was asked for. */
export async function decideExtension(
  house: House,
  caller: Caller,
  input: Of<typeof reasonRectificationSchema> & { granted: boolean },
) {
  const name = input.granted ? 'grant-extension' : 'refuse-extension';
  return act(house, caller, `rectification:${name}`, async (act) => {
    const opened = await rectificationForAct(act, name, input, { reason: input.reason });
    const asked = await act.db
      .updateTable('rectification_extension')
      .set({
        granted: input.granted,
        decided_by: caller.account_id,
        decided_at: act.now,
        decided_because: input.reason,
      })
      .where('rectification', '=', opened.row.id)
      .where('granted', 'is', null)
      .returning('until')
      .executeTakeFirst();
    const changes =
      input.granted && asked ? { due_at: asked.until, extended: opened.row.extended + 1, reminded: 0 } : {};
    return acted(await stepAndSave(act, name, opened, changes, input.reason));
  });
}

export const grantExtension = (house: House, caller: Caller, input: Of<typeof reasonRectificationSchema>) =>
  decideExtension(house, caller, { ...input, granted: true });
export const refuseExtension = (house: House, caller: Caller, input: Of<typeof reasonRectificationSchema>) =>
  decideExtension(house, caller, { ...input, granted: false });

export async function reviewRectification(house: House, caller: Caller, input: Of<typeof actRectificationSchema>) {
  return act(house, caller, 'rectification:review', async (act) => {
    const opened = await rectificationForAct(act, 'review', input);
    return acted(await stepAndSave(act, 'review', opened, { reviewed_by: caller.account_id }));
  });
}

export async function returnRectification(house: House, caller: Caller, input: Of<typeof reasonRectificationSchema>) {
  return act(house, caller, 'rectification:return', async (act) => {
    const opened = await rectificationForAct(act, 'return', input, { reason: input.reason });
    return acted(await stepAndSave(act, 'return', opened, { submitted_by: null, reviewed_by: null }, input.reason));
  });
}

/** Accepts it: by somebody who neither submitted nor reviewed it, after a clear re-check or with the reason why nevertheless. */
export async function acceptRectification(house: House, caller: Caller, input: Of<typeof acceptSchema>) {
  return act(house, caller, 'rectification:accept', async (act) => {
    await settleRechecks(act, input.id);
    const opened = await rectificationForAct(act, 'accept', input, { reason: input.reason, despite: input.despite });
    const [first] = lookBackMonths;
    const changes = {
      accepted_at: act.now,
      accepted_by: caller.account_id,
      accepted_despite: opened.facts.recheck === 'clear' || !opened.facts.model ? null : input.despite,
      since: act.now,
      due_at: `${addMonths(act.now.slice(0, 10), first)} 23:59:59`,
      look_back_done: '[]',
      reminded: 0,
    };
    const text = changes.accepted_despite ? `${input.reason};${changes.accepted_despite}` : input.reason;
    return acted(await stepAndSave(act, 'accept', opened, changes, text));
  });
}
