import { addDays } from '@plumb/ground/period';
import { builtInYears } from '@plumb/ground/work-calendar';

/** The demo's work begins so long before its first start, so that the weeks have something to show. */
export const historyDays = 28;
const dataDays = 90;

export type DemoPeriod = { from: string; to: string };

/** The days of the demo city's data: three months that end before the work on them begins, within the years whose holidays are known. */
export function demoPeriod(today: string): DemoPeriod {
  const before = addDays(today.slice(0, 10), -historyDays - 1);
  const lastKnown = `${builtInYears.last}-12-31`;
  const to = before < lastKnown ? before : lastKnown;
  return { from: addDays(to, 1 - dataDays), to };
}
