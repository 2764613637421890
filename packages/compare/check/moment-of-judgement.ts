import type { Contracts } from '@plumb/collect/contract/read-contracts';
import type { Warehouse } from '@plumb/stores/warehouse/port';

/**
 * As of when a data set is judged where nobody says it: the end of the last day with an event in it.
 * Taken from the data, so that the same folder gives the same hits on any day.
 */
export async function momentOfJudgement(
  warehouse: Warehouse,
  contracts: Contracts,
  delivered: string[],
): Promise<string> {
  const days: string[] = [];
  for (const dataset of delivered) {
    const time = contracts.get(dataset)?.time;
    if (!time) continue;
    const [row] = await warehouse.rows(`SELECT CAST(max(${time}) AS DATE) AS day FROM ${dataset}`);
    if (typeof row?.['day'] === 'string') days.push(row['day']);
  }
  const last = days.sort().at(-1);
  return `${last ?? '1970-01-01'} 23:59:59`;
}
