import type { Caller } from '@plumb/guard/access/caller';
import { inSight } from '@plumb/guard/access/sight';
import type { House } from '@plumb/guard/house';
import { rectificationStates } from '@plumb/stores/records/tables/rectification';
import { escalationOf } from '@plumb/verify/deadline/deadline';
import { mayList } from '@plumb/verify/may-list';
import { modelTitle } from '@plumb/verify/model-of';
import { sql } from 'kysely';
import { z } from 'zod';
import { several, yes } from '../filter-values.ts';
import { cursorOf, readCursor } from '../page-cursor.ts';
import type { Rectification } from './rectification-record.ts';
import type { RectificationItem } from './rectification-view.ts';

export const rectificationFilterSchema = z.object({
  state: several(z.enum(rectificationStates)).optional(),
  unit: z.string().optional(),
  model: z.string().optional(),
  kind: z.enum(['at_once', 'by_date', 'long_term']).optional(),
  hit: z.uuid().optional(),
  overdue: yes.optional(),
  relapsed: yes.optional().describe('relapsed, or following one that did'),
  recovered: yes.optional().describe('with money recovered'),
  rules: yes.optional().describe('with rules made'),
  from: z.iso.date().optional().describe('opened on or after'),
  to: z.iso.date().optional(),
  text: z.string().max(60).optional(),
});
export type RectificationFilter = z.infer<typeof rectificationFilterSchema>;

/** Rectifications in the caller's sight, the last changed first. */
export async function listRectifications(
  house: House,
  caller: Caller,
  asked: RectificationFilter & { limit: number; cursor?: string | undefined },
): Promise<{ items: RectificationItem[]; next_cursor: string | null }> {
  await mayList(house, caller, 'rectification:list');
  let query = house.records.db
    .selectFrom('rectification as r')
    .leftJoin('rectification_recheck as c', 'c.id', 'r.recheck')
    .selectAll('r')
    .select([
      'c.outcome',
      sql<number>`(SELECT count(*) FROM rectification_evidence e WHERE e.rectification = r.id)`.as('evidence'),
    ])
    .where(inSight(caller, { unit: 'r.unit', region: 'r.region' }));
  if (caller.kind === 'person' && caller.roles.every((role) => role === 'department_user'))
    query = query.where('r.state', '!=', 'R10');
  if (asked.state?.length) query = query.where('r.state', 'in', asked.state);
  if (asked.unit) query = query.where('r.unit', '=', asked.unit);
  if (asked.model) query = query.where('r.model', '=', asked.model);
  if (asked.kind) query = query.where('r.kind', '=', asked.kind);
  if (asked.hit) query = query.where('r.hit', '=', asked.hit);
  if (asked.overdue) query = query.where('r.due_at', '<', house.now());
  if (asked.relapsed)
    query = query.where((eb) => eb.or([eb('r.relapsed_at', 'is not', null), eb('r.relapse_of', 'is not', null)]));
  if (asked.recovered) query = query.where('r.money_recovered', '>', 0);
  if (asked.rules) query = query.where(sql<boolean>`jsonb_array_length(r.rules_made) > 0`);
  if (asked.from) query = query.where('r.created_at', '>=', `${asked.from} 00:00:00`);
  if (asked.to) query = query.where('r.created_at', '<=', `${asked.to} 23:59:59`);
  if (asked.text) {
    const like = `%${asked.text.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('r.title', 'like', like), eb('r.unit_name', 'like', like)]));
  }
  const after = readCursor(asked.cursor);
  if (after) query = query.where(sql<boolean>`(r.updated_at, r.id) < (${after.at}::timestamp, ${after.id}::uuid)`);
  const rows = await query
    .orderBy('r.updated_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(asked.limit + 1)
    .execute();
  const page = rows.slice(0, asked.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => rectificationItem(house, row, row)),
    next_cursor: rows.length > asked.limit && last ? cursorOf({ at: last.updated_at, id: last.id }) : null,
  };
}

/** A rectification as lists show it. */
export function rectificationItem(
  house: House,
  row: Rectification,
  { outcome, evidence }: { outcome: RectificationItem['recheck']; evidence: number },
): RectificationItem {
  const { id, no, state, title, kind, model, unit, unit_name, region, due_at, relapse_of, revision, updated_at } = row;
  return {
    id,
    no,
    state,
    title,
    kind,
    model,
    model_title: model === null ? null : modelTitle(house, model),
    subject: row.subject_type === null ? null : { type: row.subject_type, shown: row.subject_shown ?? '' },
    unit,
    unit_name,
    region,
    due_at,
    escalation: escalationOf(row.since ?? row.created_at, due_at, house.now()),
    money_involved: row.money_involved,
    money_owed: row.money_owed,
    money_recovered: row.money_recovered,
    rules_made: row.rules_made.length,
    evidence,
    recheck: outcome,
    relapse_of,
    revision,
    updated_at,
  };
}

/** Requests of verified hits that nobody has taken up yet, the oldest first. */
export async function listWaitingRequests(house: House, caller: Caller) {
  await mayList(house, caller, 'rectification:take-up');
  const rows = await house.records.db
    .selectFrom('rectification_request as q')
    .innerJoin('hit', 'hit.id', 'q.hit')
    .selectAll('q')
    .select(['hit.no as hit_no', 'hit.model', 'hit.subject_type', 'hit.subject_shown'])
    .where('q.taken_up_as', 'is', null)
    .where(inSight(caller, { unit: 'q.unit', region: 'q.region' }))
    .orderBy('q.requested_at')
    .limit(200)
    .execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      hit: row.hit,
      hit_no: row.hit_no,
      model: row.model,
      model_title: modelTitle(house, row.model),
      subject: { type: row.subject_type, shown: row.subject_shown },
      unit: row.unit,
      region: row.region,
      problem: row.problem,
      amount: row.amount,
      letter: row.letter,
      due_days: row.due_days,
      requested_at: row.requested_at,
    })),
  };
}
