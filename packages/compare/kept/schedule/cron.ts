import { PlumbError } from '@plumb/ground/problem';

/** Five fields: minute, hour, day of month, month, day of week (0 or 7 is Sunday). `*`, lists, ranges and steps. */
export type Cron = {
  minutes: Set<number>;
  hours: Set<number>;
  days: Set<number>;
  months: Set<number>;
  weekdays: Set<number>;
  anyDay: boolean;
  anyWeekday: boolean;
};

/** Reads a cron expression. Throws `bad-input`. */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 5) throw wrong(text);
  const [minutes, hours, days, months, weekdays] = ranges.map(([low, high], i) => fieldOf(fields[i] as string, low, high, text)) as [
    Set<number>, Set<number>, Set<number>, Set<number>, Set<number>,
  ]; // biome-ignore format: five of a kind
  if (weekdays.has(7)) weekdays.add(0);
  return { minutes, hours, days, months, weekdays, anyDay: fields[2] === '*', anyWeekday: fields[4] === '*' };
}

const ranges = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 7]] as const; // biome-ignore format: a table

function fieldOf(field: string, low: number, high: number, text: string): Set<number> {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) throw wrong(text);
    const [, first, last, every] = match;
    const from = first === undefined ? low : Number(first);
    const to = last === undefined ? (first === undefined || every !== undefined ? high : from) : Number(last);
    const step = every === undefined ? 1 : Number(every);
    if (from < low || to > high || from > to || step < 1) throw wrong(text);
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return values;
}

const farthestDays = 400;

/** The last time of the expression at or before a naive time, 'YYYY-MM-DD HH:MM:00'; undefined where none lies within 400 days. */
export function latestDue(cron: Cron, now: string): string | undefined {
  const end = Date.parse(`${now.slice(0, 16).replace(' ', 'T')}:00Z`);
  const today = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  for (let back = 0; back <= farthestDays; back++) {
    const day = new Date(today - back * 86_400_000);
    if (!isDay(cron, day)) continue;
    for (const hour of [...cron.hours].sort(descending))
      for (const minute of [...cron.minutes].sort(descending)) {
        const at = day.getTime() + (hour * 60 + minute) * 60_000;
        if (at <= end) return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
      }
  }
  return undefined;
}

const descending = (a: number, b: number) => b - a;

/** Where both the day of the month and the weekday are said, either will do: cron's own rule. */
function isDay(cron: Cron, day: Date): boolean {
  if (!cron.months.has(day.getUTCMonth() + 1)) return false;
  const [date, weekday] = [cron.days.has(day.getUTCDate()), cron.weekdays.has(day.getUTCDay())];
  return cron.anyDay || cron.anyWeekday ? date && weekday : date || weekday;
}

function wrong(text: string): PlumbError {
  return new PlumbError({
    code: 'bad-input',
    texts: {
      zh: `“${text}”不是时间表,应为五段:分 时 日 月 星期,如 30 2 * * *`,
      en: `“${text}” is no schedule: five fields, minute hour day month weekday, as 30 2 * * *`,
    },
    where: 'cron',
  });
}
