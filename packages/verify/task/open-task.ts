import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import { pendingApproval } from '@plumb/guard/approval/pending-approval';
import type { House } from '@plumb/guard/house';
import { namesOf } from '../account-named.ts';
import { evidenceView } from '../hit/evidence-view.ts';
import { factsOf } from '../hit/facts-of.ts';
import { hitRefusal } from '../hit/hit-machine.ts';
import { loadHit } from '../hit/load-hit.ts';
import { contractsOf, modelOf } from '../model-of.ts';
import { tieOf, tieTexts } from '../recusal/recusal.ts';
import { taskResource } from './act-on-task.ts';
import { attachmentView } from './attach-file.ts';
import { taskItem, tasks } from './list-tasks.ts';
import type { TaskView } from './task-view.ts';

/** One task with its masked evidence, its checklist and what was found so far. Leaves a trace. */
export async function openTask(house: House, caller: Caller, id: string): Promise<TaskView> {
  return act(house, caller, 'task:open', async (act) => {
    const row = await tasks(act.db).where('task.id', '=', id).executeTakeFirst();
    const hit = row && (await loadHit(act.db, row.hit));
    if (!row || !hit) throw unseen({ type: 'task', id });
    act.authorise('task:open', taskResource(row, hit));
    act.record({ object: { type: 'task', id } });
    const version = await act.db
      .selectFrom('hit_version')
      .select('evidence')
      .where('hit', '=', hit.id)
      .where('no', '=', row.hit_version)
      .executeTakeFirst();
    const findings = await act.db.selectFrom('task_finding').selectAll().where('task', '=', id).execute();
    const files = await act.db
      .selectFrom('task_file')
      .selectAll()
      .where('task', '=', id)
      .orderBy('at')
      .orderBy('id')
      .execute();
    const steps = await act.db
      .selectFrom('hit_step')
      .selectAll()
      .where('hit', '=', hit.id)
      .where('at', '>=', row.sent_at)
      .orderBy('id')
      .execute();
    const pending = await pendingApproval(act.db, { type: 'hit', id: hit.id });
    const model = modelOf(house, hit.model);
    const names = await namesOf(act.db, row.verifiers);
    const facts = {
      ...(await factsOf(act.db, hit, row, { account: caller.account_id, now: act.now })),
      reason: '(given with the act)',
      proposer: pending?.requested_by ?? null,
      pending: pending !== undefined,
    };
    const tie = await tieOf(act.db, caller, { hits: [hit.id], subject_key: hit.subject_key, unit: hit.unit });
    const steps_of = (
      [
        ['task:accept', 'accept', { verifiers: [caller.account_id, '—'] }],
        // The verdict is chosen in the form: it is not what is missing now.
        ['task:feedback', 'feedback', { verdict: 'true' as const }],
        ['task:extension', 'extend', {}],
        ['task:return', 'return', {}],
      ] as const
    ).filter(([action]) => house.policies.decide(caller, action, taskResource(row, hit)) === 'allow');
    return {
      ...taskItem(house, row, names, act.now),
      reason: hit.reason_shown,
      question: model?.question ?? { zh: '', en: '' },
      note: row.note,
      innocent: model?.innocent ?? [],
      checklist: row.checklist.map(({ id: question, text }) => {
        const found = findings.find((one) => one.question === question);
        return {
          id: question,
          text,
          finding: found?.finding ?? null,
          note: found?.note ?? null,
          by: found?.by ?? null,
          by_name: found?.by_name ?? null,
          at: found?.at ?? null,
        };
      }),
      evidence: evidenceView(contractsOf(house), version?.evidence ?? [], false),
      files: files.map(attachmentView),
      feedback:
        row.verdict && row.fed_back_by && row.fed_back_at
          ? {
              verdict: row.verdict,
              facts: row.facts ?? '',
              amount: row.amount,
              responsible: row.responsible,
              by: row.fed_back_by,
              at: row.fed_back_at,
            }
          : null,
      returned_because: row.returned_because,
      history: steps.map((one) => ({
        at: one.at,
        act: one.act,
        actor: one.actor,
        actor_name: one.actor_name,
        from: one.from_state,
        to: one.to_state,
        note: one.note,
      })),
      acts: steps_of
        .map(([action, step, brought]) => ({ action, refusal: hitRefusal(step, hit.state, { ...facts, ...brought }) }))
        .filter(({ refusal }) => refusal?.code !== 'wrong-state' && row.present === row.id)
        .map(({ action, refusal }) => {
          const why = tie ? tieTexts[tie] : (refusal?.texts ?? null);
          return { act: action, allowed: why === null, why_not: why };
        }),
    };
  });
}
