/** Bytes that a clean field never begins or ends with. */
const oddFirst = new Uint8Array(256);
const oddLast = new Uint8Array(256);
for (const c of " \t'#") oddFirst[c.charCodeAt(0)] = 1;
for (const c of ' \t') oddLast[c.charCodeAt(0)] = 1;

const dash = 0x2d;

/**
 * Whether the UTF-8 bytes of a field want a closer look: white space at an end, Excel's quote prefix, an error cell,
 * a word for "nothing" (-, /, 无, —, N/A, NULL), a number in scientific notation.
 */
export function isOddField(data: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (length <= 0) return false;
  const first = data[from] as number;
  if (oddFirst[first] === 1 || oddLast[data[to - 1] as number] === 1) return true;
  if (length <= 4) {
    if (first === dash || first === 0x2f) return length === 1 || data[from + 1] === dash;
    if (first === 0xe6) return data[from + 1] === 0x97 && data[from + 2] === 0xa0;
    if (first === 0xe2) return data[from + 1] === 0x80;
    return first === 0x4e || first === 0x6e;
  }
  return data[to - 3] === 0x2b && data[to - 4] === 0x45;
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
