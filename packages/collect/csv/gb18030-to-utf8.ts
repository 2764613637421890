let twoByte: Uint16Array | undefined;

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

/** GB18030 to UTF-8, piece by piece; about three times as fast as TextDecoder and encoding again. A byte that means nothing becomes U+FFFD. */
export class Gb18030ToUtf8 {
  readonly #table = twoByteTable();
  readonly #fourByte = new TextDecoder('gb18030');
  #rest: Buffer = Buffer.alloc(0);
  #out: Buffer = Buffer.alloc(0);

  /** The UTF-8 of what is complete so far, good until the next call; an unfinished character waits for the next piece. */
  next(piece: Buffer, last = false): Buffer {
    const source = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    const most = source.length * 3 + 16;
    if (this.#out.length < most) this.#out = Buffer.allocUnsafe(most);
    const out = this.#out;
    const table = this.#table;
    const end = source.length;
    let i = 0;
    let o = 0;
    while (i < end) {
      let lead = source[i] as number;
      while (lead < 0x80 && i < end) {
        out[o++] = lead;
        lead = source[++i] as number;
      }
      if (i >= end) break;
      if (i + 1 >= end && !last) break;
      const trail = source[i + 1] ?? 0;
      const code = table[lead * 256 + trail] as number;
      if (code >= 0x800) {
        out[o++] = 0xe0 | (code >> 12);
        out[o++] = 0x80 | ((code >> 6) & 0x3f);
        out[o++] = 0x80 | (code & 0x3f);
        i += 2;
      } else if (code > 0) {
        out[o++] = 0xc0 | (code >> 6);
        out[o++] = 0x80 | (code & 0x3f);
        i += 2;
      } else if (trail >= 0x30 && trail <= 0x39 && lead > 0x80 && lead < 0xff) {
        if (i + 3 >= end && !last) break;
        const text = this.#fourByte.decode(source.subarray(i, i + 4));
        const whole = !text.startsWith('\ufffd');
        o += out.write(whole ? text : '\ufffd', o);
        i += whole ? 4 : 1;
      } else {
        o += out.write('\ufffd', o);
        i++;
      }
    }
    this.#rest = Buffer.from(source.subarray(i));
    return out.subarray(0, o);
  }
}
