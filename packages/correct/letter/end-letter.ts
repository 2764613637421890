import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { z } from 'zod';
import type { assessLetterSchema, reasonLetterSchema } from './letter-input.ts';
import { acted, letterForAct, stepAndSave } from './letter-record.ts';
import { cancelNumber } from './number-register.ts';

type Of<Schema extends z.ZodType> = z.infer<Schema> & { id: string };

/** Judges the answers by every aspect of the template. */
export async function assessLetter(house: House, caller: Caller, input: Of<typeof assessLetterSchema>) {
  return act(house, caller, 'letter:assess', async (act) => {
    const opened = await letterForAct(act, 'assess', input);
    const known = opened.template.aspects.map(({ id }) => id);
    const given = new Set(input.aspects.map(({ aspect }) => aspect));
    const stray = [...given].find((aspect) => !known.includes(aspect));
    if (stray !== undefined)
      throw new PlumbError({
        code: 'bad-input',
        texts: { zh: `没有评估项“${stray}”`, en: `there is no aspect "${stray}"` },
        exit: 1,
        where: 'aspects',
      });
    opened.facts.aspects_missing = known.filter((aspect) => !given.has(aspect)).length;
    return acted(await stepAndSave(act, 'assess', opened, { assessment: JSON.stringify(input.aspects), due_at: null }));
  });
}

export async function closeLetter(house: House, caller: Caller, input: Of<typeof reasonLetterSchema>) {
  return act(house, caller, 'letter:close', async (act) => {
    const opened = await letterForAct(act, 'close', input, { reason: input.reason });
    const changes = { closed_at: act.now, ended_because: input.reason, due_at: null };
    return acted(await stepAndSave(act, 'close', opened, changes, { opinion: input.reason }));
  });
}

/** A drafter takes a letter back before it has a number. */
export async function dropLetter(house: House, caller: Caller, input: Of<typeof reasonLetterSchema>) {
  return act(house, caller, 'letter:drop', async (act) => {
    const opened = await letterForAct(act, 'drop', input, { reason: input.reason });
    return acted(await stepAndSave(act, 'drop', opened, { ended_because: input.reason }, { opinion: input.reason }));
  });
}

/** Withdraws a letter that was sent: its number is cancelled and stays in the register. */
export async function revokeLetter(house: House, caller: Caller, input: Of<typeof reasonLetterSchema>) {
  return act(house, caller, 'letter:revoke', async (act) => {
    const opened = await letterForAct(act, 'revoke', input, { reason: input.reason });
    const changes = { ended_because: input.reason, due_at: null };
    const saved = await stepAndSave(act, 'revoke', opened, changes, { opinion: input.reason });
    await cancelNumber(act, saved.id, input.reason);
    return acted(saved);
  });
}
