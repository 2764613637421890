import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { ModelScheduleTable } from '@plumb/stores/records/tables/model-schedule';
import { latestDue, parseCron } from './cron.ts';

export type ShownSchedule = Omit<ModelScheduleTable, 'changed_by'> & {
  /** The last time that passed without a good run; null: none. */
  missed_at: string | null;
};

/** Every model's schedule, with the times that were missed. */
export async function listSchedules(house: House, caller: Caller): Promise<ShownSchedule[]> {
  return act(house, caller, 'model:list', async ({ db, now, authorise }) => {
    authorise('model:list', theHouse);
    const rows = await db.selectFrom('model_schedule').selectAll().orderBy('model').execute();
    return rows.map(({ changed_by: _, ...one }) => ({ ...one, missed_at: missedAt(one, now) }));
  });
}

/** Half an hour is given for the run itself. */
const graceMinutes = 30;

function missedAt(
  { cron, enabled, since, last_done }: Omit<ModelScheduleTable, 'changed_by'>,
  now: string,
): string | null {
  if (!enabled) return null;
  const at = new Date(Date.parse(`${now.replace(' ', 'T')}Z`) - graceMinutes * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');
  const due = latestDue(parseCron(cron), at);
  if (due === undefined || due < since || (last_done !== null && last_done >= due)) return null;
  return due;
}
