import type { Caller } from '@plumb/guard/access/caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { z } from 'zod';
import { type actRectificationSchema, checkMoney, type editRectificationSchema } from './rectification-input.ts';
import { acted, rectificationForAct, stepAndSave } from './rectification-record.ts';
import { planValues } from './take-up-rectification.ts';

type Of<Schema extends z.ZodType> = z.infer<Schema> & { id: string };

/** Completes the lists of problems, responsibility, measures and dates before it is issued. */
export async function editRectification(house: House, caller: Caller, input: Of<typeof editRectificationSchema>) {
  return act(house, caller, 'rectification:edit', async (act) => {
    const opened = await rectificationForAct(act, 'edit', input);
    checkMoney({ involved: input.money_involved, owed: input.money_owed, recovered: opened.row.money_recovered });
    return acted(await stepAndSave(act, 'edit', opened, planValues(input)));
  });
}

/** Tells the responsible unit: its time runs from now. */
export async function issueRectification(house: House, caller: Caller, input: Of<typeof actRectificationSchema>) {
  return act(house, caller, 'rectification:issue', async (act) => {
    const opened = await rectificationForAct(act, 'issue', input);
    return acted(await stepAndSave(act, 'issue', opened, { since: act.now, reminded: 0 }));
  });
}
