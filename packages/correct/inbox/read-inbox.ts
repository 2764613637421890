import type { Caller } from '@plumb/guard/access/caller';
import { inSight } from '@plumb/guard/access/sight';
import { listApprovals } from '@plumb/guard/approval/list-approvals';
import type { House } from '@plumb/guard/house';
import { inbox as hitsInbox } from '@plumb/verify/hit/inbox';
import { sql } from 'kysely';
import { z } from 'zod';
import { letterOf } from '../letter/letter-template.ts';
import { letterQueues, rectificationQueues, verifyTitles } from './inbox-queues.ts';

const item = z.object({
  kind: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  count: z.number(),
  overdue: z.number(),
  /** Path of the list in the application. */
  link: z.string(),
});
export const inboxSchema = z.object({ items: z.array(item) });
export type Inbox = z.infer<typeof inboxSchema>;
type Item = z.infer<typeof item>;

/** What waits for this caller, over all that the platform does: numbers alone, each with its list. Kinds without any are left out. */
export async function readInbox(house: House, caller: Caller): Promise<Inbox> {
  const possible = new Set(house.policies.possible(caller));
  const items = [
    ...(possible.has('hit:list') ? await fromVerify(house, caller) : []),
    ...(possible.has('letter:list') ? await letters(house, caller) : []),
    ...(possible.has('rectification:list') ? await rectifications(house, caller) : []),
    ...(possible.has('approval:list') ? await approvals(house, caller) : []),
  ];
  return { items: items.filter(({ count }) => count > 0) };
}

async function fromVerify(house: House, caller: Caller): Promise<Item[]> {
  const { items } = await hitsInbox(house, caller);
  return items.map((one) => ({ ...one, title: verifyTitles[one.kind] ?? { zh: one.kind, en: one.kind } }));
}

const counted = (now: string) =>
  [
    sql<number>`count(*)`.as('count'),
    sql<number>`count(*) FILTER (WHERE due_at < ${now}::timestamp)`.as('overdue'),
  ] as const;
const holds = (caller: Caller, roles: readonly string[]) => caller.roles.some((role) => roles.includes(role));

async function letters(house: House, caller: Caller): Promise<Item[]> {
  const { db } = house.records;
  const items: Item[] = [await signatures(house, caller)];
  for (const { kind, title, roles, states, mine } of letterQueues) {
    if (!holds(caller, roles)) continue;
    let query = db
      .selectFrom('letter')
      .select(counted(house.now()))
      .where(inSight(caller))
      .where('state', 'in', states);
    if (mine) query = query.where('drafted_by', '=', caller.account_id);
    const row = await query.executeTakeFirstOrThrow();
    items.push({
      kind,
      title,
      ...row,
      link: `/letters?${states.map((state) => `state=${state}`).join('&')}${mine ? '&mine=true' : ''}`,
    });
  }
  return items;
}

/** Letters whose next signature is of one of the caller's offices, and which they did not draft. */
async function signatures(house: House, caller: Caller): Promise<Item> {
  const rows = await house.records.db
    .selectFrom('letter')
    .select(['kind', 'state', 'due_at'])
    .where(inSight(caller))
    .where('state', 'in', ['countersign', 'approval'])
    .where(sql<boolean>`NOT drafters @> ${JSON.stringify([caller.account_id])}::jsonb`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('letter_step as s')
            .select('s.no')
            .whereRef('s.letter', '=', 'letter.id')
            .where('s.by', '=', caller.account_id)
            .where('s.act', '=', 'countersign')
            .whereRef('s.digest', '=', 'letter.content_digest'),
        ),
      ),
    )
    .execute();
  const waiting = rows.filter(({ kind, state }) => {
    const { countersign, approve } = letterOf(house.library, kind);
    return holds(caller, state === 'approval' ? approve : countersign);
  });
  return {
    kind: 'letters_to_sign_off',
    title: { zh: '待会签签发', en: 'Letters to sign off' },
    count: waiting.length,
    overdue: waiting.filter(({ due_at }) => due_at !== null && due_at < house.now()).length,
    link: '/letters?state=countersign&state=approval',
  };
}

async function rectifications(house: House, caller: Caller): Promise<Item[]> {
  const items: Item[] = [];
  for (const { kind, title, roles, states } of rectificationQueues) {
    if (!holds(caller, roles)) continue;
    const row = await house.records.db
      .selectFrom('rectification')
      .select(counted(house.now()))
      .where(inSight(caller))
      .where('state', 'in', states)
      .executeTakeFirstOrThrow();
    items.push({ kind, title, ...row, link: `/rectifications?${states.map((state) => `state=${state}`).join('&')}` });
  }
  return items;
}

async function approvals(house: House, caller: Caller): Promise<Item[]> {
  const waiting = await listApprovals(house, caller, { box: 'decide' });
  return [
    {
      kind: 'approvals',
      title: { zh: '待我审批', en: 'To approve' },
      count: waiting.length,
      overdue: waiting.filter(({ expires_at }) => expires_at !== null && expires_at < house.now()).length,
      link: '/approvals',
    },
  ];
}
