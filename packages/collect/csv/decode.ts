import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { Encoding } from '@plumb/ground/chinese-encoding';
import { Gb18030ToUtf8 } from './gb18030-to-utf8.ts';

const pieceSize = 4 << 20;

/** The bytes of a text file as UTF-8 without byte order mark, piece by piece; each is good until the next. */
export async function* utf8Pieces(path: string, encoding: Encoding): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: pieceSize }) as AsyncIterable<Buffer>;
  const next = decoder(encoding);
  let first = true;
  for await (const bytes of source) {
    const piece = next(bytes, false);
    yield first ? withoutMark(piece) : piece;
    first = false;
  }
  yield next(Buffer.alloc(0), true);
}

function withoutMark(piece: Buffer): Buffer {
  return piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf ? piece.subarray(3) : piece;
}

/** Decodes all of a sample; a character cut off at its end is left out. */
export function decodeSample(bytes: Buffer, encoding: Encoding): string {
  return withoutMark(decoder(encoding)(bytes, false)).toString('utf8');
}

function decoder(encoding: Encoding): (bytes: Buffer, last: boolean) => Buffer {
  if (encoding === 'gb18030') {
    const gb18030 = new Gb18030ToUtf8();
    return (bytes, last) => gb18030.next(bytes, last);
  }
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const utf16 = new TextDecoder(encoding);
    return (bytes, last) => Buffer.from(utf16.decode(bytes, { stream: !last }), 'utf8');
  }
  return utf8Decoder();
}

/** Passes good UTF-8 on as it is; broken bytes become U+FFFD. */
function utf8Decoder(): (bytes: Buffer, last: boolean) => Buffer {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes, last) => {
    const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    const end = last ? all.length : wholeCharacters(all);
    rest = Buffer.from(all.subarray(end));
    const piece = all.subarray(0, end);
    return isUtf8(piece) ? piece : Buffer.from(new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece), 'utf8');
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
