import { isCalendarDay, twoDigits } from './calendar-day.ts';

const digitAt = (s: string, i: number): number => {
  const n = s.charCodeAt(i) - 48;
  return n >= 0 && n <= 9 ? n : Number.NaN;
};

/** Two digits at a place, or NaN. */
const pairAt = (s: string, i: number): number => digitAt(s, i) * 10 + digitAt(s, i + 1);

/** One or two digits before a character that is none. */
function shortNumberAt(s: string, i: number): number {
  const next = digitAt(s, i + 1);
  return next >= 0 ? digitAt(s, i) * 10 + next : digitAt(s, i);
}

/**
 * The forms nearly every row has (2024-01-05 08:30:00, 2024/1/5 8:30, 20240105083000), without a regular expression.
 * Gives YYYY-MM-DD, with HH:MM:SS where there is a time; undefined leaves the text to the full reader.
 */
export function readCommonDate(s: string): string | undefined {
  const year = pairAt(s, 0) * 100 + pairAt(s, 2);
  if (!(year >= 1800 && year <= 2200)) return undefined;
  const mark = s.charCodeAt(4);
  let month: number;
  let day: number;
  let i: number;
  if (mark === 45 || mark === 47) {
    month = shortNumberAt(s, 5);
    i = month > 9 || s.charCodeAt(5) === 48 ? 7 : 6;
    if (s.charCodeAt(i) !== mark) return undefined;
    day = shortNumberAt(s, i + 1);
    i += day > 9 || s.charCodeAt(i + 1) === 48 ? 3 : 2;
  } else {
    if (s.length !== 8 && s.length !== 14) return undefined;
    month = pairAt(s, 4);
    day = pairAt(s, 6);
    i = 8;
  }
  if (!isCalendarDay(year, month, day)) return undefined;
  const date = `${s.slice(0, 4)}-${twoDigits(month)}-${twoDigits(day)}`;
  if (i === s.length) return date;
  const time = i === 8 && mark !== 45 && mark !== 47 ? readCompactTime(s) : readCommonTime(s, i);
  return time === undefined ? undefined : `${date} ${time}`;
}

function timeText(hour: number, minute: number, second: number): string | undefined {
  return hour < 24 && minute < 60 && second < 60
    ? `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`
    : undefined;
}

function readCompactTime(s: string): string | undefined {
  return timeText(pairAt(s, 8), pairAt(s, 10), pairAt(s, 12));
}

function readCommonTime(s: string, at: number): string | undefined {
  const gap = s.charCodeAt(at);
  if (gap !== 32 && gap !== 84) return undefined;
  const hour = shortNumberAt(s, at + 1);
  const colon = at + (hour > 9 || s.charCodeAt(at + 1) === 48 ? 3 : 2);
  if (s.charCodeAt(colon) !== 58) return undefined;
  const rest = s.length - colon;
  if (rest === 3) return timeText(hour, pairAt(s, colon + 1), 0);
  return rest === 6 && s.charCodeAt(colon + 3) === 58
    ? timeText(hour, pairAt(s, colon + 1), pairAt(s, colon + 4))
    : undefined;
}
