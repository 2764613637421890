import { randomUUID } from 'node:crypto';
import type { Caller } from '@plumb/guard/access/caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { z } from 'zod';
import { answered, nextStage, reopened, stagesFrom } from './letter-deadline.ts';
import type { reasonLetterSchema, replyLetterSchema, signLetterSchema } from './letter-input.ts';
import { stepLetter } from './letter-machine.ts';
import { acted, letterForAct, stepAndSave } from './letter-record.ts';

type Of<Schema extends z.ZodType> = z.infer<Schema> & { id: string };

/** The addressee signs for a letter: from today its answers are due. */
export async function signLetter(house: House, caller: Caller, input: Of<typeof signLetterSchema>) {
  return act(house, caller, 'letter:sign', async (act) => {
    const opened = await letterForAct(act, 'sign', input);
    const stages = stagesFrom(opened.template, act.now);
    const saved = await stepAndSave(act, 'sign', opened, {
      signed_at: act.now,
      signed_by: caller.account_id,
      stages: JSON.stringify(stages),
      since: act.now,
      due_at: nextStage(stages)?.due_at ?? null,
      reminded: 0,
    });
    return acted(saved);
  });
}

/** The addressee gives the next answer that the letter asks for. */
export async function replyLetter(house: House, caller: Caller, input: Of<typeof replyLetterSchema>) {
  return act(house, caller, 'letter:reply', async (act) => {
    const opened = await letterForAct(act, 'reply', input, { reason: input.text });
    stepLetter('reply', opened.letter.state, opened.facts);
    const stage = nextStage(opened.letter.stages);
    const stages = answered(opened.letter.stages, act.now);
    await act.db
      .insertInto('letter_reply')
      .values({
        id: randomUUID(),
        letter: opened.letter.id,
        stage: stage?.id ?? '',
        text: input.text,
        by: caller.account_id,
        by_name: caller.name,
        at: act.now,
        on_time: stage !== undefined && act.now <= stage.due_at,
        returned_because: null,
      })
      .execute();
    const saved = await stepAndSave(act, 'reply', opened, {
      stages: JSON.stringify(stages),
      replied_at: act.now,
      due_at: nextStage(stages)?.due_at ?? null,
      reminded: 0,
    });
    return acted(saved);
  });
}

/** The answer does not do: it is owed again. */
export async function returnReply(house: House, caller: Caller, input: Of<typeof reasonLetterSchema>) {
  return act(house, caller, 'letter:return-reply', async (act) => {
    const opened = await letterForAct(act, 'return-reply', input, { reason: input.reason });
    stepLetter('return-reply', opened.letter.state, opened.facts);
    const stages = reopened(opened.letter.stages, act.now);
    const last = act.db
      .selectFrom('letter_reply')
      .select('id')
      .where('letter', '=', opened.letter.id)
      .where('returned_because', 'is', null)
      .orderBy('at', 'desc')
      .limit(1);
    await act.db.updateTable('letter_reply').set({ returned_because: input.reason }).where('id', 'in', last).execute();
    const saved = await stepAndSave(
      act,
      'return-reply',
      opened,
      { stages: JSON.stringify(stages), since: act.now, due_at: nextStage(stages)?.due_at ?? null, reminded: 0 },
      { opinion: input.reason },
    );
    return acted(saved);
  });
}
