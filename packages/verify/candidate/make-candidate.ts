import { randomUUID } from 'node:crypto';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import type { Resource } from '@plumb/guard/access/policy-book';
import { unseen } from '@plumb/guard/access/refusal';
import { type Act, act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { ClueCandidateTable } from '@plumb/stores/records/tables/clue';
import { type Selectable, sql } from 'kysely';
import { changedMeanwhile } from '../conflict.ts';
import type { Acted } from '../hit/acted.ts';
import { writeStep } from '../hit/hit-step.ts';
import { type HitRow, hitResource, loadHit, loadTask } from '../hit/load-hit.ts';
import { recused } from '../recusal/recusal.ts';
import { tiedHits } from '../recusal/tied-hits.ts';

export type CandidateRow = Selectable<ClueCandidateTable>;

export function candidateResource({ id, unit, region, state }: CandidateRow, requestedBy?: string): Resource {
  return { type: 'candidate', id, unit, region, attributes: { state, requested_by: requestedBy } };
}

/** Hits of several models on one subject, weighed together from now on. One open candidate a subject: more hits join it. */
export async function makeCandidate(
  house: House,
  caller: Caller,
  input: { hits: string[]; note: string },
): Promise<Acted> {
  return act(house, caller, 'candidate:make', async (act) => {
    const hits = await membersOf(act, [...new Set(input.hits)].sort());
    const [first] = hits;
    if (!first || hits.length < 2) throw notOne('须选择两条以上疑点', 'choose two hits or more');
    if (hits.some((hit) => hit.subject_type !== first.subject_type || hit.subject_key !== first.subject_key))
      throw notOne('所选疑点不是同一对象', 'the hits are not about one subject');
    for (const hit of hits)
      if (hit.candidate || hit.clue || hit.withdrawn_at || hit.state === 'H92' || hit.state === 'H11')
        throw notOne(`疑点 ${hit.no} 已归并、撤回或办结`, `hit ${hit.no} is merged, withdrawn or closed already`);
    const candidate = await openCandidate(act, first, input.note);
    act.authorise('candidate:make', candidateResource(candidate));
    await join(act, hits, candidate.id, input.note);
    act.record({
      object: { type: 'candidate', id: candidate.id },
      after: { hits: hits.map(({ id }) => id) },
      reason: input.note,
    });
    return answer(candidate);
  });
}

async function membersOf(act: Act, ids: string[]): Promise<HitRow[]> {
  const hits: HitRow[] = [];
  for (const id of ids) {
    const hit = await loadHit(act.db, id, true);
    if (!hit) throw unseen({ type: 'hit', id });
    act.authorise('hit:merge', hitResource(hit, await loadTask(act.db, hit.task)));
    hits.push(hit);
  }
  const tied = await tiedHits(act.db, act.caller, hits);
  for (const [id, tie] of tied) throw recused(tie, { type: 'hit', id });
  return hits;
}

async function openCandidate(act: Act, hit: HitRow, note: string): Promise<CandidateRow> {
  const open = await act.db
    .selectFrom('clue_candidate')
    .selectAll()
    .where('subject_type', '=', hit.subject_type)
    .where('subject_key', '=', hit.subject_key)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst();
  if (open)
    return act.db
      .updateTable('clue_candidate')
      .set({ revision: open.revision + 1 })
      .where('id', '=', open.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  return act.db
    .insertInto('clue_candidate')
    .values({
      id: randomUUID(),
      subject_type: hit.subject_type,
      subject_key: hit.subject_key,
      subject_shown: hit.subject_shown,
      unit: hit.unit,
      region: hit.region,
      note,
      made_by: act.caller.account_id,
      made_at: act.now,
      clue: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function join(act: Act, hits: readonly HitRow[], candidate: string | null, note: string): Promise<void> {
  await act.db
    .updateTable('hit')
    .set((eb) => ({ candidate, revision: eb('revision', '+', 1), updated_at: act.now }))
    .where(sql<boolean>`id = ANY (${hits.map(({ id }) => id)}::uuid[])`)
    .execute();
  for (const hit of hits) {
    await writeStep(act, hit.id, { act: candidate ? 'hit:merge' : 'hit:split', from: hit.state, to: hit.state, note });
    act.record({
      object: { type: 'hit', id: hit.id },
      before: { candidate: hit.candidate },
      after: { candidate },
      reason: note,
    });
    act.announce({ topic: 'hit', id: hit.id, unit: hit.unit });
  }
}

export async function lockCandidate(act: Act, id: string, action: string, revision: number): Promise<CandidateRow> {
  const candidate = await act.db
    .selectFrom('clue_candidate')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!candidate) throw unseen({ type: 'candidate', id });
  act.authorise(action, candidateResource(candidate));
  if (candidate.revision !== revision) throw changedMeanwhile('—', candidate.made_at);
  if (candidate.state !== 'open')
    throw new PlumbError({
      code: 'wrong-state',
      texts: {
        zh: '该线索候选已拆分或已转线索,只有“待处理”的可以办理',
        en: 'the candidate was split or promoted; only an open one allows this',
      },
      exit: 1,
    });
  return candidate;
}

export const answer = (row: CandidateRow): Acted => ({
  id: row.id,
  no: row.no,
  state: row.state,
  revision: row.revision,
  due_at: null,
  approval: null,
});

function notOne(zh: string, en: string): PlumbError {
  return new PlumbError({ code: 'not-one-subject', where: 'hits', texts: { zh, en } });
}
