import type { Caller } from '@plumb/guard/access/caller';
import { inSight } from '@plumb/guard/access/sight';
import type { Db } from '@plumb/stores/records/open-records';

/** The hits that statistics count: those that the list shows. Suppressed, withdrawn and merged ones are left out, as there. */
export function countedHits(db: Db, caller: Caller) {
  return db
    .selectFrom('hit')
    .where('hit.withdrawn_at', 'is', null)
    .where('hit.suppressed_by', 'is', null)
    .where('hit.merged_into', 'is', null)
    .where(inSight(caller, { unit: 'hit.unit', region: 'hit.region' }));
}
