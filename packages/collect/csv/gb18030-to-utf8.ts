import { isChineseUtf8 } from './chinese-in-utf8.ts';

let twoByte: Uint16Array | undefined;
let usual: Uint16Array | undefined;

/** lead × 256 + trail → code point, 0 where the pair stands for nothing. Read off the platform's own decoder. */
function twoByteTable(): Uint16Array {
  if (twoByte) return twoByte;
  const table = new Uint16Array(256 * 256);
  const pairs: number[] = [];
  const bytes: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      pairs.push(lead * 256 + trail);
      bytes.push(lead, trail, 0x0a);
    }
  }
  const texts = new TextDecoder('gb18030').decode(Uint8Array.from(bytes)).split('\n');
  for (let i = 0; i < pairs.length; i++) {
    const text = texts[i] as string;
    if (text.length === 1 && text !== '\ufffd') table[pairs[i] as number] = text.charCodeAt(0);
  }
  twoByte = table;
  return table;
}

/**
 * The same without the pairs in which one byte is of 0x80–0xA0: rare characters, and what Chinese in UTF-8 always has among its
 * bytes. They take the long way, where it is asked whether the line is UTF-8; so the usual way pays nothing for the question.
 */
function usualTable(): Uint16Array {
  if (usual) return usual;
  usual = twoByteTable().slice();
  for (let first = 0x80; first <= 0xff; first++)
    for (let second = 0x80; second <= 0xff; second++)
      if (first <= 0xa0 || second <= 0xa0) usual[first * 256 + second] = 0;
  for (let first = 0x80; first <= 0xa0; first++) usual.fill(0, first * 256, first * 256 + 0x80);
  return usual;
}

/** Where a run of plain characters ended: in the source and in the output. One object for all runs. */
type Reached = { source: number; out: number };

/**
 * Decodes from `at` on until a byte that is neither ASCII nor the first of two that stand for a character of three UTF-8
 * bytes, or until fewer than two bytes are left. A function of its own: the engine compiles it more than twice as fast as
 * the same loop among the rare cases.
 */
function decodePlain(source: Uint8Array, out: Uint8Array, table: Uint16Array, at: Reached): void {
  const end = source.length - 1;
  let i = at.source;
  let o = at.out;
  while (i < end) {
    const lead = source[i] as number;
    if (lead < 0x80) {
      out[o++] = lead;
      i++;
      continue;
    }
    const code = table[lead * 256 + (source[i + 1] as number)] as number;
    if (code < 0x800) break;
    out[o] = 0xe0 | (code >> 12);
    out[o + 1] = 0x80 | ((code >> 6) & 0x3f);
    out[o + 2] = 0x80 | (code & 0x3f);
    o += 3;
    i += 2;
  }
  at.source = i;
  at.out = o;
}

/** GB18030 to UTF-8, piece by piece; about twice as fast as TextDecoder and encoding again. A byte that means nothing becomes U+FFFD. */
export class Gb18030ToUtf8 {
  readonly #table = twoByteTable();
  readonly #usual = usualTable();
  readonly #fourByte = new TextDecoder('gb18030');
  #rest: Buffer = Buffer.alloc(0);
  #out: Buffer = Buffer.alloc(0);
  #asked = 0;
  #broken = 0;
  #hasUtf8 = false;

  /** Bytes of the last piece that mean nothing. */
  get broken(): number {
    return this.#broken;
  }

  /** Whether a line of the last piece is Chinese in UTF-8, which reads as other characters here. */
  get hasUtf8(): boolean {
    return this.#hasUtf8;
  }

  /** The UTF-8 of what is complete so far, good until the next call; an unfinished character waits for the next piece. */
  next(piece: Buffer, last = false): Buffer {
    const source = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    const most = source.length * 3 + 16;
    if (this.#out.length < most) this.#out = Buffer.allocUnsafe(most);
    const out = this.#out;
    const end = source.length;
    const at: Reached = { source: 0, out: 0 };
    this.#asked = 0;
    this.#broken = 0;
    this.#hasUtf8 = false;
    for (;;) {
      decodePlain(source, out, this.#usual, at);
      if (at.source >= end || !this.#decodeRare(source, at, last)) break;
    }
    this.#rest = Buffer.from(source.subarray(at.source));
    return out.subarray(0, at.out);
  }

  /** One character of another length, or a byte that means nothing; false where it is not complete yet. */
  #decodeRare(source: Buffer, at: Reached, last: boolean): boolean {
    const out = this.#out;
    const left = source.length - at.source;
    const lead = source[at.source] as number;
    if (lead < 0x80) {
      out[at.out++] = lead;
      at.source++;
      return true;
    }
    if (left < 2 && !last) return false;
    const trail = source[at.source + 1] ?? 0;
    const code = this.#table[lead * 256 + trail] as number;
    if (at.source >= this.#asked) this.#askForUtf8(source, at.source);
    if (code > 0) {
      at.out += out.write(String.fromCharCode(code), at.out);
      at.source += 2;
      return true;
    }
    const ofFour = trail >= 0x30 && trail <= 0x39 && lead > 0x80 && lead < 0xff;
    if (ofFour && left < 4 && !last) return false;
    const text = ofFour ? this.#fourByte.decode(source.subarray(at.source, at.source + 4)) : '\ufffd';
    const whole = !text.startsWith('\ufffd');
    at.out += out.write(whole ? text : '\ufffd', at.out);
    at.source += whole ? 4 : 1;
    if (!whole) this.#broken++;
    return true;
  }

  /** Most runs of bytes that hold a rare character are seen to be no UTF-8 at their first three. */
  #askForUtf8(source: Buffer, at: number): void {
    let first = at;
    while (first > 0 && (source[first - 1] as number) >= 0x80) first--;
    const isLead = (source[first] as number) >= 0xe2;
    if (isLead && isTrail(source[first + 1]) && isTrail(source[first + 2])) {
      const end = source.indexOf(0x0a, at);
      this.#asked = end < 0 ? source.length : end;
      this.#hasUtf8 ||= isChineseUtf8(source.subarray(source.lastIndexOf(0x0a, at) + 1, this.#asked));
      return;
    }
    this.#asked = at;
    while (this.#asked < source.length && (source[this.#asked] as number) >= 0x80) this.#asked++;
  }
}

const isTrail = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;
