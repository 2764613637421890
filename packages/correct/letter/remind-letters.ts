import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { escalationOf } from '@plumb/verify/deadline/deadline';
import { saveLetter } from './letter-record.ts';

/** Tells of every letter whose limit is used up by 80, 100 or 120 %, once each; at 120 % the leader in charge. Answers how many. */
export async function remindLetters(house: House, caller: Caller): Promise<{ reminded: number }> {
  return act(house, caller, 'letter:remind', async (act) => {
    act.authorise('letter:remind', theHouse);
    const open = await act.db
      .selectFrom('letter')
      .selectAll()
      .where('state', 'in', ['dispatched', 'signed', 'replied'])
      .where('due_at', 'is not', null)
      .orderBy('no')
      .forUpdate()
      .execute();
    let reminded = 0;
    for (const letter of open) {
      const level = escalationOf(letter.since ?? letter.updated_at, letter.due_at, act.now);
      if (level <= letter.reminded) continue;
      await saveLetter(
        act,
        level === 120 ? 'escalate' : 'remind',
        letter,
        letter.state,
        { reminded: level },
        { opinion: `${level}%` },
      );
      reminded++;
    }
    return { reminded };
  });
}
