import { randomUUID } from 'node:crypto';
import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { type Decision, theHouse } from '@plumb/guard/access/policy-book';
import { type Act, act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { HitState, Severity } from '@plumb/stores/records/tables/hit';
import { sql } from 'kysely';
import { z } from 'zod';
import { accountNamed } from '../account-named.ts';
import { dueAt } from '../deadline/deadline.ts';
import { recused, tieTexts } from '../recusal/recusal.ts';
import { tiedHits } from '../recusal/tied-hits.ts';
import { outOfTheirSight } from './assign-hit.ts';
import { checklistOf } from './dispatch-hit.ts';
import { canVerify, groupVerifiers, noVerifiers } from './group-verifiers.ts';
import { type HitFilter, hitFilterSchema } from './hit-filter.ts';
import { type HitAct, hitAct, hitLimit, hitRefusal } from './hit-machine.ts';
import { hitWhere, placeIn, visibleHits } from './hit-where.ts';
import type { HitRow } from './load-hit.ts';

export const triageLimit = 10_000;

const decisionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('assign'), account: z.string().min(1) }),
  z.object({ do: z.literal('dispatch'), unit: z.string().min(1), note: z.string().max(2000).optional() }),
  z.object({
    do: z.literal('need-data'),
    dataset: z.string().min(1),
    department: z.string().min(1),
    what: z.string().min(2).max(2000),
  }),
  z.object({
    do: z.literal('reject'),
    dataset: z.string().min(1),
    department: z.string().min(1),
    problem: z.string().min(2).max(2000),
  }),
]);
export type TriageDecision = z.infer<typeof decisionSchema>;

export const triageSchema = z.object({
  ids: z.array(z.uuid()).min(1).max(triageLimit).optional(),
  filter: hitFilterSchema.optional(),
  decision: decisionSchema,
  reason: z.string().trim().min(2).max(2000),
});
export type TriageHits = z.infer<typeof triageSchema>;

export type TriageResult = {
  done: number;
  refused: { id: string; no: number | null; code: string; message: Localised }[];
};

/**
 * One decision over many hits in one act: set by set, one history and one ledger line each. What cannot be done is listed with
 * its reason, the rest goes on. An exemption is proposed one by one: each is approved on its own.
 */
export async function triageHits(house: House, caller: Caller, input: TriageHits): Promise<TriageResult> {
  return act(house, caller, `hit:${input.decision.do}`, async (act) => {
    act.authorise('hit:triage', theHouse);
    if ((input.ids === undefined) === (input.filter === undefined)) throw eitherOr();
    const { decision, reason } = input;
    const name: HitAct = decision.do;
    const hits = await chosenHits(act, input);
    const refused: TriageResult['refused'] = [];
    const refuse = (hit: Pick<HitRow, 'id' | 'no'>, code: string, message: Localised) =>
      refused.push({ id: hit.id, no: hit.no, code, message });
    const target =
      decision.do === 'assign'
        ? await accountNamed(act.db, decision.account, ['conduct_analyst', 'conduct_director'])
        : undefined;
    const tied = await tiedHits(act.db, caller, hits);
    const given = target && { tied: await tiedHits(act.db, target, hits), seen: await seenBy(act, target, hits) };
    const waiting = await withPending(act, hits);
    const sentTo = decision.do === 'dispatch' ? decision.unit : undefined;
    const group = sentTo === undefined ? undefined : await groupVerifiers(act.db, sentTo);
    const decided = decisionsByState(house, caller, `hit:${name}`);
    const able: HitRow[] = [];
    for (const hit of hits) {
      const tie = tied.get(hit.id) ?? (sentTo !== undefined && sentTo === hit.unit ? 'same unit' : undefined);
      const theirTie = given?.tied.get(hit.id);
      const refusal = hitRefusal(name, hit.state, bulkFacts(caller, reason, hit, waiting.has(hit.id)));
      if (decided(hit.state) !== 'allow') refuse(hit, 'not-allowed', roleDoesNotAllow);
      else if (tie) refuse(hit, 'recused', tieTexts[tie]);
      else if (theirTie) refuse(hit, 'recused', recused(theirTie, { type: 'hit', id: hit.id }, target?.name).texts);
      else if (given && !given.seen.has(hit.id)) refuse(hit, 'no-account', outOfTheirSight);
      else if (refusal) refuse(hit, refusal.code, refusal.texts);
      else if (group && !canVerify(group, hit)) refuse(hit, 'no-verifiers', noVerifiers(sentTo as string).texts);
      else able.push(hit);
    }
    const found = new Set(hits.map(({ id }) => id));
    for (const id of input.ids ?? [])
      if (!found.has(id))
        refused.push({ id, no: null, code: 'not-found', message: { zh: '没有找到', en: 'not found' } });
    if (able.length > 0) await carryOut(act, name, able, input);
    // Ids outside the caller's sight leave a trace, as each alone would.
    const unseen = refused.filter(({ code }) => code === 'not-found').length;
    if (unseen > 0) act.record({ object: { type: 'hit', id: 'bulk' }, reason: `${unseen} not found` });
    return { done: able.length, refused };
  });
}

