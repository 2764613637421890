import type { Contracts } from '@plumb/collect/contract/read-contracts';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import type { YearRange } from '../derive/native/calendar.ts';

/** The days of the first and the last event, 'YYYY-MM-DD'. */
export type EventSpan = { first: string; last: string };

/** Years outside are a slip of the pen, not data: they move neither the calendar nor the moment of judgement. */
const plausible = { from: '1990-01-01', before: '2101-01-01' };

/** From the first to the last event of the datasets, each read once; undefined where none has an event. */
export async function eventSpan(
  warehouse: Warehouse,
  contracts: Contracts,
  datasets: Iterable<string>,
): Promise<EventSpan | undefined> {
  let span: EventSpan | undefined;
  for (const id of datasets) {
    const contract = contracts.get(id);
    if (!contract?.time || !/^date/.test(contract.columns[contract.time]?.type ?? '')) continue;
    const { time } = contract;
    const [row] = await warehouse.rows(
      `SELECT CAST(min(${time}) AS DATE) AS first, CAST(max(${time}) AS DATE) AS last FROM ${id}
       WHERE ${time} >= '${plausible.from}' AND ${time} < '${plausible.before}'`,
    );
    const { first, last } = row ?? {};
    if (typeof first !== 'string' || typeof last !== 'string') continue;
    span = {
      first: span && span.first < first ? span.first : first,
      last: span && span.last > last ? span.last : last,
    };
  }
  return span;
}

/**
 * As of when a data set is judged where nobody says it: the end of the last day with an event in it.
 * Taken from the data, so that the same folder gives the same hits on any day.
 */
export function momentAfter(span: EventSpan | undefined): string {
  return `${span?.last ?? '1970-01-01'} 23:59:59`;
}

/** The years of the calendar that the events need. */
export function yearsOf(span: EventSpan | undefined): YearRange | undefined {
  return span && { first: Number(span.first.slice(0, 4)), last: Number(span.last.slice(0, 4)) };
}
