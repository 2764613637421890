import { knownLibrary } from '@plumb/compare/kept/known-library';
import type { Caller } from '@plumb/guard/access/caller';
import { inSight } from '@plumb/guard/access/sight';
import type { House } from '@plumb/guard/house';
import { mayList } from '@plumb/verify/may-list';
import { type CoverageMap, coverageMap } from './coverage-map.ts';
import { type NegativeListId, readNegativeList } from './negative-list.ts';

/** The coverage map, with how many hits within the caller's sight each model has. */
export async function readCoverage(
  house: House,
  caller: Caller,
  { list }: { list: NegativeListId },
): Promise<CoverageMap> {
  await mayList(house, caller, 'coverage:read');
  const counted = await house.records.db
    .selectFrom('hit')
    .select(['model', ({ fn }) => fn.countAll<number>().as('hits')])
    .where('withdrawn_at', 'is', null)
    .where('suppressed_by', 'is', null)
    .where('merged_into', 'is', null)
    .where(inSight(caller))
    .groupBy('model')
    .execute();
  const specs = [...knownLibrary(house.library).models.values()].map(({ spec }) => spec);
  return coverageMap(
    readNegativeList(house.library, list),
    specs,
    new Map(counted.map(({ model, hits }) => [model, hits])),
  );
}
