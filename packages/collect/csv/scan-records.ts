import { mayBeNote } from '../header/note-row.ts';
import { isOddCharacter, isOddField } from './odd-field.ts';
import { parseRecord } from './parse-record.ts';
import { byteKind, isBlank, type PlainRecord, readPlainRecord, recordEnd } from './plain-record.ts';

/** What the scanner finds, in the order of the file. Lines count from 1. */
export type RecordSink = {
  /** A record as it stands: `data[from, to)` without its line end, one field for each column. */
  raw(line: number, odd: boolean, data: Buffer, from: number, to: number): void;
  /** A record that had to be taken apart. */
  fields(line: number, fields: string[]): void;
  bad(line: number, problem: BadRecord, start: string, found: number): void;
  /** The header row again, in the middle of the rows. */
  headerAgain(line: number): void;
  /** A sum or a note under the table. */
  note(line: number): void;
};

export type BadRecord = 'line-too-long' | 'quote-open' | 'column-count';

export type RecordShape = {
  delimiter: string;
  columns: number;
  headerLine: number;
  /** Columns up to the last that has a name: Excel leaves blank fields past it off from some row on. */
  named?: number;
  /** Blank fields that every record has past the header's. */
  surplus?: number;
  /** Asked of records whose first text is that of a sum or a note. */
  isNote(cells: string[]): boolean;
};

/** A record past this is no row of a table. */
export const longestRecord = 1 << 20;

const quote = 0x22;
const newline = 0x0a;

/**
 * Cuts UTF-8 CSV into records at about a nanosecond a byte. Nothing is decoded: records go on as ranges of bytes, marked odd
 * where cleaning could change them. Line numbers are those of the file, also past quoted line ends; a quote that never
 * closes costs its own line, not the rest of the file.
 */
export class RecordScanner {
  readonly #shape: RecordShape;
  readonly #sink: RecordSink;
  readonly #kind = new Uint8Array(256);
  readonly #delimiter: number;
  #rest: Buffer = Buffer.alloc(0);
  #line = 1;
  #skipping = false;
  #firstHeader: Buffer | undefined;
  readonly #plain: PlainRecord = { end: 0, fields: 0, odd: false, first: -1 };

