import type { Caller } from '@plumb/guard/access/caller';
import type { House } from '@plumb/guard/house';
import { z } from 'zod';
import { mayList } from '../may-list.ts';
import { hitItem, listColumns } from './hit-item.ts';
import { hitItemSchema } from './hit-view.ts';
import { hitWhere, visibleHits } from './hit-where.ts';

export const inboxSchema = z.object({
  /** What waits for this caller: a kind with how many there are and how many of them are overdue. Kinds without any are left out. */
  items: z.array(
    z.object({
      kind: z.enum([
        'triage',
        'assigned',
        'exemptions',
        'feedback',
        'review',
        'to_clue',
        'data',
        'tasks_to_accept',
        'tasks',
        'clues',
        'escalated',
      ]),
      count: z.number(),
      overdue: z.number(),
      /** Path of the list in the application. */
      link: z.string(),
    }),
  ),
  nearest: z.array(hitItemSchema),
});
export type Inbox = z.infer<typeof inboxSchema>;
type Kind = Inbox['items'][number]['kind'];

const queues: {
  kind: Kind;
  roles: readonly string[];
  states: readonly ('H20' | 'H30' | 'H31' | 'H50' | 'H60' | 'H70' | 'H90')[];
}[] = [
  { kind: 'triage', roles: ['conduct_analyst'], states: ['H20'] },
  { kind: 'exemptions', roles: ['conduct_director'], states: ['H30'] },
  { kind: 'feedback', roles: ['conduct_analyst'], states: ['H50'] },
  { kind: 'review', roles: ['conduct_director'], states: ['H60'] },
  { kind: 'to_clue', roles: ['case_manager'], states: ['H70'] },
  { kind: 'data', roles: ['data_steward'], states: ['H31', 'H90'] },
];

/** What needs this caller today, and the five hits whose time limit is nearest. */
export async function inbox(house: House, caller: Caller): Promise<Inbox> {
  await mayList(house, caller, 'hit:list');
  const { db } = house.records;
  const now = house.now();
  const shown = () =>
    db
      .selectFrom('hit')
      .where(visibleHits(house, caller))
      .where(hitWhere({}, caller, now));
  const items: Inbox['items'] = [];
  const add = (kind: Kind, row: { count: number; overdue: number }, link: string) => {
    if (row.count > 0) items.push({ kind, count: row.count, overdue: row.overdue, link });
  };
  for (const { kind, roles, states } of queues) {
    if (!roles.some((role) => (caller.roles as readonly string[]).includes(role))) continue;
    const row = await shown()
      .where('state', 'in', states)
      .$if(kind === 'to_clue', (query) => query.where('clue', 'is', null))
      .select((eb) => [
        eb.fn.countAll<number>().as('count'),
        eb.fn.countAll<number>().filterWhere('due_at', '<', now).as('overdue'),
      ])
      .executeTakeFirstOrThrow();
    add(kind, row, `/hits?state=${states.join(',')}`);
  }
  const mine = await shown()
    .where('assigned_to', '=', caller.account_id)
    .where('state', '!=', 'H92')
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.countAll<number>().filterWhere('due_at', '<', now).as('overdue'),
    ])
    .executeTakeFirstOrThrow();
  add('assigned', mine, '/hits?assigned=me');
  if (caller.roles.includes('field_verifier')) await addTasks(house, caller, add);
  if (caller.roles.includes('leader')) {
    const row = await shown()
      .where('escalated', '=', 120)
      .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.countAll<number>().as('overdue')])
      .executeTakeFirstOrThrow();
    add('escalated', row, '/hits?overdue=true');
  }
  const nearest = await shown()
    .where('due_at', 'is not', null)
    .where('state', '!=', 'H92')
    .select(listColumns)
    .orderBy('due_at')
    .orderBy('id')
    .limit(5)
    .execute();
  return { items, nearest: nearest.map((row) => hitItem(house, row, now)) };
}

async function addTasks(
  house: House,
  caller: Caller,
  add: (kind: Kind, row: { count: number; overdue: number }, link: string) => void,
) {
  const rows = await house.records.db
    .selectFrom('field_task as task')
    .innerJoin('hit', 'hit.task', 'task.id')
    .select((eb) => [
      'task.state',
      eb.fn.countAll<number>().as('count'),
      eb.fn.countAll<number>().filterWhere('hit.due_at', '<', house.now()).as('overdue'),
    ])
    .where('task.unit', '=', caller.unit)
    .where('task.state', 'in', ['sent', 'accepted', 'returned'])
    .groupBy('task.state')
    .execute();
  for (const row of rows) add(row.state === 'sent' ? 'tasks_to_accept' : 'tasks', row, `/tasks?state=${row.state}`);
}
