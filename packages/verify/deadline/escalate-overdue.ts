import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { sql } from 'kysely';
import { type Escalation, escalationOf } from './deadline.ts';

export type Escalated = { hits: number; clues: number };

type Open = { id: string; since: string; due_at: string; escalated: number; unit: string | null };

/**
 * A job of every morning: whatever has used 80, 100 or 120 per cent of its time limit is marked as such, once a step; who watches
 * is told, at 120 the leader in charge finds it in the inbox. It moves nothing on its own.
 */
export async function escalateOverdue(house: House, caller: Caller): Promise<Escalated> {
  return act(house, caller, 'hit:escalate', async (act) => {
    act.authorise('hit:escalate', theHouse);
    const hits: Open[] = await act.db
      .selectFrom('hit')
      .select([
        'id',
        sql<string>`coalesce(state_since, created_at)`.as('since'),
        sql<string>`due_at`.as('due_at'),
        'escalated',
        'unit',
      ])
      .where('due_at', 'is not', null)
      .where('withdrawn_at', 'is', null)
      .where('suppressed_by', 'is', null)
      .where('escalated', '<', 120)
      .where('due_at', '<', soon(act.now))
      .execute();
    const clues: Open[] = await act.db
      .selectFrom('clue')
      .select(['id', 'state_since as since', sql<string>`due_at`.as('due_at'), 'escalated', 'unit'])
      .where('due_at', 'is not', null)
      .where('escalated', '<', 120)
      .where('due_at', '<', soon(act.now))
      .execute();
    const done = { hits: 0, clues: 0 };
    for (const [table, rows] of [
      ['hit', hits],
      ['clue', clues],
    ] as const)
      for (const [level, risen] of byLevel(rows, act.now)) {
        await act.db
          .updateTable(table)
          .set({ escalated: level })
          .where(sql<boolean>`id = ANY (${risen.map(({ id }) => id)}::uuid[])`)
          .execute();
        for (const { id, unit } of risen) {
          act.record({ object: { type: table, id }, after: { escalated: level } });
          if (level >= 100) act.announce({ topic: table, id, unit });
        }
        done[table === 'hit' ? 'hits' : 'clues'] += risen.length;
      }
    return done;
  });
}

/** The longest limit is six months: what is due later than forty days has not used four fifths of it. */
const soon = (now: string) =>
  `${new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) + 40 * 86_400_000).toISOString().slice(0, 10)} 23:59:59`;

function byLevel(rows: readonly Open[], now: string): Map<Escalation, Open[]> {
  const levels = new Map<Escalation, Open[]>();
  for (const row of rows) {
    const level = escalationOf(row.since, row.due_at, now);
    if (level > row.escalated) levels.set(level, [...(levels.get(level) ?? []), row]);
  }
  return levels;
}
