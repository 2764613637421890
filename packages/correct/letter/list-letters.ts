import { fill } from '@plumb/ground/localised';
import type { Caller } from '@plumb/guard/access/caller';
import { inSight } from '@plumb/guard/access/sight';
import type { House } from '@plumb/guard/house';
import { type LetterState, letterStates } from '@plumb/stores/records/tables/letter';
import { escalationOf } from '@plumb/verify/deadline/deadline';
import { mayList } from '@plumb/verify/may-list';
import { sql } from 'kysely';
import { z } from 'zod';
import { several, yes } from '../filter-values.ts';
import { cursorOf, readCursor } from '../page-cursor.ts';
import { officialText } from '../paper/official-text.ts';
import type { Letter } from './letter-record.ts';
import { letterOf } from './letter-template.ts';
import type { LetterItem } from './letter-view.ts';

export const letterFilterSchema = z.object({
  state: several(z.enum(letterStates)).optional(),
  kind: several(z.string()).optional(),
  unit: z.string().optional(),
  model: z.string().optional(),
  hit: z.uuid().optional(),
  rectification: z.uuid().optional(),
  mine: yes.optional().describe('drafted by the caller'),
  overdue: yes.optional(),
  on_time: yes.optional().describe('answers given so far in time, or late'),
  from: z.iso.date().optional().describe('dispatched on or after'),
  to: z.iso.date().optional(),
  text: z.string().max(60).optional(),
});
export type LetterFilter = z.infer<typeof letterFilterSchema>;

/** States of a letter that its addressee may see (as `letter-see-addressee` says). */
const sent: LetterState[] = ['dispatched', 'signed', 'replied', 'assessed', 'closed'];

/** Letters in the caller's sight, the last changed first. */
export async function listLetters(
  house: House,
  caller: Caller,
  asked: LetterFilter & { limit: number; cursor?: string | undefined },
): Promise<{ items: LetterItem[]; next_cursor: string | null }> {
  await mayList(house, caller, 'letter:list');
  let query = house.records.db.selectFrom('letter').selectAll().where(inSight(caller));
  if (caller.roles.every((role) => role === 'department_user') && caller.kind === 'person')
    query = query.where('state', 'in', sent);
  if (asked.state?.length) query = query.where('state', 'in', asked.state);
  if (asked.kind?.length) query = query.where('kind', 'in', asked.kind);
  if (asked.unit) query = query.where('unit', '=', asked.unit);
  if (asked.model) query = query.where('model', '=', asked.model);
  if (asked.hit) query = query.where(sql<boolean>`about @> ${JSON.stringify([{ type: 'hit', id: asked.hit }])}::jsonb`);
  if (asked.rectification)
    query = query.where(
      sql<boolean>`about @> ${JSON.stringify([{ type: 'rectification', id: asked.rectification }])}::jsonb`,
    );
  if (asked.mine) query = query.where('drafted_by', '=', caller.account_id);
  if (asked.overdue) query = query.where('due_at', '<', house.now());
  if (asked.on_time !== undefined)
    query = query.where(
      sql<boolean>`jsonb_path_exists(stages, ${asked.on_time ? '$[*] ? (@.on_time == true)' : '$[*] ? (@.on_time == false)'}::jsonpath)`,
    );
  if (asked.from) query = query.where('dispatched_at', '>=', `${asked.from} 00:00:00`);
  if (asked.to) query = query.where('dispatched_at', '<=', `${asked.to} 23:59:59`);
  if (asked.text) {
    const like = `%${asked.text.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        eb('number', 'like', like),
        eb('unit_name', 'like', like),
        eb(sql<string>`fields->>'subject'`, 'like', like),
      ]),
    );
  }
  const after = readCursor(asked.cursor);
  if (after) query = query.where(sql<boolean>`(updated_at, id) < (${after.at}::timestamp, ${after.id}::uuid)`);
  const rows = await query
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit + 1)
    .execute();
  const page = rows.slice(0, asked.limit);
  const last = page.at(-1);
  return {
    items: page.map((letter) => letterItem(house.library, letter, house.now())),
    next_cursor: rows.length > asked.limit && last ? cursorOf({ at: last.updated_at, id: last.id }) : null,
  };
}

/** A letter as lists show it. */
export function letterItem(library: string, letter: Letter, now: string): LetterItem {
  const template = letterOf(library, letter.kind);
  const given = letter.stages.filter(({ done_at }) => done_at !== null);
  const { id, no, kind, number, state, unit, unit_name, region, model, drafted_by, due_at, revision, updated_at } =
    letter;
  return {
    id,
    no,
    kind,
    kind_title: template.title,
    title: officialText(fill(template.heading, { subject: [letter.fields['subject'] ?? ''].flat().join('、') })),
    number,
    state,
    unit,
    unit_name,
    region,
    model,
    drafted_by,
    due_at,
    escalation: escalationOf(letter.since ?? letter.created_at, due_at, now),
    dispatched_at: letter.dispatched_at,
    replied_at: letter.replied_at,
    on_time: given.length === 0 ? null : given.every(({ on_time }) => on_time === true),
    revision,
    updated_at,
  };
}
