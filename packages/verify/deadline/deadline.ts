import { addDays, addMonths, weekday } from '@plumb/ground/period';
import { addWorkdays, calendarOf, type WorkCalendar, workdaysBetween } from '@plumb/ground/work-calendar';

/** How long a state may last: workdays of the calendar, calendar days, or calendar months. */
export type Limit = { workdays: number } | { days: number } | { months: number };

const published = calendarOf();

/**
 * The work calendar of time limits. A year whose holidays are not yet published counts with its weekends alone: a limit has to
 * be told today, and one that forgets a holiday is reached early, never late.
 */
export const limitCalendar: WorkCalendar = {
  day: (date) => {
    const found = published.day(date);
    if (!('missing' in found)) return found;
    const day = date.slice(0, 10);
    const isWorkday = weekday(day) <= 5;
    return { day, isWorkday, dayType: isWorkday ? '工作日' : '周末', holidayName: null };
  },
};

/** The end of the last day of a limit that starts at `from`: 'YYYY-MM-DD 23:59:59'. */
export function dueAt(from: string, limit: Limit, calendar: WorkCalendar = limitCalendar): string {
  return `${lastDay(from.slice(0, 10), limit, calendar)} 23:59:59`;
}

function lastDay(from: string, limit: Limit, calendar: WorkCalendar): string {
  if ('months' in limit) return addMonths(from, limit.months);
  if ('days' in limit) return addDays(from, limit.days);
  const found = addWorkdays(calendar, from, limit.workdays);
  if ('missing' in found) throw new Error(`no work calendar for ${found.year}`);
  return found.day;
}

/** How much of a limit is used up. 80: a fifth is left · 100: over · 120: over by a fifth, the leader in charge is told. */
export type Escalation = 0 | 80 | 100 | 120;

export function escalationOf(
  since: string,
  due: string | null,
  now: string,
  calendar: WorkCalendar = limitCalendar,
): Escalation {
  if (due === null) return 0;
  const whole = Math.max(1, count(calendar, since, due));
  const used = count(calendar, since, now) / whole;
  if (now > due) return used >= 1.2 ? 120 : 100;
  return used >= 0.8 ? 80 : 0;
}

function count(calendar: WorkCalendar, from: string, to: string): number {
  const found = workdaysBetween(calendar, from, to);
  if ('missing' in found) throw new Error(`no work calendar for ${found.year}`);
  return found.workdays;
}
