import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { inSight } from '@plumb/guard/access/sight';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { SuppressionTable } from '@plumb/stores/records/tables/suppression';
import type { Selectable } from 'kysely';

export type ShownSuppression = Omit<Selectable<SuppressionTable>, 'subject_key'>;

/** Suppressions in the caller's sight, newest first; the subject is masked. */
export async function listSuppressions(
  house: House,
  caller: Caller,
  filter: { state?: ShownSuppression['state'] | undefined; limit: number; cursor?: string | undefined },
): Promise<{ items: ShownSuppression[]; next_cursor: string | null }> {
  return act(house, caller, 'suppression:list', async ({ db, authorise }) => {
    authorise('suppression:list', theHouse);
    const [at, last] = filter.cursor?.split('|') ?? [];
    const rows = await db
      .selectFrom('suppression')
      .selectAll()
      .where(inSight(caller))
      .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state as ShownSuppression['state']))
      .$if(last !== undefined, (query) =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('created_at', 'id'), '<', tuple(at as string, last as string)),
        ),
      )
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(filter.limit + 1)
      .execute();
    const items = rows.slice(0, filter.limit).map(({ subject_key: _, ...one }) => one);
    const end = items.at(-1);
    return { items, next_cursor: rows.length > filter.limit && end ? `${end.created_at}|${end.id}` : null };
  });
}
