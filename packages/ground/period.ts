import { daysInMonth, twoDigits } from './calendar-day.ts';

/** From `from` up to but not including `to`; dates or moments as text. `null` is open. */
export type Period = { readonly from: string | null; readonly to: string | null };

const dayMs = 86_400_000;
const at = (s: string, from: number, length: number): number => {
  let n = 0;
  for (let i = from; i < from + length; i++) n = n * 10 + s.charCodeAt(i) - 48;
  return n;
};

/** Epoch ms of YYYY-MM-DD or YYYY-MM-DD HH:MM:SS, Beijing time taken as if it were UTC. */
export function toMs(text: string): number {
  const day = Date.UTC(at(text, 0, 4), at(text, 5, 2) - 1, at(text, 8, 2));
  return text.length < 19 ? day : day + at(text, 11, 2) * 3_600_000 + at(text, 14, 2) * 60_000 + at(text, 17, 2) * 1000;
}

/** YYYY-MM-DD HH:MM:SS; parts of a second are cut off. */
export function fromMs(ms: number): string {
  const seconds = Math.floor((ms - Math.floor(ms / dayMs) * dayMs) / 1000);
  return `${dayFromMs(ms)} ${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

/** YYYY-MM-DD. */
export function dayFromMs(ms: number): string {
  const date = new Date(ms);
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
}

/** The day of a moment. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}

/** Minutes since midnight, 0–1439. */
export function minuteOfDay(moment: string): number {
  return moment.length < 16 ? 0 : at(moment, 11, 2) * 60 + at(moment, 14, 2);
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: string): number {
  return ((((Math.floor(toMs(dayOf(date)) / dayMs) + 3) % 7) + 7) % 7) + 1;
}

export function addDays(date: string, days: number): string {
  return dayFromMs(toMs(dayOf(date)) + days * dayMs);
}

/** The same day of another month, or its last day where it is shorter: 2024-01-31 + 1 → 2024-02-29. */
export function addMonths(date: string, months: number): string {
  const index = at(date, 0, 4) * 12 + at(date, 5, 2) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const day = Math.min(at(date, 8, 2), daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Whole days from one date to another; times of day do not count. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toMs(dayOf(to)) - toMs(dayOf(from))) / dayMs);
}

/** Minutes from one moment to another, with fractions. */
export function minutesBetween(from: string, to: string): number {
  return (toMs(to) - toMs(from)) / 60_000;
}

/** Whole months completed between two dates. */
export function monthsBetween(from: string, to: string): number {
  const months = (at(to, 0, 4) - at(from, 0, 4)) * 12 + at(to, 5, 2) - at(from, 5, 2);
  if (months > 0 && addMonths(from, months) > dayOf(to)) return months - 1;
  return months < 0 && addMonths(from, months) < dayOf(to) ? months + 1 : months;
}

/** The calendar months a day lies in, as a period of dates: 202401 → [2024-01-01, 2024-02-01). */
export function monthPeriod(month: string): { readonly from: string; readonly to: string } {
  const from = `${month.slice(0, 4)}-${month.slice(4, 6)}-01`;
  return { from, to: addMonths(from, 1) };
}

const startMs = (p: Period): number => (p.from === null ? Number.NEGATIVE_INFINITY : toMs(p.from));
const endMs = (p: Period): number => (p.to === null ? Number.POSITIVE_INFINITY : toMs(p.to));

export function isEmpty(p: Period): boolean {
  return startMs(p) >= endMs(p);
}

/** Whether the two share any moment; periods that only touch do not. */
export function overlaps(a: Period, b: Period): boolean {
  return Math.max(startMs(a), startMs(b)) < Math.min(endMs(a), endMs(b));
}

export function covers(p: Period, moment: string): boolean {
  const ms = toMs(moment);
  return ms >= startMs(p) && ms < endMs(p);
}

/** Minutes both periods share; Infinity where both are open at the same end. */
export function overlapMinutes(a: Period, b: Period): number {
  return Math.max(0, Math.min(endMs(a), endMs(b)) - Math.max(startMs(a), startMs(b))) / 60_000;
}
