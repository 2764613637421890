import type { Caller } from '@plumb/guard/access/caller';
import type { Resource } from '@plumb/guard/access/policy-book';
import { Refusal, unseen } from '@plumb/guard/access/refusal';
import { type Act, act } from '@plumb/guard/act';
import { type ApprovalRow, pendingApproval } from '@plumb/guard/approval/pending-approval';
import type { House } from '@plumb/guard/house';
import type { HitState, HitTable } from '@plumb/stores/records/tables/hit';
import type { Updateable } from 'kysely';
import { dueAt } from '../deadline/deadline.ts';
import { recused, tieOf } from '../recusal/recusal.ts';
import type { Acted } from './acted.ts';
import { factsOf } from './facts-of.ts';
import type { HitFacts } from './hit-guard.ts';
import { decisionActs, type HitAct, hitLimit, stepHit } from './hit-machine.ts';
import { expectRevision, writeStep } from './hit-step.ts';
import { type HitRow, hitResource, loadHit, loadTask, type TaskRow } from './load-hit.ts';

export type OnHit = { hit: string; revision: number; reason: string };

export type AtHit = {
  act: Act;
  hit: HitRow;
  task: TaskRow | undefined;
  facts: HitFacts;
  /** What waits for a decision on this hit. */
  pending: ApprovalRow | undefined;
};

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
    const resource = hitResource(hit, task, pending?.requested_by);
    if (decisionActs.has(name) && pending?.requested_by === caller.account_id) throw ownRequest(act, resource);
    act.authorise(decisionActs.has(name) ? 'hit:decide' : `hit:${name}`, resource);
    const tie = await tieOf(act.db, caller, { hits: [hit.id], subject_key: hit.subject_key, unit: hit.unit });
    if (tie) throw recused(tie, { type: 'hit', id: hit.id });
    await expectRevision(act, hit, input.revision);
    const facts = {
      ...(await factsOf(act.db, hit, task, { account: caller.account_id, now: act.now })),
      reason: input.reason,
      proposer: pending?.requested_by ?? null,
      pending: pending !== undefined,
      ...(await adjust({ act, hit, task, pending })),
    };
    const next = stepHit(name, hit.state, facts);
    const done = await work({ act, hit, task, facts, pending });
    return saveStep(act, name, { hit, ...next, reason: input.reason, done });
  });
}

type Step = { hit: HitRow; state: HitState; moved: boolean; reason: string; done: Done };

/** Writes the step down: the hit's new state and time limit, its history, the ledger; tells who watches. */
export async function saveStep(act: Act, name: HitAct, { hit, state, moved, reason, done }: Step): Promise<Acted> {
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
  await writeStep(act, hit.id, {
    act: `hit:${name}`,
    from: hit.state,
    to: state,
    note: reason,
    ...(done.details ? { details: done.details } : {}),
  });
  act.record({
    object: { type: 'hit', id: hit.id },
    before: { state: hit.state, revision: hit.revision },
    after: { state, revision: saved.revision, ...done.set, ...done.details },
    reason,
  });
  act.announce({ topic: 'hit', id: hit.id, unit: hit.unit });
  return { ...saved, approval: done.approval ?? null };
}

/** Said plainly, and written to the ledger, before the policies would say that the role does not allow it. */
function ownRequest(act: Act, resource: Resource): Refusal {
  act.authorise('hit:see', resource);
  return new Refusal({
    code: 'own-request',
    texts: { zh: '不得审批本人提出的申请', en: 'nobody approves their own request' },
    object: resource,
    action: 'hit:decide',
  });
}
