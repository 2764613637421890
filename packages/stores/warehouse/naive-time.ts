/** Naive times as text and as epoch milliseconds (the naive time read as UTC). */

export const dayMs = 86_400_000;
const [dash, colon, dot, space, capitalT] = [45, 58, 46, 32, 84];

/** Epoch ms of 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM:SS[.mmm]' (also with T), NaN where there is no such moment. */
export function epochOf(text: string): number {
  const days = daysAt(text);
  if (text.length === 10) return days * dayMs;
  const gap = text.charCodeAt(10);
  if ((gap !== space && gap !== capitalT) || text.charCodeAt(13) !== colon || text.charCodeAt(16) !== colon)
    return Number.NaN;
  const [hour, minute, second] = [digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)];
  if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  return days * dayMs + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds(text);
}

/** Whole days since 1970-01-01 of 'YYYY-MM-DD', NaN where there is no such day or the text has a time. */
export function daysOf(text: string): number {
  return text.length === 10 ? daysAt(text) : Number.NaN;
}

export function dateText(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, -14);
}

/** 'YYYY-MM-DD HH:MM:SS', with .mmm where there are milliseconds. */
export function datetimeText(epochMs: number): string {
  const iso = new Date(epochMs).toISOString();
  return `${iso.slice(0, -14)} ${iso.endsWith('.000Z') ? iso.slice(-13, -5) : iso.slice(-13, -1)}`;
}

function digits(text: string, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function milliseconds(text: string): number {
  if (text.length === 19) return 0;
  if (text.charCodeAt(19) !== dot || text.length === 20) return Number.NaN;
  return Math.floor(digits(text, 20, text.length - 20) * 10 ** (23 - text.length));
}

function daysAt(text: string): number {
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return Number.NaN;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)];
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return Number.NaN;
  // Years counted from March, so that a leap day ends its year: Hinnant, "chrono-compatible low-level date algorithms".
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
