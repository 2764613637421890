import type { Caller } from '@plumb/guard/access/caller';
import { inSight } from '@plumb/guard/access/sight';
import type { House } from '@plumb/guard/house';
import type { Db } from '@plumb/stores/records/open-records';
import { sql } from 'kysely';
import { z } from 'zod';
import { namesOf } from '../account-named.ts';
import { escalationOf } from '../deadline/deadline.ts';
import { readCursor, writeCursor } from '../hit/hit-cursor.ts';
import { mayList } from '../may-list.ts';
import { modelTitle } from '../model-of.ts';
import { type TaskItem, type TaskList, taskStateSchema } from './task-view.ts';

const several = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
  z.array(taskStateSchema),
);
const yes = z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean());

export const taskFilterSchema = z.object({
  state: several.optional(),
  unit: z.string().optional(),
  /** Where I verify, or to be accepted by my unit. */
  mine: yes.optional(),
  overdue: yes.optional(),
  hit: z.uuid().optional(),
});
export type TaskFilter = z.infer<typeof taskFilterSchema>;

export type ListTasks = { filter: TaskFilter; limit: number; cursor?: string | undefined };

/** Tasks that the caller may see, the latest first. A verifier sees those of the own unit. */
export async function listTasks(house: House, caller: Caller, { filter, limit, cursor }: ListTasks): Promise<TaskList> {
  await mayList(house, caller, 'task:list');
  const now = house.now();
  let query = tasks(house.records.db).where(inSight(caller, { unit: 'hit.unit', region: 'hit.region' }));
  if (seesOwnUnitOnly(caller)) query = query.where('task.unit', '=', caller.unit);
  if (filter.state?.length) query = query.where('task.state', 'in', filter.state);
  if (filter.unit) query = query.where('task.unit', '=', filter.unit);
  if (filter.hit) query = query.where('task.hit', '=', filter.hit);
  if (filter.overdue) query = query.where('hit.due_at', '<', now).whereRef('hit.task', '=', 'task.id');
  if (filter.mine)
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`${caller.account_id} = ANY (task.verifiers)`,
        eb.and([eb('task.state', '=', 'sent'), eb('task.unit', '=', caller.unit)]),
      ]),
    );
  if (cursor) {
    const [at, id] = readCursor(cursor, 2);
    query = query.where(sql<boolean>`(task.sent_at, task.id) < (${at}, ${id})`);
  }
  const rows = await query
    .orderBy('task.sent_at', 'desc')
    .orderBy('task.id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const names = await namesOf(
    house.records.db,
    page.flatMap((row) => row.verifiers),
  );
  return {
    items: page.map((row) => taskItem(house, row, names, now)),
    next_cursor: rows.length > limit && last ? writeCursor([last.sent_at, last.id]) : null,
  };
}

const overseers = ['conduct_analyst', 'conduct_director', 'case_manager', 'leader'] as const;
const seesOwnUnitOnly = (caller: Caller) => !overseers.some((role) => caller.roles.includes(role));

/** Tasks with what a list says of them. */
export function tasks(db: Db) {
  return db
    .selectFrom('field_task as task')
    .innerJoin('hit', 'hit.id', 'task.hit')
    .selectAll('task')
    .select((eb) => [
      'hit.no as hit_no',
      'hit.model',
      'hit.subject_type',
      'hit.subject_shown',
      'hit.severity',
      'hit.unit as hit_unit',
      'hit.region as hit_region',
      'hit.due_at',
      'hit.state_since',
      'hit.created_at',
      'hit.extended',
      'hit.revision',
      'hit.task as present',
      eb
        .selectFrom('task_finding')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('task_finding.task', '=', 'task.id')
        .as('answered'),
      eb
        .selectFrom('task_file')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('task_file.task', '=', 'task.id')
        .as('attachments'),
    ]);
}
export type ListedTask = Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number];

export function taskItem(house: House, row: ListedTask, names: Map<string, string>, now: string): TaskItem {
  const present = row.present === row.id;
  return {
    id: row.id,
    no: row.no,
    hit: row.hit,
    hit_no: row.hit_no,
    title: modelTitle(house, row.model),
    subject: { type: row.subject_type, shown: row.subject_shown },
    severity: row.severity,
    unit: row.unit,
    hit_unit: row.hit_unit,
    state: row.state,
    verifiers: row.verifiers.map((account) => ({ account, name: names.get(account) ?? account })),
    sent_at: row.sent_at,
    accepted_at: row.accepted_at,
    due_at: present ? row.due_at : null,
    escalation: present ? escalationOf(row.state_since ?? row.created_at, row.due_at, now) : 0,
    extended: row.extended,
    answered: Number(row.answered ?? 0),
    questions: row.checklist.length,
    attachments: Number(row.attachments ?? 0),
    verdict: row.verdict,
    revision: row.revision,
  };
}
