import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isOddText } from '../csv/odd-field.ts';

/** Bytes after which a segment is written; it should hold more rows than a row group of the engine (122,880), or they are copied twice. */
const segmentSize = 32 << 20;
/** Segments that the engine reads side by side, each in a thread of its own, while the next are filled here. */
const atOnce = 2;
/** Room for what comes between two looks at `full`. */
const slack = 16 << 20;

/**
 * Rows on their way into the engine: pieces of clean UTF-8 CSV, each record led by its line number in the source, negative
 * where a field wants cleaning. `take` reads segment files into the engine, in their order.
 */
export class SegmentWriter {
  readonly #folder: string;
  readonly #delimiter: number;
  readonly #take: (paths: string[]) => Promise<void>;
  readonly #buffer = Buffer.allocUnsafe(segmentSize + slack);
  #used = 0;
  #count = 0;
  #waiting: string[] = [];
  #reading: Promise<void> = Promise.resolve();

  constructor(folder: string, delimiter: string, take: (paths: string[]) => Promise<void>) {
    this.#folder = folder;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#take = take;
  }

  /** A record that is CSV already. */
  raw(line: number, odd: boolean, data: Buffer, from: number, to: number): void {
    this.#number(odd ? -line : line);
    this.#used += data.copy(this.#buffer, this.#used, from, to);
    this.#buffer[this.#used++] = 0x0a;
  }

  /** A record of texts; null and '' are both nothing. */
  fields(line: number, fields: readonly (string | null)[]): void {
    const sign = this.#used;
    this.#number(-line);
    let odd = false;
    fields.forEach((field, i) => {
      if (i > 0) this.#buffer[this.#used++] = this.#delimiter;
      if (!field) return;
      const from = this.#used + 1;
      this.#used += this.#buffer.write(`"${field.replaceAll('"', '""')}"`, this.#used);
      odd ||= isOddText(this.#buffer, from, this.#used - 1);
    });
    this.#buffer[this.#used++] = 0x0a;
    // The sign is written before it is known; a number may as well begin with 0.
    if (!odd) this.#buffer[sign] = 0x30;
  }

  #number(value: number): void {
    const text = String(value);
    for (let i = 0; i < text.length; i++) this.#buffer[this.#used++] = text.charCodeAt(i);
    this.#buffer[this.#used++] = this.#delimiter;
  }

  get full(): boolean {
    return this.#used >= segmentSize;
  }

  /** Writes what is there to a segment; comes back when no more segments than the engine can read at once are waiting. */
  async flush(): Promise<void> {
    if (this.#used === 0) return;
    const path = join(this.#folder, `segment-${this.#count++}.csv`);
    await writeFile(path, this.#buffer.subarray(0, this.#used));
    this.#used = 0;
    this.#waiting.push(path);
    if (this.#waiting.length === atOnce) await this.#hand();
  }

  async #hand(): Promise<void> {
    const paths = this.#waiting.splice(0);
    await this.#reading;
    if (paths.length === 0) return;
    this.#reading = this.#take(paths);
    // Its failure is met at the next await; until then it must not count as unhandled.
    this.#reading.catch(() => {});
  }

  /** Everything is in the engine after it. */
  async end(): Promise<void> {
    await this.flush();
    await this.#hand();
    await this.#reading;
  }
}
