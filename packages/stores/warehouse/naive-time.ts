/** Naive times as text and as epoch milliseconds (the naive time read as UTC). */

const dayMs = 86_400_000;

const form = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,3})\d*)?)?$/;

/** Epoch ms of 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM:SS[.mmm]', NaN where there is no such moment. */
export function epochOf(text: string): number {
  const found = form.exec(text);
  if (!found) return Number.NaN;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const [hour, minute, second] = [Number(found[4] ?? 0), Number(found[5] ?? 0), Number(found[6] ?? 0)];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return Number.NaN;
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + Number((found[7] ?? '').padEnd(3, '0'));
}

/** Whole days since 1970-01-01 of 'YYYY-MM-DD', NaN where there is no such day or the text has a time. */
export function daysOf(text: string): number {
  return text.length === 10 ? epochOf(text) / dayMs : Number.NaN;
}

export function dateText(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, -14);
}

/** 'YYYY-MM-DD HH:MM:SS', with .mmm where there are milliseconds. */
export function datetimeText(epochMs: number): string {
  const iso = new Date(epochMs).toISOString();
  return `${iso.slice(0, -14)} ${iso.endsWith('.000Z') ? iso.slice(-13, -5) : iso.slice(-13, -1)}`;
}
