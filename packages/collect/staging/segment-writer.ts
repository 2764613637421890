import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes after which a segment goes to the engine; at any time one is read there while the next is filled here. */
const segmentSize = 32 << 20;
/** Room for what comes between two looks at `full`. */
const slack = 16 << 20;

/**
 * Rows on their way into the engine: pieces of clean UTF-8 CSV, each record led by its line number in the source, negative
 * where a field wants cleaning. `take` reads one piece file into the engine.
 */
export class SegmentWriter {
  readonly #folder: string;
  readonly #delimiter: number;
  readonly #take: (path: string) => Promise<void>;
  readonly #buffer = Buffer.allocUnsafe(segmentSize + slack);
  #used = 0;
  #count = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(folder: string, delimiter: string, take: (path: string) => Promise<void>) {
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

  /** A record of texts; null and '' are both nothing. Marked for cleaning. */
  fields(line: number, fields: readonly (string | null)[]): void {
    this.#number(-line);
    const delimiter = String.fromCharCode(this.#delimiter);
    const record = fields.map((field) => (field ? `"${field.replaceAll('"', '""')}"` : '')).join(delimiter);
    this.#used += this.#buffer.write(`${record}\n`, this.#used);
  }

  #number(value: number): void {
    const text = String(value);
    for (let i = 0; i < text.length; i++) this.#buffer[this.#used++] = text.charCodeAt(i);
    this.#buffer[this.#used++] = this.#delimiter;
  }

  get full(): boolean {
    return this.#used >= segmentSize;
  }

  /** Hands what is there to the engine and comes back when the piece before is in. */
  async flush(): Promise<void> {
    if (this.#used === 0) return;
    const path = join(this.#folder, `segment-${this.#count++}.csv`);
    await writeFile(path, this.#buffer.subarray(0, this.#used));
    this.#used = 0;
    await this.#reading;
    this.#reading = this.#take(path);
    // Its failure is met at the next await; until then it must not count as unhandled.
    this.#reading.catch(() => {});
  }

  /** Everything is in the engine after it. */
  async end(): Promise<void> {
    await this.flush();
    await this.#reading;
  }
}
