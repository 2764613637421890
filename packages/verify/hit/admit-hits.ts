import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { sql } from 'kysely';
import { dueAt } from '../deadline/deadline.ts';
import { hitLimit } from './hit-machine.ts';

/** After a run: what it found waits in triage from the day it was found, or set free of another, with its time limit. Answers how many were admitted. */
export async function admitHits(house: House, caller: Caller): Promise<{ admitted: number }> {
  return act(house, caller, 'hit:admit', async (act) => {
    act.authorise('hit:admit', theHouse);
    const days = await act.db
      .selectFrom('hit')
      .select(['severity', sql<string>`updated_at::date`.as('day')])
      .where('due_at', 'is', null)
      .where('state', 'in', ['H10', 'H20'])
      .groupBy(['severity', 'day'])
      .execute();
    let admitted = 0;
    for (const { severity, day } of days) {
      const limit = hitLimit('H20', severity);
      const moved = await act.db
        .updateTable('hit')
        .set({ state: 'H20', state_since: sql`updated_at`, due_at: limit && dueAt(`${day} 00:00:00`, limit) })
        .where('due_at', 'is', null)
        .where('state', 'in', ['H10', 'H20'])
        .where('severity', '=', severity)
        .where(sql<boolean>`updated_at::date = ${day}`)
        .executeTakeFirst();
      admitted += Number(moved.numUpdatedRows);
    }
    if (admitted > 0) act.record({ object: { type: 'hit', id: 'bulk' }, after: { admitted } });
    return { admitted };
  });
}
