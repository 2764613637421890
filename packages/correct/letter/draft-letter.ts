import { randomUUID } from 'node:crypto';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { checkFields, type DraftLetter } from './letter-input.ts';
import { acted, addStep, letterResource, loadLetter } from './letter-record.ts';
import { authoriseSubjects } from './letter-subject.ts';
import { letterOf } from './letter-template.ts';
import { organOf } from './organ.ts';

/** Starts a letter. Every hit, clue and rectification that it is about has to be in the drafter's sight. */
export async function draftLetter(house: House, caller: Caller, input: DraftLetter) {
  return act(house, caller, 'letter:draft', async (act) => {
    act.authorise('letter:draft', theHouse);
    const template = letterOf(house.library, input.kind);
    checkFields(template, input.fields);
    const { region, model } = await authoriseSubjects(act, input.about);
    if (input.follows) {
      const earlier = await loadLetter(act.db, input.follows);
      act.authorise('letter:open', letterResource(earlier));
    }
    const letter = await act.db
      .insertInto('letter')
      .values({
        id: randomUUID(),
        kind: input.kind,
        template_version: template.version,
        state: 'draft',
        organ: organOf(house.library, caller.unit).id,
        unit: input.unit,
        unit_name: input.unit_name,
        region: input.region ?? region,
        copies: JSON.stringify(input.copies),
        fields: JSON.stringify(input.fields),
        secrecy: input.secrecy,
        urgency: input.urgency,
        about: JSON.stringify(input.about),
        model,
        follows: input.follows,
        drafted_by: caller.account_id,
        drafters: JSON.stringify([caller.account_id]),
        created_at: act.now,
        updated_at: act.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    act.authorise('letter:edit', letterResource(letter));
    await addStep(act, 'draft', letter, null);
    act.record({ object: { type: 'letter', id: letter.id }, after: letter });
    act.announce({ topic: 'letter', id: letter.id, unit: letter.unit });
    return acted(letter);
  });
}
