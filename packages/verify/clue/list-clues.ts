import type { Caller } from '@plumb/guard/access/caller';
import { inSight } from '@plumb/guard/access/sight';
import type { House } from '@plumb/guard/house';
import type { Database } from '@plumb/stores/records/database';
import { clueStateCodes } from '@plumb/stores/records/tables/clue';
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { escalationOf } from '../deadline/deadline.ts';
import { readCursor, writeCursor } from '../hit/hit-cursor.ts';
import { mayList } from '../may-list.ts';
import { type ClueItem, clueSourceSchema } from './clue-view.ts';
import { type ClueRow, clueNo } from './load-clue.ts';

const several = <T extends z.ZodType>(of: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(of).max(50));
const yes = z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean());

export const clueFilterSchema = z.object({
  state: several(z.enum(clueStateCodes)).optional(),
  source: several(clueSourceSchema).optional(),
  field: several(z.string()).optional(),
  unit: several(z.string()).optional(),
  office: several(z.string()).optional(),
  mine: yes.optional(),
  overdue: yes.optional(),
  /** Number, part of the summary or of the masked subject. */
  text: z.string().trim().max(60).optional(),
});
export type ClueFilter = z.infer<typeof clueFilterSchema>;

type Clues = ExpressionBuilder<Database, 'clue'>;

/** The clues that a caller may see in a list: its place, and what its roles see (library/policies/clue.cedar). A test holds both together. */
export function visibleClues(caller: Caller) {
  const has = (role: string) => (caller.roles as readonly string[]).includes(role);
  return (eb: Clues): Expression<SqlBool> => {
    const parts: Expression<SqlBool>[] = [];
    if (has('case_manager') || has('leader')) parts.push(sql<SqlBool>`true`);
    if (has('supervision_officer') || has('field_verifier'))
      parts.push(
        eb.and([eb('clue.office', '=', caller.unit), eb('clue.state', 'not in', ['C20', 'C30'])]),
        sql<SqlBool>`${caller.account_id} = ANY (clue.handlers)`,
      );
    if (has('trial_officer')) parts.push(eb('clue.state', 'in', ['C80', 'C81', 'C82', 'C90', 'C95']));
    if (has('petition_clerk')) parts.push(eb('clue.source', '=', 'petition'));
    return eb.and([
      parts.length > 0 ? eb.or(parts) : sql<SqlBool>`false`,
      inSight(caller, { unit: 'clue.unit', region: 'clue.region' })(eb),
    ]);
  };
}

function clueWhere(filter: ClueFilter, caller: Caller, now: string) {
  return (eb: Clues): Expression<SqlBool> => {
    const all: Expression<SqlBool>[] = [];
    if (filter.state?.length) all.push(eb('clue.state', 'in', filter.state));
    if (filter.source?.length) all.push(eb('clue.source', 'in', filter.source));
    if (filter.field?.length) all.push(eb('clue.field', 'in', filter.field));
    if (filter.unit?.length) all.push(eb('clue.unit', 'in', filter.unit));
    if (filter.office?.length) all.push(eb('clue.office', 'in', filter.office));
    if (filter.mine) all.push(sql<SqlBool>`${caller.account_id} = ANY (clue.handlers)`);
    if (filter.overdue) all.push(eb('clue.due_at', '<', now));
    if (filter.text) {
      const part = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
      all.push(
        eb.or([
          eb('clue.number', 'ilike', part),
          eb('clue.summary', 'ilike', part),
          eb('clue.subject_shown', 'ilike', part),
        ]),
      );
    }
    return all.length > 0 ? eb.and(all) : sql<SqlBool>`true`;
  };
}

export type ListClues = { filter: ClueFilter; limit: number; cursor?: string | undefined };

/** Clues that the caller may see, the latest received first. */
export async function listClues(house: House, caller: Caller, { filter, limit, cursor }: ListClues) {
  await mayList(house, caller, 'clue:list');
  const now = house.now();
  let query = house.records.db
    .selectFrom('clue')
    .selectAll()
    .where(visibleClues(caller))
    .where(clueWhere(filter, caller, now));
  if (cursor) {
    const [at, id] = readCursor(cursor, 2);
    query = query.where(sql<boolean>`(received_at, id) < (${at}, ${id})`);
  }
  const rows = await query
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const last = rows.slice(0, limit).at(-1);
  return {
    items: rows.slice(0, limit).map((row) => clueItem(row, now)),
    next_cursor: rows.length > limit && last ? writeCursor([last.received_at, last.id]) : null,
  };
}

export async function countClues(house: House, caller: Caller, filter: ClueFilter) {
  await mayList(house, caller, 'clue:list');
  const now = house.now();
  const { state: _, ...rest } = filter;
  const rows = await house.records.db
    .selectFrom('clue')
    .select((eb) => [
      'state',
      eb.fn.countAll<number>().as('count'),
      eb.fn.countAll<number>().filterWhere('due_at', '<', now).as('overdue'),
    ])
    .where(visibleClues(caller))
    .where(clueWhere(rest, caller, now))
    .groupBy('state')
    .orderBy('state')
    .execute();
  const sum = (of: 'count' | 'overdue') => rows.reduce((total, row) => total + row[of], 0);
  return { by_state: rows.map(({ state, count }) => ({ state, count })), total: sum('count'), overdue: sum('overdue') };
}

export function clueItem(clue: ClueRow, now: string): ClueItem {
  return {
    id: clue.id,
    no: clueNo(clue),
    state: clue.state,
    source: clue.source,
    subject: { type: clue.subject_type, shown: clue.subject_shown },
    summary: clue.summary,
    field: clue.field,
    rank: clue.rank,
    unit: clue.unit,
    region: clue.region,
    severity: clue.severity,
    secrecy: clue.secrecy,
    real_name: clue.real_name,
    office: clue.office,
    handlers: clue.handlers,
    due_at: clue.due_at,
    escalation: escalationOf(clue.state_since, clue.due_at, now),
    disposal: clue.disposal,
    revision: clue.revision,
    received_at: clue.received_at,
    updated_at: clue.updated_at,
  };
}
