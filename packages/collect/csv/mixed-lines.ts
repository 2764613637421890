import { isAscii, isUtf8 } from 'node:buffer';
import { countHigh, isChineseUtf8 } from './chinese-in-utf8.ts';
import { Gb18030ToUtf8 } from './gb18030-to-utf8.ts';

type Known = 'utf-8' | 'gb18030';
type Kind = Known | 'ascii' | 'unsure';
type Run = { from: number; to: number; kind: Kind };

/**
 * Lines of a file that was put together from exports in UTF-8 and GB18030, each in its own encoding. A line that could be either
 * is read as the sure ones before and after it, where these agree; else its characters become U+FFFD, which sets the row aside.
 */
export class MixedLines {
  readonly #usual: Known;
  readonly #onMixed: () => void;
  readonly #gb18030 = new Gb18030ToUtf8();
  readonly #utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  #before: Known;

  constructor(usual: Known, onMixed: () => void) {
    this.#usual = usual;
    this.#before = usual;
    this.#onMixed = onMixed;
  }

  /** Whole lines as UTF-8. */
  decode(bytes: Buffer): Buffer {
    const runs = this.#runs(bytes);
    if (runs.some(({ kind }) => isSure(kind) && kind !== this.#usual)) this.#onMixed();
    let next: Known | undefined;
    const after: (Known | undefined)[] = [];
    for (let i = runs.length - 1; i >= 0; i--) {
      const { kind } = runs[i] as Run;
      if (isSure(kind)) next = kind;
      after[i] = next;
    }
    return Buffer.concat(
      runs.map(({ from, to, kind }, i) => this.#decodeRun(bytes.subarray(from, to), kind, after[i])),
    );
  }

  #runs(bytes: Buffer): Run[] {
    const runs: Run[] = [];
    for (let from = 0; from < bytes.length; ) {
      const to = lineEnd(bytes, from);
      const kind = this.#kindOf(bytes.subarray(from, to));
      const last = runs.at(-1);
      if (last?.kind === kind) last.to = to;
      else runs.push({ from, to, kind });
      from = to;
    }
    return runs;
  }

  #kindOf(line: Buffer): Kind {
    if (isAscii(line)) return 'ascii';
    if (isChineseUtf8(line)) return 'utf-8';
    const { high, inSequences } = countHigh(line);
    if (isUtf8(line)) return inSequences > 0 && !this.#isGb18030(line) ? 'utf-8' : 'unsure';
    // What is left of UTF-8 where a field was cut off in a character still stands in sequences.
    return high >= 6 && inSequences * 4 < high && this.#isGb18030(line) ? 'gb18030' : 'unsure';
  }

  #isGb18030(line: Buffer): boolean {
    this.#gb18030.next(line, true);
    return this.#gb18030.broken === 0;
  }

  #decodeRun(bytes: Buffer, kind: Kind, after: Known | undefined): Buffer {
    if (kind === 'ascii') return bytes;
    if (isSure(kind)) this.#before = kind;
    else if (after !== undefined && after !== this.#before) return undecodable(bytes);
    return this.#decodeAs(this.#before, bytes);
  }

  #decodeAs(encoding: Known, bytes: Buffer): Buffer {
    if (encoding === 'gb18030') return Buffer.from(this.#gb18030.next(bytes, true));
    return isUtf8(bytes) ? bytes : Buffer.from(this.#utf8.decode(bytes), 'utf8');
  }
}

const isSure = (kind: Kind): kind is Known => kind === 'utf-8' || kind === 'gb18030';

const undecodable = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('latin1').replace(/[\x80-\xff]+/g, '\ufffd'), 'utf8');

/** Past the line end that follows `from`; old Macs end lines with a carriage return alone. */
function lineEnd(bytes: Buffer, from: number): number {
  for (let i = from; i < bytes.length; i++)
    if (bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a)) return i + 1;
  return bytes.length;
}
