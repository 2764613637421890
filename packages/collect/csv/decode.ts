import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { Encoding } from '@plumb/ground/chinese-encoding';
import { Gb18030ToUtf8 } from './gb18030-to-utf8.ts';
import { MixedLines } from './mixed-lines.ts';

const pieceSize = 4 << 20;
const newline = 0x0a;

/**
 * The bytes of a text file as UTF-8 without byte order mark, piece by piece; each is good until the next. `onMixed` is told where
 * some lines are in UTF-8 and others in GB18030: each is read in its own.
 */
export async function* utf8Pieces(
  path: string,
  encoding: Encoding,
  onMixed: () => void = () => {},
): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: pieceSize }) as AsyncIterable<Buffer>;
  const next = decoder(encoding, onMixed);
  let first = true;
  for await (const bytes of wholeLines(source)) {
    const piece = next(bytes, false);
    yield first ? withoutMark(piece) : piece;
    first = false;
  }
  yield next(Buffer.alloc(0), true);
}

/** Cuts at line ends, where there are any; what a cut leaves goes out with the rest of its line, and the bytes after it are not copied. */
async function* wholeLines(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    const end = bytes.lastIndexOf(newline) + 1;
    if (end === 0) {
      yield Buffer.concat([rest, bytes]);
      rest = Buffer.alloc(0);
      continue;
    }
    const start = rest.length > 0 ? bytes.indexOf(newline) + 1 : 0;
    if (start > 0) yield Buffer.concat([rest, bytes.subarray(0, start)]);
    if (end > start) yield bytes.subarray(start, end);
    rest = Buffer.from(bytes.subarray(end));
  }
  if (rest.length > 0) yield rest;
}

function withoutMark(piece: Buffer): Buffer {
  return piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf ? piece.subarray(3) : piece;
}

/** Decodes all of a sample; a character cut off at its end is left out. */
export function decodeSample(bytes: Buffer, encoding: Encoding): string {
  return withoutMark(decoder(encoding, () => {})(bytes, false)).toString('utf8');
}

function decoder(encoding: Encoding, onMixed: () => void): (bytes: Buffer, last: boolean) => Buffer {
  if (encoding === 'gb18030') {
    const gb18030 = new Gb18030ToUtf8();
    const mixed = new MixedLines('gb18030', onMixed);
    return (bytes, last) => {
      const piece = gb18030.next(bytes, last);
      return gb18030.hasUtf8 ? mixed.decode(bytes) : piece;
    };
  }
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const utf16 = new TextDecoder(encoding);
    return (bytes, last) => Buffer.from(utf16.decode(bytes, { stream: !last }), 'utf8');
  }
  return utf8Decoder(new MixedLines('utf-8', onMixed));
}

/** Passes good UTF-8 on as it is; lines that are none are looked at one by one. */
function utf8Decoder(mixed: MixedLines): (bytes: Buffer, last: boolean) => Buffer {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes, last) => {
    const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    const end = last ? all.length : wholeCharacters(all);
    rest = Buffer.from(all.subarray(end));
    const piece = all.subarray(0, end);
    return isUtf8(piece) ? piece : mixed.decode(piece);
  };
}

/** Length without a character that is not complete yet. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
