import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { sql } from 'kysely';
import { hitLimit } from '../hit/hit-machine.ts';
import { writeStep } from '../hit/hit-step.ts';
import { dueAt } from './deadline.ts';

/** A request that nobody decided on lapses; the hit that waited for it goes back to where it was asked from. */
export async function returnLapsed(house: House, caller: Caller): Promise<{ returned: number }> {
  return act(house, caller, 'hit:lapse', async (act) => {
    act.authorise('hit:escalate', theHouse);
    const waiting = await act.db
      .selectFrom('hit')
      .selectAll()
      .where((eb) => eb.or([eb('state', '=', 'H30'), eb.and([eb('state', '=', 'H70'), eb('clue', 'is', null)])]))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('approval')
              .select('approval.id')
              .where('approval.state', '=', 'requested')
              .where(sql<boolean>`approval.object_id IN (hit.id::text, hit.candidate::text)`),
          ),
        ),
      )
      .forUpdate()
      .execute();
    for (const hit of waiting) {
      const state = hit.state === 'H30' ? 'H20' : 'H60';
      const limit = hitLimit(state, hit.severity);
      await act.db
        .updateTable('hit')
        .set({
          state,
          state_since: act.now,
          due_at: limit && dueAt(act.now, limit),
          escalated: 0,
          revision: hit.revision + 1,
          updated_at: act.now,
        })
        .where('id', '=', hit.id)
        .execute();
      await writeStep(act, hit.id, { act: 'hit:lapse', from: hit.state, to: state });
      act.record({
        object: { type: 'hit', id: hit.id },
        before: { state: hit.state },
        after: { state },
        reason: 'the request lapsed',
      });
      act.announce({ topic: 'hit', id: hit.id, unit: hit.unit });
    }
    return { returned: waiting.length };
  });
}
