import type { Caller } from '@plumb/guard/access/caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { z } from 'zod';
import { nextOffice } from './letter-guard.ts';
import type { approveLetterSchema, countersignLetterSchema, reasonLetterSchema } from './letter-input.ts';
import { acted, letterForAct, stepAndSave } from './letter-record.ts';

type Of<Schema extends z.ZodType> = z.infer<Schema> & { id: string };

/** Signs a letter off for the office whose turn it is. */
export async function countersignLetter(house: House, caller: Caller, input: Of<typeof countersignLetterSchema>) {
  return act(house, caller, 'letter:countersign', async (act) => {
    const opened = await letterForAct(act, 'countersign', input);
    const step = {
      office: nextOffice(opened.facts) ?? '',
      opinion: input.opinion,
      digest: opened.letter.content_digest ?? '',
    };
    return acted(await stepAndSave(act, 'countersign', opened, {}, step));
  });
}

/** Approves the text as it stands; where it holds L4 values, only with the reason why they have to. */
export async function approveLetter(house: House, caller: Caller, input: Of<typeof approveLetterSchema>) {
  return act(house, caller, 'letter:approve', async (act) => {
    const opened = await letterForAct(act, 'approve', input, { sensitive_approved: input.sensitive_reason !== null });
    const office = opened.template.approve.find((one) => caller.roles.some((role) => role === one)) ?? '';
    const changes = { approved_by: caller.account_id, sensitive_reason: input.sensitive_reason };
    const step = { office, opinion: input.opinion, digest: opened.letter.content_digest ?? '' };
    return acted(await stepAndSave(act, 'approve', opened, changes, step));
  });
}

/** Gives a letter back to its drafters; every signature has to be given anew. */
export async function returnLetter(house: House, caller: Caller, input: Of<typeof reasonLetterSchema>) {
  return act(house, caller, 'letter:return', async (act) => {
    const opened = await letterForAct(act, 'return', input, { reason: input.reason });
    const changes = { content_digest: null, approved_by: null, sensitive_reason: null };
    return acted(await stepAndSave(act, 'return', opened, changes, { opinion: input.reason }));
  });
}
