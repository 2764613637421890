import { isOddCharacter, isOddField } from './odd-field.ts';

/** What a byte means to the scanner: nothing where 0. */
export const byteKind = {
  /** A quote, a delimiter, a line end. */
  stop: 1,
  /** The first byte of a character that cleaning could change. */
  lead: 2,
  /** The first of three bytes of which none wants a look: most Chinese characters. */
  plainThree: 3,
} as const;

const newline = 0x0a;
const quote = 0x22;

/** A record without quotes: where the next begins, how many fields it has, whether one is odd, where the first that is not blank begins. */
export type PlainRecord = { end: number; fields: number; odd: boolean; first: number };

/** The byte after the last of a record that ends at a line end before `next`. */
export function recordEnd(data: Uint8Array, start: number, next: number): number {
  const end = next - 1;
  return end > start && data[end - 1] === 0x0d ? end - 1 : end;
}

export function isBlank(data: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((data[i] as number) > 0x20) return false;
  return true;
}

/**
 * Reads the record that starts at `start` into `found`; false where it holds a quote or is not complete. A function of its own:
 * the engine compiles it half as fast again as the same loop among the rare cases.
 */
export function readPlainRecord(data: Uint8Array, start: number, kind: Uint8Array, found: PlainRecord): boolean {
  const end = data.length;
  let fields = 1;
  let fieldStart = start;
  let odd = false;
  let first = -1;
  let p = start;
  for (;;) {
    let byte = 0;
    let what = 0;
    while (p < end) {
      byte = data[p] as number;
      what = kind[byte] as number;
      if (what !== 0) break;
      p++;
    }
    if (p >= end) return false;
    if (what === byteKind.plainThree) {
      p += 3;
      continue;
    }
    if (what === byteKind.lead) {
      odd ||= isOddCharacter(data, p);
      p++;
      continue;
    }
    if (byte === quote) return false;
    const fieldEnd = byte === newline ? recordEnd(data, start, p + 1) : p;
    if (fieldEnd > fieldStart) {
      odd ||= isOddField(data, fieldStart, fieldEnd);
      if (first < 0 && !isBlank(data, fieldStart, fieldEnd)) first = fieldStart;
    }
    p++;
    if (byte === newline) {
      found.end = p;
      found.fields = fields;
      found.odd = odd;
      found.first = first;
      return true;
    }
    fields++;
    fieldStart = p;
  }
}
