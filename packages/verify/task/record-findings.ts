import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { Refusal } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { Finding } from '@plumb/stores/records/tables/field-task';
import { hitGuards } from '../hit/hit-guard.ts';
import type { TaskRow } from '../hit/load-hit.ts';
import { expectAtWork, lockTask } from './act-on-task.ts';

export type RecordFindings = {
  task: string;
  /** `at`: the phone's clock when it was found. A phone without a net sends it later; what was found last counts. */
  findings: { question: string; finding: Finding; note?: string | undefined; at: string }[];
};

/** Findings of the checklist, as often as they are sent. Answers how many are answered now. */
export async function recordFindings(
  house: House,
  caller: Caller,
  input: RecordFindings,
): Promise<{ answered: number; questions: number }> {
  return act(house, caller, 'task:findings', async (act) => {
    const { task } = await lockTask(act, input.task, 'task:findings');
    expectAtWork(task);
    expectVerifier(task, caller);
    for (const { question } of input.findings)
      if (!task.checklist.some((one) => one.id === question))
        throw new PlumbError({
          code: 'no-question',
          where: question,
          texts: { zh: `清单中没有该项(${question})`, en: `the checklist has no such item (${question})` },
        });
    for (const { question, finding, note, at } of input.findings)
      await act.db
        .insertInto('task_finding')
        .values({
          task: task.id,
          question,
          finding,
          note: note ?? null,
          by: caller.account_id,
          by_name: caller.name,
          at: notLater(at, act.now),
          received_at: act.now,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['task', 'question'])
            .doUpdateSet((eb) => ({
              finding: eb.ref('excluded.finding'),
              note: eb.ref('excluded.note'),
              by: eb.ref('excluded.by'),
              by_name: eb.ref('excluded.by_name'),
              at: eb.ref('excluded.at'),
              received_at: eb.ref('excluded.received_at'),
            }))
            .where((eb) => eb('excluded.at', '>=', eb.ref('task_finding.at'))),
        )
        .execute();
    const { answered } = await act.db
      .selectFrom('task_finding')
      .select((eb) => eb.fn.countAll<number>().as('answered'))
      .where('task', '=', task.id)
      .executeTakeFirstOrThrow();
    act.record({ object: { type: 'task', id: task.id }, after: input.findings });
    act.announce({ topic: 'task', id: task.id, unit: task.unit });
    return { answered, questions: task.checklist.length };
  });
}

export function expectVerifier(task: TaskRow, caller: Caller): void {
  if (task.verifiers.includes(caller.account_id)) return;
  throw new Refusal({
    code: 'not-allowed',
    texts: hitGuards['is verifier'].why,
    object: { type: 'task', id: task.id },
  });
}

/** A phone whose clock runs ahead must not win for ever. Moments are texts. */
const notLater = (at: string, now: string): string => (at.localeCompare(now) > 0 ? now : at);
