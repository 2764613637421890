import { type Act, act } from '@plumb/guard/act';
import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import type { House } from '@plumb/guard/house';
import { pendingApproval } from '@plumb/guard/approval/pending-approval';
import type { HitTable } from '@plumb/stores/records/tables/hit';
import type { Updateable } from 'kysely';
import { dueAt } from '../deadline/deadline.ts';
import { recused, tieOf } from '../recusal/recusal.ts';
import type { Acted } from './acted.ts';
import type { HitFacts } from './hit-guard.ts';
import { type HitAct, hitLimit, stepHit } from './hit-machine.ts';
import { isSampled } from './cross-check.ts';
import { expectRevision, writeStep } from './hit-step.ts';
import { type HitRow, hitResource, loadHit, loadTask, type TaskRow } from './load-hit.ts';

export type OnHit = { hit: string; revision: number; reason: string };

export type AtHit = { act: Act; hit: HitRow; task: TaskRow | undefined; facts: HitFacts };

/** What the use case adds to the step: columns of the hit, words for its history, an approval that is now awaited. */
export type Done = {
  set?: Updateable<HitTable>;
  details?: Record<string, unknown>;
  approval?: string;
  /** When the time limit of the (same) state is moved. */
  due_at?: string;
};

/**
 * Every act of a person on one hit: load and lock → authorise → recusal → revision → machine → `work` → save, history, ledger.
 * `adjust` completes the facts with what the input brings, before the machine judges them.
 */
export async function actOnHit(
  house: House,
  caller: Caller,
  name: HitAct,
  input: OnHit,
  work: (at: AtHit) => Promise<Done> | Done,
  adjust: (at: Omit<AtHit, 'facts'>) => Partial<HitFacts> | Promise<Partial<HitFacts>> = () => ({}),
): Promise<Acted> {
  return act(house, caller, `hit:${name}`, async (act) => {
    const hit = await loadHit(act.db, input.hit, true);
    if (!hit) throw unseen({ type: 'hit', id: input.hit });
    const task = await loadTask(act.db, hit.task);
    const pending = await pendingApproval(act.db, { type: 'hit', id: hit.id });
    act.authorise(`hit:${name}`, hitResource(hit, task, pending?.requested_by));
    const tie = await tieOf(act.db, caller, { hits: [hit.id], subject_key: hit.subject_key, unit: hit.unit });
    if (tie) throw recused(tie);
    await expectRevision(act, hit, input.revision);
    const facts = {
      ...(await factsOf(act.db, hit, task, { account: caller.account_id, now: act.now })),
      reason: input.reason,
      proposer: pending?.requested_by ?? null,
      pending: pending !== undefined,
      ...(await adjust({ act, hit, task })),
    };
    const { state, moved } = stepHit(name, hit.state, facts);
    const done = await work({ act, hit, task, facts });
    const limit = hitLimit(state, hit.severity);
    const due = moved ? (limit ? dueAt(act.now, limit) : null) : (done.due_at ?? hit.due_at);
    const saved = await act.db
      .updateTable('hit')
      .set({
        state,
        due_at: due,
        ...(moved ? { state_since: act.now } : {}),
        ...(moved || done.due_at ? { escalated: 0 } : {}),
        ...done.set,
        revision: hit.revision + 1,
        updated_at: act.now,
      })
      .where('id', '=', hit.id)
      .returning(['id', 'no', 'state', 'revision', 'due_at'])
      .executeTakeFirstOrThrow();
    await writeStep(act, hit.id, { act: `hit:${name}`, from: hit.state, to: state, note: input.reason, ...(done.details ? { details: done.details } : {}) });
    act.record({
      object: { type: 'hit', id: hit.id },
      before: { state: hit.state, revision: hit.revision },
      after: { state, revision: saved.revision, ...done.set, ...done.details },
      reason: input.reason,
    });
    act.announce({ topic: 'hit', id: hit.id, unit: hit.unit });
    return { ...saved, approval: done.approval ?? null };
  });
}

type Facts = Omit<HitFacts, 'reason' | 'proposer' | 'pending'>;

/** The facts of a hit that lie in the records, for the guards. */
export async function factsOf(
  db: Act['db'],
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
