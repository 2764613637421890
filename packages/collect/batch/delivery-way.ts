import type { DeliveryWay } from '@plumb/stores/records/tables/delivery';
import type { Contract } from '../contract/contract.ts';

/** How a dataset comes in where nobody says it, by its contract's own words. */
export function wayOf(contract: Contract): DeliveryWay {
  const words = contract.delivery.zh;
  const adds = /增量|推送|实时|批次|变更|开标后|随时/.test(words);
  if (/全量/.test(words) && !/日增量|增量推送/.test(words)) return 'full';
  if (!adds && contract.time === undefined) return 'full';
  if (/专线|内网/.test(words)) return 'line';
  return /采集/.test(words) ? 'collection' : 'incremental';
}

/** Days within which the next delivery is expected; null: it comes when there is something to tell. */
export function rhythmOf(contract: Contract): number | null {
  const words = contract.delivery.zh;
  if (/申请制|随时|开标后|变更|版本化|批次/.test(words) && !/日|月|季|年/.test(words)) return null;
  if (/实时|推送/.test(words)) return 1;
  if (/日/.test(words)) return 1;
  if (/周/.test(words)) return 7;
  if (/月/.test(words)) return 31;
  if (/季/.test(words)) return 92;
  return /年/.test(words) ? 366 : null;
}

export type Freshness = 'fresh' | 'late' | 'stale' | 'unscheduled' | 'never';

/** Late after the rhythm has passed once, stale after twice. `last` is when the last batch came in. */
export function freshnessOf(contract: Contract, last: string | null, now: string): Freshness {
  if (last === null) return 'never';
  const rhythm = rhythmOf(contract);
  if (rhythm === null) return 'unscheduled';
  const days = (instant(now) - instant(last)) / 86_400_000;
  // A delivery is not late on the very hour: half a day of grace.
  if (days <= rhythm + 0.5) return 'fresh';
  return days <= 2 * rhythm + 0.5 ? 'late' : 'stale';
}

const instant = (time: string) => Date.parse(`${time.slice(0, 19).replace(' ', 'T')}Z`);
