/** Moments are naive Beijing times: epoch milliseconds computed as if they were UTC. */
export const minute = 60_000;
export const hour = 3_600_000;
export const day = 86_400_000;

const dayTexts = new Map<number, string>();

/** Start of the day a moment falls in. */
export function startOfDay(ms: number): number {
  return Math.floor(ms / day) * day;
}

/** 'YYYY-MM-DD' of a moment. */
export function dayText(ms: number): string {
  const number = Math.floor(ms / day);
  let text = dayTexts.get(number);
  if (text === undefined) {
    text = new Date(number * day).toISOString().slice(0, 10);
    dayTexts.set(number, text);
  }
  return text;
}

const two = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'));

/** 'YYYY-MM-DD HH:MM:SS' of a moment. */
export function momentText(ms: number): string {
  const s = Math.floor((ms - startOfDay(ms)) / 1000);
  return `${dayText(ms)} ${two[Math.floor(s / 3600)]}:${two[Math.floor(s / 60) % 60]}:${two[s % 60]}`;
}

/** The moment at 'HH:MM' of the day that a moment or 'YYYY-MM-DD' names. */
export function at(on: number | string, time: string): number {
  const start = typeof on === 'string' ? Date.parse(`${on}T00:00:00Z`) : startOfDay(on);
  const [hours, minutes] = time.split(':');
  return start + Number(hours) * hour + Number(minutes) * minute;
}
