/** By first byte: 1 no clean field begins so, 2 a short one may be a word for nothing. */
const firstByte = new Uint8Array(256);
for (const c of " \t\r\n'#=") firstByte[c.charCodeAt(0)] = 1;
for (const byte of [0x2d, 0x2f, 0xe6, 0xe2, 0x4e, 0x6e]) firstByte[byte] = 2;
for (const c of '\\(<[') firstByte[c.charCodeAt(0)] = 2;

const oddLast = new Uint8Array(256);
for (const c of ' \t\r\n') oddLast[c.charCodeAt(0)] = 1;

/**
 * Whether the UTF-8 bytes of a field want a closer look: white space at an end, Excel's quote prefix, ="…", an error cell,
 * a word for "nothing" (-, /, 无, 暂无, —, N/A, NULL, \\N), a number in scientific notation. The field is not empty.
 */
export function isOddField(data: Uint8Array, from: number, to: number): boolean {
  const kind = firstByte[data[from] as number];
  if (kind !== 0 && (kind === 1 || (to - from <= 6 && isNothingWord(data, from, to)))) return true;
  if (oddLast[data[to - 1] as number] === 1) return true;
  return to - from > 3 && endsInExponent(data, to - 1);
}

/** E+17, e+17, E7: whatever leads it, the parsers look closer. */
function endsInExponent(data: Uint8Array, last: number): boolean {
  let i = last;
  while (i > last - 3 && (data[i] as number) >= 0x30 && (data[i] as number) <= 0x39) i--;
  if (i === last) return false;
  if (data[i] === 0x2b) i--;
  return ((data[i] as number) | 0x20) === 0x65 && (data[i - 1] as number) >= 0x30 && (data[i - 1] as number) <= 0x39;
}

function isNothingWord(data: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  const second = data[from + 1];
  switch (data[from]) {
    case 0x2d:
      return length === 1 || second === 0x2d;
    case 0x2f:
      return length === 1;
    case 0xe6:
      return second === 0x97 ? length === 3 && data[from + 2] === 0xa0 : second === 0x9a && data[from + 2] === 0x82;
    case 0xe2:
      return second === 0x80;
    case 0x5c:
      return length === 2;
    case 0x28:
    case 0x3c:
    case 0x5b:
      return length === 6;
    default:
      return length <= 4;
  }
}

/**
 * Whether a character that starts at `i` is one that cleaning would change: zero-width and direction marks, U+3000, U+00A0,
 * full-width letters and digits (not the marks that Chinese prose is right to use), U+FFFD.
 */
export function isOddCharacter(data: Uint8Array, i: number): boolean {
  const second = data[i + 1] as number;
  const third = data[i + 2] as number;
  switch (data[i]) {
    case 0xc2:
      return second === 0xa0 || second === 0xad;
    case 0xe2:
      return (
        (second === 0x80 && ((third >= 0x8b && third <= 0x8f) || (third >= 0xaa && third <= 0xae))) ||
        (second === 0x81 && third === 0xa0)
      );
    case 0xe3:
      return second === 0x80 && third === 0x80;
    default:
      if (second === 0xbc) return !proseThird.has(third);
      return (
        (second === 0xbd && third <= 0x9e) || (second === 0xbb && third === 0xbf) || (second === 0xbf && third === 0xbd)
      );
  }
}

/** ！（），：；？ end with these bytes. */
const proseThird = new Set([0x81, 0x88, 0x89, 0x8c, 0x9a, 0x9b, 0x9f]);

/** Whether the bytes of a field that is not empty want a closer look for its ends or for any character in it. */
export function isOddText(data: Uint8Array, from: number, to: number): boolean {
  if (isOddField(data, from, to)) return true;
  for (let i = from; i < to; i++) {
    const lead = data[i] as number;
    if ((lead === 0xc2 || lead === 0xe2 || lead === 0xe3 || lead === 0xef) && isOddCharacter(data, i)) return true;
  }
  return false;
}
