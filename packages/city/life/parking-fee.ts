import { day, hour, minute } from '../clock.ts';

/** Half an hour free, then 5 yuan an hour begun, 40 yuan a day at most. */
export function parkingFee(from: number, to: number): number {
  const span = to - from;
  if (span <= 30 * minute) return 0;
  const days = Math.floor(span / day);
  return days * 40 + Math.min(40, Math.ceil((span - days * day) / hour) * 5);
}
