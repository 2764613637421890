import { randomUUID } from 'node:crypto';
import type { Caller } from '@plumb/guard/access/caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { z } from 'zod';
import {
  type actRectificationSchema,
  checkMoney,
  type extensionSchema,
  type reportRectificationSchema,
  type submitRectificationSchema,
} from './rectification-input.ts';
import { acted, rectificationForAct, stepAndSave } from './rectification-record.ts';

type Of<Schema extends z.ZodType> = z.infer<Schema> & { id: string };

/** The unit signs for it and starts. */
export async function startRectification(house: House, caller: Caller, input: Of<typeof actRectificationSchema>) {
  return act(house, caller, 'rectification:start', async (act) =>
    acted(await stepAndSave(act, 'start', await rectificationForAct(act, 'start', input))),
  );
}

/** The unit's report: what was done, money recovered, rules made, people handled. */
export async function reportRectification(house: House, caller: Caller, input: Of<typeof reportRectificationSchema>) {
  return act(house, caller, 'rectification:report', async (act) => {
    const opened = await rectificationForAct(act, 'report', input, { reason: input.text });
    const { row } = opened;
    const recovered = input.money_recovered ?? row.money_recovered;
    checkMoney({ involved: row.money_involved, owed: row.money_owed, recovered });
    const changes = {
      money_recovered: recovered,
      ...(input.rules_made && { rules_made: JSON.stringify(input.rules_made) }),
      ...(input.people_handled && { people_handled: JSON.stringify(input.people_handled) }),
    };
    return acted(await stepAndSave(act, 'report', opened, changes, input.text));
  });
}

/** Asks for more time, once, while there is some left. */
export async function requestExtension(house: House, caller: Caller, input: Of<typeof extensionSchema>) {
  return act(house, caller, 'rectification:request-extension', async (act) => {
    const until = `${input.until} 23:59:59`;
    const opened = await rectificationForAct(act, 'request-extension', input, { reason: input.reason });
    opened.facts.later = until > (opened.row.due_at ?? '');
    const saved = await stepAndSave(act, 'request-extension', opened, {}, `${input.until} ${input.reason}`);
    await act.db
      .insertInto('rectification_extension')
      .values({
        id: randomUUID(),
        rectification: saved.id,
        until,
        reason: input.reason,
        asked_by: caller.account_id,
        asked_at: act.now,
        granted: null,
        decided_by: null,
        decided_at: null,
        decided_because: null,
      })
      .execute();
    return acted(saved);
  });
}

/** Hands it in as put right, with its proofs and vouchers. */
export async function submitRectification(house: House, caller: Caller, input: Of<typeof submitRectificationSchema>) {
  return act(house, caller, 'rectification:submit', async (act) => {
    const opened = await rectificationForAct(act, 'submit', input, { reason: input.reason });
    const changes = { submitted_by: caller.account_id, reviewed_by: null };
    return acted(await stepAndSave(act, 'submit', opened, changes, input.reason || undefined));
  });
}
