import type { Contracts } from '@plumb/collect/contract/read-contracts';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import type { YearRange } from './calendar.ts';

/** Years outside are a slip of the pen, not data. */
const plausible = { first: 1990, last: 2100 };

/** The years from the first to the last event of the datasets; undefined where none has an event. */
export async function dataYears(
  warehouse: Warehouse,
  contracts: Contracts,
  datasets: Iterable<string>,
): Promise<YearRange | undefined> {
  let range: YearRange | undefined;
  for (const id of datasets) {
    const contract = contracts.get(id);
    if (!contract?.time || !/^date/.test(contract.columns[contract.time]?.type ?? '')) continue;
    const { time } = contract;
    const [row] = await warehouse.rows(
      `SELECT min(${time}) AS earliest, max(${time}) AS latest FROM ${id}
       WHERE ${time} BETWEEN '${plausible.first}-01-01' AND '${plausible.last}-12-31'`,
    );
    const earliest = row?.['earliest'];
    const latest = row?.['latest'];
    if (typeof earliest !== 'string' || typeof latest !== 'string') continue;
    const [from, to] = [Number(earliest.slice(0, 4)), Number(latest.slice(0, 4))];
    range = { first: Math.min(range?.first ?? from, from), last: Math.max(range?.last ?? to, to) };
  }
  return range;
}
