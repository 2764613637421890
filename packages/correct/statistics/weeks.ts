import { addDays, weekday } from '@plumb/ground/period';

/** The Monday of a day's week. */
export function weekOf(day: string): string {
  return addDays(day.slice(0, 10), 1 - weekday(day.slice(0, 10)));
}

/** The last `most` weeks up to the latest with anything, from the first with anything on; none is left out between. */
export function weeksOf(with_something: readonly string[], most: number): string[] {
  const [first] = [...with_something].sort();
  const last = [...with_something].sort().at(-1);
  if (first === undefined || last === undefined) return [];
  const weeks: string[] = [];
  for (let week = last; week >= first && weeks.length < most; week = addDays(week, -7)) weeks.unshift(week);
  return weeks;
}
