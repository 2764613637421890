import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { escalationOf } from '@plumb/verify/deadline/deadline';
import { addStep, factsOf, stepAndSave } from './rectification-record.ts';

/** Moves what is overdue to R80 and tells of every limit used up by 80, 100 or 120 %, once each. Answers how many. */
export async function remindRectifications(
  house: House,
  caller: Caller,
): Promise<{ reminded: number; overdue: number }> {
  return act(house, caller, 'rectification:remind', async (act) => {
    act.authorise('rectification:remind', theHouse);
    const open = await act.db
      .selectFrom('rectification')
      .selectAll()
      .where('state', 'in', ['R20', 'R30', 'R80', 'R60', 'R70'])
      .where('due_at', 'is not', null)
      .orderBy('no')
      .forUpdate()
      .execute();
    const counts = { reminded: 0, overdue: 0 };
    for (const row of open) {
      const level = escalationOf(row.since ?? row.created_at, row.due_at, act.now);
      if (level <= row.reminded) continue;
      counts.reminded++;
      if (level >= 100 && (row.state === 'R20' || row.state === 'R30')) {
        counts.overdue++;
        const facts = await factsOf(act, row);
        await stepAndSave(act, 'overdue', { row, facts }, { reminded: level }, `${level}%`);
        continue;
      }
      await act.db.updateTable('rectification').set({ reminded: level }).where('id', '=', row.id).execute();
      await addStep(act, level === 120 ? 'escalate' : 'remind', row, row.state, `${level}%`);
      act.record({ object: { type: 'rectification', id: row.id }, after: { reminded: level } });
      act.announce({ topic: 'rectification', id: row.id, unit: row.unit });
    }
    return counts;
  });
}
