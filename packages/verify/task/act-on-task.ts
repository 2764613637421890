import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import type { Resource } from '@plumb/guard/access/policy-book';
import { unseen } from '@plumb/guard/access/refusal';
import { type Act, act } from '@plumb/guard/act';
import { type ApprovalRow, pendingApproval } from '@plumb/guard/approval/pending-approval';
import type { House } from '@plumb/guard/house';
import type { TaskState } from '@plumb/stores/records/tables/field-task';
import { type Done, saveStep } from '../hit/act-on-hit.ts';
import type { Acted } from '../hit/acted.ts';
import { factsOf } from '../hit/facts-of.ts';
import type { HitFacts } from '../hit/hit-guard.ts';
import { type HitAct, stepHit } from '../hit/hit-machine.ts';
import { expectRevision } from '../hit/hit-step.ts';
import { type HitRow, loadHit, type TaskRow } from '../hit/load-hit.ts';
import { recused, tieOf } from '../recusal/recusal.ts';

export type OnTask = { task: string; revision: number };
export type AtTask = { act: Act; hit: HitRow; task: TaskRow; pending: ApprovalRow | undefined };

export function taskResource(task: TaskRow, hit: HitRow): Resource {
  return {
    type: 'task',
    id: task.id,
    unit: hit.unit,
    region: hit.region,
    attributes: { state: task.state, executor: task.unit, verifiers: task.verifiers },
  };
}

/** A task with its hit, locked by the hit: whoever changes either waits here. Only the hit's present task is worked on. */
export async function lockTask(act: Act, id: string, action: string): Promise<AtTask> {
  const found = await act.db.selectFrom('field_task').select('hit').where('id', '=', id).executeTakeFirst();
  const hit = found && (await loadHit(act.db, found.hit, true));
  const task = hit && (await act.db.selectFrom('field_task').selectAll().where('id', '=', id).executeTakeFirst());
  if (!hit || !task) throw unseen({ type: 'task', id });
  act.authorise(action, taskResource(task, hit));
  const tie = await tieOf(act.db, act.caller, { hits: [hit.id], subject_key: hit.subject_key, unit: hit.unit });
  if (tie) throw recused(tie, { type: 'task', id });
  if (hit.task !== task.id) throw taskOver(task.state);
  return { act, hit, task, pending: await pendingApproval(act.db, { type: 'hit', id: hit.id }) };
}

/** An act of the field that moves the hit. `revision` is the hit's. */
export async function actOnTask(
  house: House,
  caller: Caller,
  { action, step, input, reason }: { action: string; step: HitAct; input: OnTask; reason: string },
  work: (at: AtTask) => Promise<Done> | Done,
  adjust: (at: AtTask) => Partial<HitFacts> = () => ({}),
): Promise<Acted> {
  return act(house, caller, action, async (act) => {
    const at = await lockTask(act, input.task, action);
    const { hit, task, pending } = at;
    await expectRevision(act, hit, input.revision);
    const facts = {
      ...(await factsOf(act.db, hit, task, { account: caller.account_id, now: act.now })),
      reason,
      proposer: pending?.requested_by ?? null,
      pending: pending !== undefined,
      ...adjust(at),
    };
    const next = stepHit(step, hit.state, facts);
    const done = await work(at);
    act.announce({ topic: 'task', id: task.id, unit: task.unit });
    return saveStep(act, step, { hit, ...next, reason, done });
  });
}

/** A finding or a file is added while the field is at work. */
export function expectAtWork(task: TaskRow): void {
  if (task.state !== 'accepted' && task.state !== 'returned') throw taskOver(task.state);
}

const titles: Record<TaskState, { zh: string; en: string }> = {
  sent: { zh: '待签收', en: 'not yet accepted' },
  accepted: { zh: '核实中', en: 'being verified' },
  fed_back: { zh: '已反馈', en: 'fed back' },
  returned: { zh: '退回补充核实', en: 'returned for more' },
  done: { zh: '已办结', en: 'done' },
  recalled: { zh: '已撤回', en: 'recalled' },
};

function taskOver(state: TaskState): PlumbError {
  return new PlumbError({
    code: 'wrong-state',
    texts: {
      zh: `任务现为“${titles[state].zh}”,只有“${titles.accepted.zh}”或“${titles.returned.zh}”的任务可以填报`,
      en: `the task is ${titles[state].en}; only one that is ${titles.accepted.en} or ${titles.returned.en} takes findings and files`,
    },
    exit: 1,
  });
}