function eitherOr(): PlumbError {
  return new PlumbError({
    code: 'bad-input',
    where: 'ids',
    texts: { zh: '请给出疑点编号或筛选条件,二者择一', en: 'give either ids or a filter' },
  });
}

async function chosenHits(act: Act, { ids, filter }: TriageHits): Promise<HitRow[]> {
  const { db, house, caller, now } = act;
  const query = db.selectFrom('hit').selectAll();
  if (ids)
    return query
      .where(sql<boolean>`id = ANY (${[...new Set(ids)]}::uuid[])`)
      .where(visibleHits(house, caller))
      .orderBy('id')
      .forUpdate()
      .execute();
  const found = await query
    .where(visibleHits(house, caller))
    .where(hitWhere(filter as HitFilter, caller, now))
    .orderBy('id')
    .limit(triageLimit + 1)
    .forUpdate()
    .execute();
  if (found.length > triageLimit)
    throw new PlumbError({
      code: 'too-many',
      where: 'filter',
      texts: {
        zh: `一次最多处理 ${triageLimit} 条,请缩小筛选范围`,
        en: `at most ${triageLimit} at a time: narrow the filter`,
      },
      exit: 1,
    });
  return found;
}

const roleDoesNotAllow = { zh: '您的岗位无权进行此操作', en: 'your role does not allow this' };

/** All of them are in sight already, so that the policies need not be asked about the place of each, only about each state. */
function decisionsByState(house: House, caller: Caller, action: string): (state: HitState) => Decision {
  const known = new Map<HitState, Decision>();
  return (state) => {
    const decision =
      known.get(state) ?? house.policies.decide(caller, action, { ...placeIn(caller), attributes: { state } });
    known.set(state, decision);
    return decision;
  };
}

