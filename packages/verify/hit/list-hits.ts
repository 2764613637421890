import type { Caller } from '@plumb/guard/access/caller';
import type { House } from '@plumb/guard/house';
import { sql } from 'kysely';
import { mayList } from '../may-list.ts';
import { readCursor, writeCursor } from './hit-cursor.ts';
import type { HitFilter } from './hit-filter.ts';
import { hitItem, listColumns } from './hit-item.ts';
import type { HitCounts, HitList } from './hit-view.ts';
import { hitWhere, visibleHits } from './hit-where.ts';

export type ListHits = { filter: HitFilter; limit: number; cursor?: string | undefined };

/** A page of hits, the gravest and newest first. Masked; no trace in the ledger one by one. */
export async function listHits(house: House, caller: Caller, { filter, limit, cursor }: ListHits): Promise<HitList> {
  await mayList(house, caller, 'hit:list');
  const now = house.now();
  let query = house.records.db
    .selectFrom('hit')
    .select(listColumns)
    .where(visibleHits(house, caller))
    .where(hitWhere(filter, caller, now))
    .orderBy('severity_rank', 'desc')
    .orderBy(sql`occurred_at DESC NULLS LAST`)
    .orderBy('id')
    .limit(limit + 1);
  if (cursor) query = query.where(after(readCursor(cursor, 3)));
  const rows = await query.execute();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => hitItem(house, row, now)),
    next_cursor: rows.length > limit && last ? writeCursor([last.severity_rank, last.occurred_at, last.id]) : null,
  };
}

/** Behind a row in the order severity_rank DESC, occurred_at DESC NULLS LAST, id. */
function after([rank, at, id]: (string | number | null)[]) {
  return at === null
    ? sql<boolean>`(severity_rank < ${rank} OR (severity_rank = ${rank} AND occurred_at IS NULL AND id > ${id}))`
    : sql<boolean>`severity_rank <= ${rank} AND (severity_rank < ${rank} OR occurred_at < ${at} OR occurred_at IS NULL OR (occurred_at = ${at} AND id > ${id}))`;
}

/** How many there are of each state, and what is overdue, mine, hidden. */
export async function countHits(house: House, caller: Caller, filter: HitFilter): Promise<HitCounts> {
  await mayList(house, caller, 'hit:list');
  const now = house.now();
  const { state: _, hidden: __, ...rest } = filter;
  const rows = await house.records.db
    .selectFrom('hit')
    .select((eb) => [
      'state',
      eb.fn
        .countAll<number>()
        .filterWhere(
          eb.and([eb('withdrawn_at', 'is', null), eb('suppressed_by', 'is', null), eb('merged_into', 'is', null)]),
        )
        .as('shown'),
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('due_at', '<', now).as('overdue'),
      eb.fn.countAll<number>().filterWhere('assigned_to', '=', caller.account_id).as('mine'),
    ])
    .where(visibleHits(house, caller))
    .where(hitWhere({ ...rest, hidden: true }, caller, now))
    .groupBy('state')
    .orderBy('state')
    .execute();
  const sum = (of: 'shown' | 'all' | 'overdue' | 'mine') => rows.reduce((total, row) => total + row[of], 0);
  return {
    by_state: rows.filter((row) => row.shown > 0).map((row) => ({ state: row.state, count: row.shown })),
    total: sum('shown'),
    overdue: sum('overdue'),
    mine: sum('mine'),
    hidden: sum('all') - sum('shown'),
  };
}
