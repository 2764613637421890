import chineseDays from 'chinese-days';
import { addDays, weekday } from './period.ts';
import { type Refusal, refuse } from './problem.ts';

export type DayType = '工作日' | '周末' | '法定节假日' | '调休上班';
export type CalendarDay = {
  readonly day: string;
  readonly isWorkday: boolean;
  readonly dayType: DayType;
  readonly holidayName: string | null;
};
/** A year whose holidays are not known. Weekends alone would be a guess. */
export type MissingYear = { readonly missing: true; readonly year: number };
/** A year as published, from `loadYear`. */
export type LoadedYear = {
  readonly ok: true;
  readonly year: number;
  readonly days: ReadonlyMap<string, { readonly name: string; readonly off: boolean }>;
};
export type WorkCalendar = { readonly day: (date: string) => CalendarDay | MissingYear };

/** The years the library holds as published; beyond them it would answer with weekends alone. */
export const builtInYears = { first: 2004, last: 2026 } as const;

/** A yearly file of the shape of NateScarlet/holiday-cn: { year, days: [{ name, date, isOffDay }] }. A day may lie in the year before. */
export function loadYear(json: unknown): LoadedYear | Refusal {
  const file = json as { year?: unknown; days?: unknown } | null;
  if (!Number.isInteger(file?.year) || !Array.isArray(file?.days)) return refuse('calendar-form');
  const days = new Map<string, { name: string; off: boolean }>();
  for (const entry of file.days) {
    const { name, date, isOffDay } = (entry ?? {}) as { name?: unknown; date?: unknown; isOffDay?: unknown };
    if (typeof name !== 'string' || typeof isOffDay !== 'boolean') return refuse('calendar-form');
    if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return refuse('calendar-form');
    days.set(date, { name, off: isOffDay });
  }
  return { ok: true, year: file.year as number, days };
}

function dayFrom(day: string, arrangement: { name: string; off: boolean } | undefined): CalendarDay {
  if (arrangement) {
    const dayType = arrangement.off ? '法定节假日' : '调休上班';
    return { day, isWorkday: !arrangement.off, dayType, holidayName: arrangement.name };
  }
  const isWorkday = weekday(day) <= 5;
  return { day, isWorkday, dayType: isWorkday ? '工作日' : '周末', holidayName: null };
}

/** The library names an arranged day "English,中文,days" and any other by its weekday. */
function builtInDay(day: string): CalendarDay {
  const { work, name } = chineseDays.getDayDetail(day);
  const chinese = name.split(',')[1];
  return dayFrom(day, chinese === undefined ? undefined : { name: chinese, off: !work });
}

/** The work calendar of the built-in years and of those loaded, which take precedence. */
export function calendarOf(loadedYears: readonly LoadedYear[] = []): WorkCalendar {
  const loaded = new Map(loadedYears.map((year) => [year.year, year]));
  const known = new Map<string, CalendarDay>();

  const find = (day: string): CalendarDay | MissingYear => {
    const year = Number(day.slice(0, 4));
    const own = loaded.get(year);
    // The last days of December are arranged by the next year's notice.
    const arranged = own?.days.get(day) ?? loaded.get(year + 1)?.days.get(day);
    if (own || arranged) return dayFrom(day, arranged);
    return year < builtInYears.first || year > builtInYears.last ? { missing: true, year } : builtInDay(day);
  };

  return {
    day: (date) => {
      const day = date.slice(0, 10);
      const before = known.get(day);
      if (before) return before;
      const found = find(day);
      if (!('missing' in found)) known.set(day, found);
      return found;
    },
  };
}

/** The n-th workday after a date, or before it where n is negative; n = 0 is the date itself. */
export function addWorkdays(calendar: WorkCalendar, date: string, n: number): { readonly day: string } | MissingYear {
  const step = n < 0 ? -1 : 1;
  let day = date.slice(0, 10);
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step);
    const found = calendar.day(day);
    if ('missing' in found) return found;
    if (found.isWorkday) left--;
  }
  return { day };
}

/** Workdays after `from` up to and including `to`: what a deadline counts. Negative the other way round. */
export function workdaysBetween(
  calendar: WorkCalendar,
  from: string,
  to: string,
): { readonly workdays: number } | MissingYear {
  if (to.slice(0, 10) < from.slice(0, 10)) {
    const back = workdaysBetween(calendar, to, from);
    return 'missing' in back ? back : { workdays: -back.workdays };
  }
  let workdays = 0;
  for (let day = from.slice(0, 10); day < to.slice(0, 10); ) {
    day = addDays(day, 1);
    const found = calendar.day(day);
    if ('missing' in found) return found;
    if (found.isWorkday) workdays++;
  }
  return { workdays };
}