/** Which of them another person sees. */
async function seenBy(act: Act, person: Caller, hits: readonly HitRow[]): Promise<Set<string>> {
  const rows = await act.db
    .selectFrom('hit')
    .select('id')
    .where(sql<boolean>`id = ANY (${hits.map(({ id }) => id)}::uuid[])`)
    .where(visibleHits(act.house, person))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Bulk acts start in triage: what the guards ask of verifiers and verdicts does not come up. */
function bulkFacts(caller: Caller, reason: string, hit: HitRow, pending: boolean) {
  return {
    actor: caller.account_id,
    reason,
    verdict: hit.verdict,
    verifiers: [],
    questions: 0,
    answered: 0,
    attachments: 0,
    proposer: null,
    sampled: false,
    cross_checked_by: hit.cross_checked_by,
    extended: hit.extended,
    overdue: false,
    supported: hit.withdrawn_at === null,
    pending,
  };
}

async function withPending(act: Act, hits: readonly HitRow[]): Promise<Set<string>> {
  const rows = await act.db
    .selectFrom('approval')
    .select('object_id')
    .where('object_type', '=', 'hit')
    .where('state', '=', 'requested')
    .where(sql<boolean>`object_id = ANY (${hits.map(({ id }) => id)}::text[])`)
    .execute();
  return new Set(rows.map(({ object_id }) => object_id));
}

async function carryOut(
  act: Act,
  name: HitAct,
  hits: readonly HitRow[],
  { decision, reason }: TriageHits,
): Promise<void> {
  const { to } = hitAct(name);
  const ids = hits.map(({ id }) => id);
  const tasks =
    decision.do === 'dispatch'
      ? await sendTasks(act, hits, decision.unit, decision.note ?? '')
      : hits.map(({ task }) => task);
  if (decision.do === 'need-data' || decision.do === 'reject') await writeSlips(act, ids, decision);
  const due = (severity: Severity) => {
    const limit = to === 'same' ? null : hitLimit(to, severity);
    return limit ? dueAt(act.now, limit) : null;
  };
  const moved =
    to === 'same'
      ? sql``
      : sql`state = ${to}, state_since = ${act.now}::timestamp, escalated = 0,
    due_at = (CASE severity WHEN 'high' THEN ${due('high')} WHEN 'medium' THEN ${due('medium')} ELSE ${due('low')} END)::timestamp,`;
  const brought =
    decision.do === 'assign'
      ? sql`assigned_to = ${decision.account},`
      : decision.do === 'reject'
        ? sql`label = 'fp',`
        : sql``;
  await sql`UPDATE hit SET ${moved} ${brought} task = chosen.task, revision = revision + 1, updated_at = ${act.now}::timestamp
    FROM unnest(${ids}::uuid[], ${tasks}::uuid[]) AS chosen (id, task) WHERE hit.id = chosen.id`.execute(act.db);
  await sql`INSERT INTO hit_step (hit, at, act, actor, actor_name, from_state, to_state, note, details)
    SELECT step.id, ${act.now}, ${`hit:${name}`}, ${act.caller.account_id}, ${act.caller.name}, step.state, ${to === 'same' ? sql`step.state` : to}, ${reason}, ${JSON.stringify({ bulk: hits.length })}::jsonb
    FROM unnest(${ids}::uuid[], ${hits.map(({ state }) => state)}::text[]) AS step (id, state)`.execute(act.db);
  for (const hit of hits)
    act.record({
      object: { type: 'hit', id: hit.id },
      before: { state: hit.state, revision: hit.revision },
      after: { state: to === 'same' ? hit.state : to, revision: hit.revision + 1, decision },
      reason,
    });
  act.announce({ topic: 'hit', id: 'bulk', unit: null });
}

/** A task for each, with its model's questions; answers their ids in the same order. */
async function sendTasks(act: Act, hits: readonly HitRow[], unit: string, note: string): Promise<string[]> {
  const models = [...new Set(hits.map(({ model }) => model))];
  const checklists = models.map((model) => JSON.stringify(checklistOf(act.house, model)));
  const tasks = hits.map(() => randomUUID());
  await sql`INSERT INTO field_task (id, hit, hit_version, unit, state, checklist, note, sent_by, sent_at)
    SELECT sent.id, sent.hit, coalesce(version.no, 0), ${unit}, 'sent', asked.checklist::jsonb, ${note}, ${act.caller.account_id}, ${act.now}
    FROM unnest(${tasks}::uuid[], ${hits.map(({ id }) => id)}::uuid[], ${hits.map(({ model }) => model)}::text[]) AS sent (id, hit, model)
    JOIN unnest(${models}::text[], ${checklists}::text[]) AS asked (model, checklist) USING (model)
    LEFT JOIN (SELECT hit, max(no) AS no FROM hit_version WHERE hit = ANY (${hits.map(({ id }) => id)}::uuid[]) GROUP BY hit) AS version ON version.hit = sent.hit`.execute(
    act.db,
  );
  act.announce({ topic: 'task', id: 'bulk', unit });
  return tasks;
}

type Slips = Extract<TriageDecision, { do: 'need-data' | 'reject' }>;

async function writeSlips(act: Act, ids: readonly string[], decision: Slips): Promise<void> {
  const supplement = decision.do === 'need-data';
  const due = dueAt(act.now, { workdays: supplement ? 10 : 3 });
  await sql`INSERT INTO data_slip (id, kind, hit, dataset, department, what, state, asked_by, asked_at, due_at)
    SELECT gen_random_uuid(), ${supplement ? 'supplement' : 'defect'}, id, ${decision.dataset}, ${decision.department}, ${supplement ? decision.what : decision.problem}, 'open', ${act.caller.account_id}, ${act.now}, ${due}
    FROM unnest(${ids}::uuid[]) AS id`.execute(act.db);
}
