import type { Caller } from '@plumb/guard/access/caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { z } from 'zod';
import { checkFields, type editLetterSchema, type submitLetterSchema } from './letter-input.ts';
import { letterDigest } from './letter-paper.ts';
import { acted, letterForAct, stepAndSave } from './letter-record.ts';

type Of<Schema extends z.ZodType> = z.infer<Schema> & { id: string };

/** Rewrites a draft. Whoever writes in it becomes a drafter and signs it off no more. */
export async function editLetter(house: House, caller: Caller, input: Of<typeof editLetterSchema>) {
  return act(house, caller, 'letter:edit', async (act) => {
    const opened = await letterForAct(act, 'edit', input);
    checkFields(opened.template, input.fields);
    const drafters = [...new Set([...opened.letter.drafters, caller.account_id])];
    const saved = await stepAndSave(act, 'edit', opened, {
      unit: input.unit,
      unit_name: input.unit_name,
      region: input.region ?? opened.letter.region,
      copies: JSON.stringify(input.copies),
      fields: JSON.stringify(input.fields),
      secrecy: input.secrecy,
      urgency: input.urgency,
      drafters: JSON.stringify(drafters),
      template_version: opened.template.version,
    });
    return acted(saved);
  });
}

/** Sends a draft to be signed off: from here its text stands still. */
export async function submitLetter(house: House, caller: Caller, input: Of<typeof submitLetterSchema>) {
  return act(house, caller, 'letter:submit', async (act) => {
    const opened = await letterForAct(act, 'submit', input);
    const digest = letterDigest(opened.letter);
    // Signatures of an earlier round count no more.
    const facts = { ...opened.facts, signed_off: [] };
    const saved = await stepAndSave(
      act,
      'submit',
      { ...opened, facts },
      { content_digest: digest, sensitive_reason: null },
      { digest },
    );
    return acted(saved);
  });
}