  constructor(shape: RecordShape, sink: RecordSink) {
    this.#shape = shape;
    this.#sink = sink;
    this.#delimiter = shape.delimiter.charCodeAt(0);
    for (const byte of [quote, newline, this.#delimiter]) this.#kind[byte] = byteKind.stop;
    for (const byte of [0xc2, 0xe2, 0xe3, 0xef]) this.#kind[byte] = byteKind.lead;
    for (let byte = 0xe4; byte <= 0xee; byte++) this.#kind[byte] = byteKind.plainThree;
  }

  /** Takes the next bytes; `last` with the end of the file. */
  push(piece: Buffer, last = false): void {
    let data = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    if (this.#skipping) data = this.#skipLine(data);
    let start = 0;
    while (start < data.length) {
      const end = this.#record(data, start, last);
      if (end < 0) break;
      start = end;
    }
    if (data.length - start > longestRecord) {
      start = this.#giveUp(data, start);
      if (start < data.length && data.length - start > longestRecord) {
        this.#rest = Buffer.alloc(0);
        this.push(data.subarray(start), last);
        return;
      }
    }
    this.#rest = Buffer.from(data.subarray(start));
  }

  #skipLine(data: Buffer): Buffer {
    const end = data.indexOf(newline);
    if (end < 0) return data.subarray(data.length);
    this.#skipping = false;
    this.#line++;
    return data.subarray(end + 1);
  }

  /** What is left holds no record end: a line without end, or a quote that never closes. Goes on after its first line. */
  #giveUp(data: Buffer, start: number): number {
    const end = data.indexOf(newline, start);
    const size = (end < 0 ? data.length : end) - start;
    this.#bad(this.#line, size > longestRecord ? 'line-too-long' : 'quote-open', text(data, start, start + 60), size);
    if (end < 0) {
      this.#skipping = true;
      return data.length;
    }
    this.#line++;
    return end + 1;
  }

  /** Reads one record from `start`; where the next begins, or -1 where this one is not complete yet. */
  #record(data: Buffer, start: number, last: boolean): number {
    const plain = this.#plain;
    if (!readPlainRecord(data, start, this.#kind, plain)) return this.#quotedRecord(data, start, last);
    const { end, fields, odd, first } = plain;
    const line = this.#line++;
    if (first >= 0) this.#emit(line, odd, false, fields, data, start, recordEnd(data, start, end), first);
    return end;
  }

  /** The same for a record with quotes in it, or the last of the file without a line end. */
  #quotedRecord(data: Buffer, start: number, last: boolean): number {
    const kind = this.#kind;
    const end = data.length;
    const firstLine = this.#line;
    let fields = 1;
    let fieldStart = start;
    let odd = false;
    let irregular = false;
    let lines = 0;
    let first = -1;
    let p = start;
    for (;;) {
      while (p < end && kind[data[p] as number] === 0) p++;
      let byte = newline;
      if (p < end) {
        byte = data[p] as number;
        const what = kind[byte];
        if (what === byteKind.plainThree) {
          p += 3;
          continue;
        }
        if (what === byteKind.lead) {
          odd ||= isOddCharacter(data, p);
          p++;
          continue;
        }
        if (byte === quote) {
          if (p !== fieldStart) {
            irregular = true;
            p++;
            continue;
          }
          let q = p + 1;
          for (;;) {
            if (q >= end) {
              if (!last) return -1;
              return this.#openQuote(data, start);
            }
            const c = data[q] as number;
            if (c === quote) {
              if (q + 1 >= end && !last) return -1;
              if (data[q + 1] !== quote) break;
              q++;
            } else if (c === newline) lines++;
            else if (kind[c] === byteKind.lead) odd ||= isOddCharacter(data, q);
            q++;
          }
          if (q > p + 1) odd ||= isOddField(data, p + 1, q);
          if (first < 0 && q > p + 1) first = p + 1;
          p = q + 1;
          fieldStart = -1;
          const next = data[p];
          if (p < end && next !== this.#delimiter && next !== newline && next !== 0x0d) irregular = true;
          continue;
        }
      } else if (!last) return -1;
      // A delimiter, or the end of the record.
      const fieldEnd = byte === newline ? recordEnd(data, start, p + 1) : p;
      if (fieldStart >= 0 && fieldEnd > fieldStart) {
        odd ||= isOddField(data, fieldStart, fieldEnd);
        if (first < 0 && !isBlank(data, fieldStart, fieldEnd)) first = fieldStart;
      }
      if (byte === newline) {
        if (lines > 0 && (irregular || fields !== this.#shape.columns)) return this.#openQuote(data, start);
        this.#line = firstLine + lines + 1;
        if (first >= 0) this.#emit(firstLine, odd, irregular, fields, data, start, fieldEnd, first);
        return p + 1;
      }
      fields++;
      p++;
      fieldStart = p;
    }
  }

  #openQuote(data: Buffer, start: number): number {
    const end = data.indexOf(newline, start);
    this.#bad(this.#line, 'quote-open', text(data, start, end < 0 ? data.length : end), 0);
    this.#line++;
    return end < 0 ? data.length : end + 1;
  }

  /** Titles above the header may be as they like. */
  #bad(line: number, problem: BadRecord, start: string, found: number): void {
    if (line > this.#shape.headerLine) this.#sink.bad(line, problem, start, found);
  }

  #emit(
    line: number,
    odd: boolean,
    irregular: boolean,
    fields: number,
    data: Buffer,
    from: number,
    to: number,
    first: number,
  ): void {
    const shape = this.#shape;
    if (line <= shape.headerLine) {
      if (line === shape.headerLine) this.#firstHeader = Buffer.from(data.subarray(from, to));
      return;
    }
    const header = this.#firstHeader;
    if (header && header.length === to - from && header[0] === data[from] && header.equals(data.subarray(from, to))) {
      this.#sink.headerAgain(line);
      return;
    }
    const firstByte = data[first] as number;
    if (firstByte >= 0xe5 && firstByte <= 0xe9 && mayBeNote(data, first, to)) {
      if (shape.isNote(parseRecord(data.toString('utf8', from, to), shape.delimiter))) {
        this.#sink.note(line);
        return;
      }
    }
    if (to - from > longestRecord) {
      this.#bad(line, 'line-too-long', text(data, from, from + 60), to - from);
      return;
    }
    if (!irregular && fields === shape.columns) {
      this.#sink.raw(line, odd, data, from, to);
      return;
    }
    const parsed = parseRecord(data.toString('utf8', from, to), shape.delimiter);
    // No more than all have: one more is a comma inside an amount, which moved every field after it.
    const surplus = parsed.length === shape.columns + (shape.surplus ?? 0) ? parsed.slice(shape.columns) : [];
    if (surplus.every((field) => field.trim() === '')) parsed.length -= surplus.length;
    const named = shape.named ?? shape.columns;
    const isShort = parsed.length >= named && parsed.slice(named).every((field) => field.trim() === '');
    while (isShort && parsed.length < shape.columns) parsed.push('');
    if (parsed.length === shape.columns) this.#sink.fields(line, parsed);
    else this.#bad(line, 'column-count', text(data, from, to), parsed.length);
  }
}

function text(data: Buffer, from: number, to: number): string {
  return data.toString('utf8', from, Math.min(to, from + 200)).trimEnd();
}
