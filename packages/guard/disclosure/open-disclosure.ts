import { randomUUID } from 'node:crypto';
import { fromMs, toMs } from '@plumb/ground/period';
import { PlumbError } from '@plumb/ground/problem';
import type { DisclosureTable } from '@plumb/stores/records/tables/disclosure';
import type { Selectable } from 'kysely';
import type { Caller } from '../access/caller.ts';
import { type Resource, theHouse } from '../access/policy-book.ts';
import { unseen } from '../access/refusal.ts';
import { type Act, act } from '../act.ts';
import { requireApproval } from '../approval/require-approval.ts';
import type { House } from '../house.ts';
import { watermark } from './watermark.ts';

/** How long opened values stay open. */
export const disclosureMinutes = 30;

export type DisclosureRow = Selectable<DisclosureTable>;
export type Disclosure = {
  id: string;
  until: string;
  approval_no: string;
  /** To be laid over what is shown. */
  watermark: string;
};

/** Opens the sensitive values of one object to who asked for it, by the approval they were given, for half an hour. */
export async function startDisclosure(house: House, caller: Caller, approval: string): Promise<Disclosure> {
  return act(house, caller, 'disclosure:open', async (on) => {
    const asked = await on.db
      .selectFrom('approval')
      .selectAll()
      .where('id', '=', approval)
      .where('kind', '=', 'disclosure')
      .executeTakeFirst();
    if (!asked) throw unseen({ type: 'approval', id: approval });
    const { object_type, object_id, unit, region } = asked;
    on.authorise('disclosure:open', disclosureResource({ id: approval, unit, region, owner: asked.requested_by }));
    const given = await requireApproval(on, 'disclosure', { type: object_type, id: object_id }, caller.account_id);
    const made = await on.db
      .insertInto('disclosure')
      .values({
        id: randomUUID(),
        approval: given.id,
        approval_no: given.no ?? '',
        object_type,
        object_id,
        unit,
        region,
        owner: caller.account_id,
        purpose: given.purpose,
        opened_at: on.now,
        until: fromMs(toMs(on.now) + disclosureMinutes * 60_000),
        ended_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    on.record({
      object: { type: 'disclosure', id: made.id },
      after: made,
      reason: `${made.purpose} ${made.approval_no}`,
    });
    return shown(on, made);
  });
}

/**
 * Inside an act that shows an object: whether this disclosure opens its L4 values to the caller now. Each look is audited by its approval number.
 * Throws as for an unknown one where it is another's or for another object, and `disclosure-over` after its time.
 */
export async function openDisclosure(on: Act, object: { type: string; id: string }, id: string): Promise<Disclosure> {
  const found = await on.db.selectFrom('disclosure').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found || found.object_type !== object.type || found.object_id !== object.id)
    throw unseen({ type: 'disclosure', id });
  on.authorise('disclosure:read', disclosureResource(found));
  if (found.ended_at !== null || found.until < on.now) throw over(found);
  await on.db
    .updateTable('disclosure')
    .set((eb) => ({ looks: eb('looks', '+', 1) }))
    .where('id', '=', id)
    .execute();
  on.record({ object: { type: 'disclosure', id }, reason: `${object.type} ${object.id} ${found.approval_no}` });
  return shown(on, found);
}

/** Closes opened values before their time. */
export async function endDisclosure(house: House, caller: Caller, id: string): Promise<void> {
  await act(house, caller, 'disclosure:end', async (on) => {
    const found = await on.db.selectFrom('disclosure').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (!found) throw unseen({ type: 'disclosure', id });
    on.authorise('disclosure:end', disclosureResource(found));
    await on.db
      .updateTable('disclosure')
      .set({ ended_at: on.now })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .execute();
    on.record({ object: { type: 'disclosure', id } });
  });
}

/** The caller's own disclosures that are open now. */
export async function listDisclosures(house: House, caller: Caller): Promise<DisclosureRow[]> {
  return act(house, caller, 'disclosure:list', async ({ db, now, authorise }) => {
    authorise('disclosure:list', theHouse);
    return db
      .selectFrom('disclosure')
      .selectAll()
      .where('owner', '=', caller.account_id)
      .where('until', '>=', now)
      .where('ended_at', 'is', null)
      .orderBy('until', 'desc')
      .execute();
  });
}

function disclosureResource(of: Pick<DisclosureRow, 'id' | 'unit' | 'region' | 'owner'>): Resource {
  return { type: 'disclosure', id: of.id, unit: of.unit, region: of.region, attributes: { owner: of.owner } };
}

function shown({ caller, now }: Act, { id, until, approval_no }: DisclosureRow): Disclosure {
  return { id, until, approval_no, watermark: watermark(caller, now, approval_no) };
}

function over({ until }: DisclosureRow): PlumbError {
  return new PlumbError({
    code: 'disclosure-over',
    texts: {
      zh: `查看时限已于 ${until.slice(0, 16)} 结束,批件有效期内可再次打开`,
      en: `the time for looking ended at ${until.slice(0, 16)}; it may be opened again while the approval is valid`,
    },
    exit: 1,
  });
}
