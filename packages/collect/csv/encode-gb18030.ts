let pairs: Uint16Array | undefined;

/** BMP code unit → two-byte code, 0 where GB18030 has only a four-byte form. */
function pairTable(): Uint16Array {
  if (pairs) return pairs;
  const table = new Uint16Array(65_536);
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    const bytes = new Uint8Array(191 * 3).fill(0x0a);
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      bytes[(trail - 0x40) * 3] = lead;
      bytes[(trail - 0x40) * 3 + 1] = trail;
    }
    const texts = decoder.decode(bytes).split(/\n/);
    let k = 0;
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) {
        k += 3;
        continue;
      }
      const text = texts[k] as string;
      k++;
      if (text.length === 1 && text !== '\ufffd') table[text.charCodeAt(0)] ||= lead * 256 + trail;
    }
  }
  pairs = table;
  return table;
}

/** Where runs of four-byte codes begin: linear position of the bytes → code point. */
type FourByteRun = { code: number; linear: number };
let runs: FourByteRun[] | undefined;

function fourByte(linear: number): [number, number, number, number] {
  const fourth = linear % 10;
  const third = Math.floor(linear / 10) % 126;
  const second = Math.floor(linear / 1260) % 10;
  const first = Math.floor(linear / 12_600);
  return [first + 0x81, second + 0x30, third + 0x81, fourth + 0x30];
}

/** GB18030 gives the BMP code points without a pair consecutive four-byte codes; found through the decoder, in order of the code point. */
function fourByteRuns(): FourByteRun[] {
  if (runs) return runs;
  const decoder = new TextDecoder('gb18030');
  const found: FourByteRun[] = [];
  let expected = -1;
  for (let linear = 0; linear < 39_420; linear++) {
    const text = decoder.decode(Uint8Array.from(fourByte(linear)));
    if (text.length !== 1 || text === '\ufffd') continue;
    const code = text.charCodeAt(0);
    if (code !== expected) found.push({ code, linear });
    expected = code + 1;
  }
  runs = found.sort((a, b) => a.code - b.code);
  return runs;
}

function linearOf(code: number): number {
  if (code >= 0x10000) return 189_000 + code - 0x10000;
  let best: FourByteRun | undefined;
  for (const run of fourByteRuns()) {
    if (run.code > code) break;
    best = run;
  }
  return best ? best.linear + code - best.code : 0;
}

/** A text in GB18030: one byte, two bytes as in GBK, four bytes for everything else. */
export function encodeGb18030(text: string): Uint8Array {
  const table = pairTable();
  const out = new Uint8Array(text.length * 4);
  let o = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      out[o++] = unit;
      continue;
    }
    const pair = table[unit] as number;
    if (pair > 0) {
      out[o++] = pair >> 8;
      out[o++] = pair & 0xff;
      continue;
    }
    const code = text.codePointAt(i) as number;
    if (code >= 0x10000) i++;
    out.set(fourByte(linearOf(code)), o);
    o += 4;
  }
  return out.subarray(0, o);
}
