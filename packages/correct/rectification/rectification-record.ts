import { addMonths } from '@plumb/ground/period';
import { PlumbError } from '@plumb/ground/problem';
import type { Resource } from '@plumb/guard/access/policy-book';
import { unseen } from '@plumb/guard/access/refusal';
import type { Act } from '@plumb/guard/act';
import type { Db } from '@plumb/stores/records/open-records';
import type { RectificationState, RectificationTable } from '@plumb/stores/records/tables/rectification';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { RectificationFacts } from './rectification-guard.ts';
import { type RectificationAct, stepRectification } from './rectification-machine.ts';
import { lookBacksNeeded, rectificationStateTitles, relapseMonths } from './rectification-state.ts';

export type Rectification = Selectable<RectificationTable>;

/** As the policies see it: the responsible unit's matter. Who submitted and who reviewed decide nothing of it. */
export function rectificationResource(
  row: Pick<Rectification, 'id' | 'unit' | 'region' | 'state' | 'submitted_by' | 'reviewed_by'>,
): Resource {
  return {
    type: 'rectification',
    id: row.id,
    unit: row.unit,
    region: row.region,
    attributes: {
      state: row.state,
      requested_by: row.submitted_by ?? undefined,
      prepared_by: row.state === 'R50' && row.reviewed_by ? [row.reviewed_by] : [],
    },
  };
}

export async function loadRectification(db: Db, id: string, hold = false): Promise<Rectification> {
  const query = db.selectFrom('rectification').selectAll().where('id', '=', id);
  const row = await (hold ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw unseen({ type: 'rectification', id });
  return row;
}

export type OpenedRectification = { row: Rectification; facts: RectificationFacts };

/** Loads and authorises one for an act, and refuses where it moved since the caller saw it. */
export async function rectificationForAct(
  act: Act,
  name: RectificationAct,
  asked: { id: string; revision: number },
  more: Partial<RectificationFacts> = {},
): Promise<OpenedRectification> {
  const row = await loadRectification(act.db, asked.id, true);
  act.authorise(`rectification:${name}`, rectificationResource(row));
  if (row.revision !== asked.revision) throw await changedMeanwhile(act.db, row);
  return { row, facts: { ...(await factsOf(act, row)), ...more } };
}

/** What the machine looks at, of a rectification as it stands. */
export async function factsOf(
  { db, caller, now }: Pick<Act, 'db' | 'caller' | 'now'>,
  row: Rectification,
): Promise<RectificationFacts> {
  const evidence = await db
    .selectFrom('rectification_evidence')
    .select(['kind', ({ fn }) => fn.countAll<number>().as('n')])
    .where('rectification', '=', row.id)
    .groupBy('kind')
    .execute();
  const count = (wanted: boolean) =>
    evidence.filter(({ kind }) => (kind === 'recovery_voucher') === wanted).reduce((sum, { n }) => sum + n, 0);
  const asked = await db
    .selectFrom('rectification_extension')
    .select('asked_by')
    .where('rectification', '=', row.id)
    .where('granted', 'is', null)
    .executeTakeFirst();
  const recheck = await lastRecheck(db, row.id);
  const successor = await db
    .selectFrom('rectification')
    .select('id')
    .where('relapse_of', '=', row.id)
    .executeTakeFirst();
  return {
    actor: caller.account_id,
    actor_unit: caller.unit,
    unit: row.unit,
    reason: '',
    planned: Boolean(row.responsible && row.goal && row.due_at) && row.measures.length > 0,
    due_ahead: row.due_at !== null && row.due_at > now,
    proofs: count(false),
    vouchers: count(true),
    recovered: row.money_recovered,
    owed: row.money_owed,
    overdue: row.due_at !== null && row.due_at < now,
    extended: row.extended > 0,
    later: false,
    submitted_by: row.submitted_by,
    reviewed_by: row.reviewed_by,
    asked_by: asked?.asked_by ?? null,
    model: row.model !== null,
    recheck: recheck?.outcome === 'waiting' || recheck?.outcome === 'failed' ? null : (recheck?.outcome ?? null),
    despite: '',
    look_backs: row.look_back_done.length,
    look_backs_needed: lookBacksNeeded(row.kind),
    within_relapse:
      row.accepted_at !== null && now.slice(0, 10) <= addMonths(row.accepted_at.slice(0, 10), relapseMonths),
    upgraded: false,
    successor: successor !== undefined,
  };
}

/** The last re-check since it was last submitted. */
async function lastRecheck(db: Db, id: string) {
  return db
    .selectFrom('rectification_recheck')
    .select('outcome')
    .where('rectification', '=', id)
    .where('at', '>=', (eb) =>
      eb
        .selectFrom('rectification_step')
        .select(sql<string>`coalesce(max(at), '-infinity'::timestamp)`.as('at'))
        .where('rectification', '=', id)
        .where('act', '=', 'submit'),
    )
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Steps the machine, saves the changes, the step and its ledger entry. */
export async function stepAndSave(
  act: Act,
  name: RectificationAct,
  { row, facts }: OpenedRectification,
  changes: Updateable<RectificationTable> = {},
  text?: string,
): Promise<Rectification> {
  const state = stepRectification(name, row.state, facts);
  const saved = await act.db
    .updateTable('rectification')
    .set({ ...changes, state, revision: row.revision + 1, updated_at: act.now })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await addStep(act, name, saved, row.state, text);
  act.record({
    object: { type: 'rectification', id: row.id },
    before: row,
    after: saved,
    ...(text && { reason: text }),
  });
  act.announce({ topic: 'rectification', id: row.id, unit: row.unit });
  return saved;
}

export async function addStep(
  act: Act,
  name: string,
  row: Rectification,
  from: RectificationState | null,
  text?: string,
): Promise<void> {
  const { last } = await act.db
    .selectFrom('rectification_step')
    .select(sql<number>`coalesce(max(no), 0)`.as('last'))
    .where('rectification', '=', row.id)
    .executeTakeFirstOrThrow();
  await act.db
    .insertInto('rectification_step')
    .values({
      rectification: row.id,
      no: last + 1,
      act: name,
      from_state: from,
      to_state: row.state,
      by: act.caller.account_id,
      by_name: act.caller.name,
      text: text ?? null,
      at: act.now,
    })
    .execute();
}

async function changedMeanwhile(db: Db, row: Rectification): Promise<PlumbError> {
  const last = await db
    .selectFrom('rectification_step')
    .select(['by_name', 'at'])
    .where('rectification', '=', row.id)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { zh, en } = rectificationStateTitles[row.state];
  const who = last?.by_name ?? '';
  const at = last?.at ?? row.updated_at;
  return new PlumbError({
    code: 'changed-meanwhile',
    texts: {
      zh: `${who}已于 ${at} 更新该整改(现为“${zh}”),您的操作未生效,请刷新后再办理`,
      en: `${who} changed this rectification at ${at} (now "${en}"); nothing of yours was done: reload and try again`,
    },
    exit: 1,
  });
}

/** What a write on a rectification answers. */
export function acted({ id, no, state, revision, due_at }: Rectification) {
  return { id, no, state, revision, due_at, approval: null };
}
