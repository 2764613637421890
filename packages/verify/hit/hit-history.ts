import type { Db } from '@plumb/stores/records/open-records';
import type { HistoryStep } from './hit-view.ts';

/** What happened to a hit, by runs and by people, the oldest first. */
export async function historyOf(db: Db, hit: string): Promise<HistoryStep[]> {
  const runs = await db
    .selectFrom('hit_version')
    .innerJoin('run', 'run.id', 'hit_version.run')
    .select(['hit_version.at', 'hit_version.change', 'run.requested_by', 'run.no', 'run.reason'])
    .where('hit', '=', hit)
    .orderBy('hit_version.no')
    .execute();
  const steps = await db.selectFrom('hit_step').selectAll().where('hit', '=', hit).orderBy('id').execute();
  const all: HistoryStep[] = [
    ...runs.map((one) => ({
      at: one.at,
      act: one.change,
      actor: one.requested_by,
      actor_name: `#${one.no}`,
      from: null,
      to: null,
      note: one.reason,
    })),
    ...steps.map((one) => ({
      at: one.at,
      act: one.act,
      actor: one.actor,
      actor_name: one.actor_name,
      from: one.from_state,
      to: one.to_state,
      note: one.note,
    })),
  ];
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
