import { addMonths } from '@plumb/ground/period';
import type { Caller } from '@plumb/guard/access/caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { sql } from 'kysely';
import type { z } from 'zod';
import type {
  actRectificationSchema,
  lookBackSchema,
  reasonRectificationSchema,
  reopenSchema,
} from './rectification-input.ts';
import { acted, type OpenedRectification, rectificationForAct, stepAndSave } from './rectification-record.ts';
import { lookBackMonths, lookBacksNeeded } from './rectification-state.ts';

type Of<Schema extends z.ZodType> = z.infer<Schema> & { id: string };

/** Looks back at what was accepted; what has come back is a relapse. */
export async function lookBack(house: House, caller: Caller, input: Of<typeof lookBackSchema>) {
  const name = input.found ? 'relapse' : 'look-back';
  return act(house, caller, `rectification:${name}`, async (act) => {
    const opened = await rectificationForAct(act, name, input, { reason: input.reason });
    const done = lookedBack(opened, { at: act.now, by: caller.name, found: input.found, note: input.reason });
    if (input.found) {
      const changes = { look_back_done: JSON.stringify(done), relapsed_at: act.now, due_at: null };
      return acted(await stepAndSave(act, 'relapse', opened, changes, input.reason));
    }
    const next = done.length < lookBacksNeeded(opened.row.kind) ? lookBackMonths[done.length] : undefined;
    const accepted = (opened.row.accepted_at ?? act.now).slice(0, 10);
    const changes = {
      look_back_done: JSON.stringify(done),
      due_at: next === undefined ? null : `${addMonths(accepted, next)} 23:59:59`,
      reminded: 0,
    };
    return acted(await stepAndSave(act, 'look-back', opened, changes, input.reason));
  });
}

function lookedBack({ row }: OpenedRectification, look: { at: string; by: string; found: boolean; note: string }) {
  const months = lookBackMonths[row.look_back_done.length] ?? lookBackMonths[lookBackMonths.length - 1] ?? 0;
  return [...row.look_back_done, { months, ...look }];
}

export async function closeRectification(house: House, caller: Caller, input: Of<typeof reasonRectificationSchema>) {
  return act(house, caller, 'rectification:close', async (act) => {
    const opened = await rectificationForAct(act, 'close', input, { reason: input.reason });
    return acted(await stepAndSave(act, 'close', opened, { closed_at: act.now, due_at: null }, input.reason));
  });
}

/** What relapsed is issued anew once a letter of advice about it went out, or somebody answers for it. */
export async function reopenRectification(house: House, caller: Caller, input: Of<typeof reopenSchema>) {
  return act(house, caller, 'rectification:reopen', async (act) => {
    const opened = await rectificationForAct(act, 'reopen', input, { reason: input.reason });
    const due = `${input.due} 23:59:59`;
    const advised = await act.db
      .selectFrom('letter')
      .select('id')
      .where('kind', '=', 'suggest')
      .where('number', 'is not', null)
      .where('state', '!=', 'withdrawn')
      .where(sql<boolean>`about @> ${JSON.stringify([{ type: 'rectification', id: opened.row.id }])}::jsonb`)
      .executeTakeFirst();
    opened.facts.upgraded = advised !== undefined || input.accountability.length >= 2;
    opened.facts.due_ahead = due > act.now;
    const changes = {
      due_at: due,
      since: act.now,
      extended: 0,
      reminded: 0,
      submitted_by: null,
      reviewed_by: null,
      accepted_at: null,
      accepted_by: null,
      accepted_despite: null,
      look_back_done: '[]',
    };
    const text = input.accountability ? `${input.reason};问责:${input.accountability}` : input.reason;
    return acted(await stepAndSave(act, 'reopen', opened, changes, text));
  });
}

/** A relapse that was opened anew as its own matter goes on there. */
export async function supersedeRectification(house: House, caller: Caller, input: Of<typeof actRectificationSchema>) {
  return act(house, caller, 'rectification:supersede', async (act) => {
    const opened = await rectificationForAct(act, 'supersede', input);
    return acted(await stepAndSave(act, 'supersede', opened, { closed_at: act.now }));
  });
}
