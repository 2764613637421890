import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { Refusal } from '@plumb/guard/access/refusal';
import { type Act, act } from '@plumb/guard/act';
import { decideApproval } from '@plumb/guard/approval/decide-approval';
import { pendingApproval } from '@plumb/guard/approval/pending-approval';
import { requestApproval } from '@plumb/guard/approval/request-approval';
import type { House } from '@plumb/guard/house';
import { sql } from 'kysely';
import { clueFromHits } from '../clue/clue-from-hits.ts';
import { changedMeanwhile } from '../conflict.ts';
import { saveStep } from '../hit/act-on-hit.ts';
import type { Acted } from '../hit/acted.ts';
import { factsOf } from '../hit/facts-of.ts';
import type { HitAct } from '../hit/hit-machine.ts';
import { stepHit } from '../hit/hit-machine.ts';
import { type HitRow, loadTask } from '../hit/load-hit.ts';
import { recused } from '../recusal/recusal.ts';
import { tiedHits } from '../recusal/tied-hits.ts';
import { answer, type CandidateRow, candidateResource, lockCandidate } from './make-candidate.ts';

export type PromoteCandidate = { candidate: string; revision: number; reason: string; summary: string };

/** The director proposes one clue of all its hits: each has to be verified and under review. Approved by somebody else. */
export async function promoteCandidate(house: House, caller: Caller, input: PromoteCandidate): Promise<Acted> {
  return act(house, caller, 'candidate:to-clue', async (act) => {
    const candidate = await lockCandidate(act, input.candidate, 'candidate:to-clue', input.revision);
    const members = await membersOf(act, candidate);
    await stepAll(act, members, 'to-clue', input.reason, null);
    const verifiers = await verifiersOf(act, members);
    const { id } = await requestApproval(act, {
      kind: 'clue_promotion',
      object: { type: 'candidate', id: candidate.id, unit: candidate.unit, region: candidate.region },
      purpose: '转问题线索',
      reason: input.reason,
      details: { summary: input.summary },
      prepared_by: verifiers,
    });
    return { ...answer(await touch(act, candidate, {})), approval: id };
  });
}

export type DecideCandidate = {
  candidate: string;
  revision: number;
  approval: string;
  decision: 'approve' | 'refuse';
  reason: string;
};

/** The case management office decides; approved, its hits become one clue, each with its own evidence. */
export async function decideCandidate(house: House, caller: Caller, input: DecideCandidate): Promise<Acted> {
  return act(house, caller, 'candidate:decide', async (act) => {
    const pending = await pendingApproval(act.db, { type: 'candidate', id: input.candidate });
    const candidate = await lockCandidate(act, input.candidate, 'candidate:see', input.revision);
    const resource = candidateResource(candidate, pending?.requested_by);
    if (pending?.requested_by === caller.account_id)
      throw new Refusal({
        code: 'own-request',
        texts: { zh: '不得审批本人提出的申请', en: 'nobody approves their own request' },
        object: resource,
        action: 'candidate:decide',
      });
    act.authorise('candidate:decide', resource);
    if (pending?.id !== input.approval) throw changedMeanwhile('—', candidate.made_at);
    const members = await membersOf(act, candidate);
    await decideApproval(act, { approval: pending.id, decision: input.decision, note: input.reason });
    if (input.decision === 'refuse') {
      await stepAll(act, members, 'refuse-clue', input.reason, pending.requested_by);
      return answer(await touch(act, candidate, {}));
    }
    const summary = String(pending.details['summary'] ?? candidate.note);
    const clue = await clueFromHits(act, members, { summary, facts: pending.reason, candidate: candidate.id });
    await stepAll(act, members, 'approve-clue', input.reason, pending.requested_by, clue.id);
    return answer(await touch(act, candidate, { state: 'promoted', clue: clue.id }));
  });
}

async function membersOf(act: Act, candidate: CandidateRow): Promise<HitRow[]> {
  const members = await act.db
    .selectFrom('hit')
    .selectAll()
    .where('candidate', '=', candidate.id)
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const [id, tie] of await tiedHits(act.db, act.caller, members)) throw recused(tie, { type: 'hit', id });
  return members;
}

/** Moves every hit, or none: the first that is not ready says why, by its number. */
async function stepAll(
  act: Act,
  members: readonly HitRow[],
  name: HitAct,
  reason: string,
  proposer: string | null,
  clue?: string,
): Promise<void> {
  for (const hit of members) {
    const task = await loadTask(act.db, hit.task);
    const facts = {
      ...(await factsOf(act.db, hit, task, { account: act.caller.account_id, now: act.now })),
      reason,
      proposer,
      pending: false,
    };
    const next = stepOrName(name, hit, facts);
    await saveStep(act, name, {
      hit,
      ...next,
      reason,
      done: clue ? { set: { label: 'tp', clue, assigned_to: null, due_at: null } } : {},
    });
  }
}

function stepOrName(name: HitAct, hit: HitRow, facts: Parameters<typeof stepHit>[2]) {
  try {
    return stepHit(name, hit.state, facts);
  } catch (error) {
    if (!(error instanceof PlumbError)) throw error;
    const { zh, en } = error.texts;
    throw new PlumbError({
      code: error.code,
      exit: 1,
      where: hit.id,
      texts: { zh: `疑点 ${hit.no}:${zh}`, en: `hit ${hit.no}: ${en}` },
    });
  }
}

async function verifiersOf(act: Act, members: readonly HitRow[]): Promise<string[]> {
  const tasks = await act.db
    .selectFrom('field_task')
    .select('verifiers')
    .where(sql<boolean>`id = ANY (${members.flatMap(({ task }) => (task ? [task] : []))}::uuid[])`)
    .execute();
  return [...new Set(tasks.flatMap(({ verifiers }) => verifiers))];
}

async function touch(
  act: Act,
  candidate: CandidateRow,
  set: { state?: 'promoted'; clue?: string },
): Promise<CandidateRow> {
  const row = await act.db
    .updateTable('clue_candidate')
    .set({ ...set, revision: candidate.revision + 1 })
    .where('id', '=', candidate.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  act.record({ object: { type: 'candidate', id: row.id }, before: candidate, after: row });
  return row;
}
