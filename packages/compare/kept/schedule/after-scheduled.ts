import type { Db } from '@plumb/stores/records/open-records';
import type { RunTable } from '@plumb/stores/records/tables/run';
import type { Selectable } from 'kysely';

/** What a scheduled run leaves with its schedule: a good one clears what failed before it, a failed one is remembered. */
export async function afterScheduled(db: Db, run: Selectable<RunTable>, now: string): Promise<void> {
  if (run.purpose !== 'schedule') return;
  const models = run.models.map(({ model }) => model);
  const update = db.updateTable('model_schedule').where('model', 'in', models);
  if (run.state === 'done') await update.set({ last_run: run.id, last_done: now, failed_since: null }).execute();
  else
    await update
      .set(({ fn, val }) => ({ last_run: run.id, failed_since: fn.coalesce('failed_since', val(run.requested_at)) }))
      .execute();
}
