import { randomUUID } from 'node:crypto';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { unseen } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { SavedViewTable } from '@plumb/stores/records/tables/hit-work';
import type { Selectable } from 'kysely';
import { type HitFilter, hitFilterSchema } from './hit/hit-filter.ts';
import { mayList } from './may-list.ts';
import type { SavedView } from './saved-view.ts';

/** Filters of the hits queue: one's own and those that colleagues of the unit share. */
export async function listViews(house: House, caller: Caller): Promise<SavedView[]> {
  await mayList(house, caller, 'hit:list');
  const rows = await house.records.db
    .selectFrom('saved_view')
    .selectAll()
    .where((eb) =>
      eb.or([eb('owner', '=', caller.account_id), eb.and([eb('shared', '=', true), eb('unit', '=', caller.unit)])]),
    )
    .orderBy('name')
    .execute();
  return rows.map((row) => shown(row, caller));
}

/** Keeps a filter under a name; the same name again replaces it. */
export async function saveView(
  house: House,
  caller: Caller,
  input: { name: string; filter: HitFilter; shared: boolean },
): Promise<SavedView> {
  return act(house, caller, 'view:save', async (act) => {
    act.authorise('hit:list', theHouse);
    const filter = JSON.stringify(hitFilterSchema.parse(input.filter));
    const row = await act.db
      .insertInto('saved_view')
      .values({
        id: randomUUID(),
        owner: caller.account_id,
        unit: caller.unit,
        name: input.name,
        filter,
        shared: input.shared,
        created_at: act.now,
      })
      .onConflict((conflict) => conflict.columns(['owner', 'name']).doUpdateSet({ filter, shared: input.shared }))
      .returningAll()
      .executeTakeFirstOrThrow();
    act.record({ object: { type: 'view', id: row.id }, after: row });
    return shown(row, caller);
  });
}

/** Only its owner removes it. */
export async function removeView(house: House, caller: Caller, id: string): Promise<void> {
  return act(house, caller, 'view:remove', async (act) => {
    act.authorise('hit:list', theHouse);
    const row = await act.db.selectFrom('saved_view').selectAll().where('id', '=', id).executeTakeFirst();
    const near = row && (row.owner === caller.account_id || (row.shared && row.unit === caller.unit));
    if (!near) throw unseen({ type: 'view', id });
    if (row.owner !== caller.account_id)
      throw new PlumbError({
        code: 'not-allowed',
        texts: { zh: '只有建立者可以删除该视图', en: 'only who made this view may remove it' },
        exit: 1,
      });
    await act.db.deleteFrom('saved_view').where('id', '=', id).execute();
    act.record({ object: { type: 'view', id }, before: row });
  });
}

function shown(row: Selectable<SavedViewTable>, caller: Caller): SavedView {
  const { id, name, shared, owner, created_at } = row;
  return {
    id,
    name,
    filter: hitFilterSchema.parse(row.filter),
    shared,
    owner,
    mine: owner === caller.account_id,
    created_at,
  };
}
