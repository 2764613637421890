import type { Db } from '@plumb/stores/records/open-records';
import { isSampled } from './cross-check.ts';
import type { HitFacts } from './hit-guard.ts';
import type { HitRow, TaskRow } from './load-hit.ts';

type Facts = Omit<HitFacts, 'reason' | 'proposer' | 'pending'>;

/** The facts of a hit that lie in the records, for the guards. */
export async function factsOf(
  db: Db,
  hit: HitRow,
  task: TaskRow | undefined,
  by: { account: string; now: string },
): Promise<Facts> {
  const count = async (table: 'task_finding' | 'task_file') =>
    task
      ? (
          await db
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<number>().as('n'))
            .where('task', '=', task.id)
            .executeTakeFirstOrThrow()
        ).n
      : 0;
  return {
    actor: by.account,
    verdict: hit.verdict,
    verifiers: task?.verifiers ?? [],
    questions: task?.checklist.length ?? 0,
    answered: await count('task_finding'),
    attachments: await count('task_file'),
    sampled: isSampled(hit.id),
    cross_checked_by: hit.cross_checked_by,
    extended: hit.extended,
    overdue: hit.due_at !== null && by.now > hit.due_at,
    supported: hit.withdrawn_at === null,
  };
}
