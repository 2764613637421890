import type { Caller } from '@plumb/guard/access/caller';
import type { House } from '@plumb/guard/house';
import { mayList } from '@plumb/verify/may-list';
import { clueStatistics } from './clue-statistics.ts';
import { dataStatistics } from './data-statistics.ts';
import { governanceStatistics } from './governance-statistics.ts';
import { hitStatistics } from './hit-statistics.ts';
import { modelStatistics } from './model-statistics.ts';
import type { UnitPlace } from './read-overview.ts';
import type { Statistics } from './statistics-view.ts';

/** The statistics of the command centre (domain workflow §4.5) within the caller's sight; every number with the list that it counts. */
export async function readStatistics(
  house: House,
  caller: Caller,
  places: ReadonlyMap<string, UnitPlace>,
): Promise<Statistics> {
  await mayList(house, caller, 'statistics:read');
  const groups = [dataStatistics, modelStatistics, hitStatistics, clueStatistics, governanceStatistics];
  return { as_of: house.now(), groups: await Promise.all(groups.map((read) => read(house, caller, places))) };
}
