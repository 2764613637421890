import type { Resource } from '@plumb/guard/access/policy-book';
import type { Db } from '@plumb/stores/records/open-records';
import type { ClueTable } from '@plumb/stores/records/tables/clue';
import type { Selectable } from 'kysely';

export type ClueRow = Selectable<ClueTable>;

export async function loadClue(db: Db, id: string, lock = false): Promise<ClueRow | undefined> {
  const query = db.selectFrom('clue').selectAll().where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

export function clueResource(
  clue: Pick<ClueRow, 'id' | 'unit' | 'region' | 'state' | 'source' | 'office' | 'handlers'>,
  requestedBy?: string,
): Resource {
  const { id, unit, region, state, source, office, handlers } = clue;
  return {
    type: 'clue',
    id,
    unit,
    region,
    attributes: { state, source, office: office ?? undefined, handlers, requested_by: requestedBy },
  };
}

/** Number of the register, or of the receipt before it has one. */
export const clueNo = (clue: Pick<ClueRow, 'number' | 'receipt_no'>) => clue.number ?? `收${clue.receipt_no}`;
