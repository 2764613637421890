import { isUtf8 } from 'node:buffer';

/** How many bytes are no ASCII, and how many of those stand in sequences of three or four as UTF-8 writes Chinese. */
export function countHigh(bytes: Uint8Array): { high: number; inSequences: number } {
  let high = 0;
  let inSequences = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] as number;
    if (lead < 0x80) continue;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe2 ? 3 : 1;
    let k = 1;
    while (k < length && ((bytes[i + k] ?? 0) & 0xc0) === 0x80) k++;
    if (length > 1 && k === length) {
      high += length;
      inSequences += length;
      i += length - 1;
    } else high++;
  }
  return { high, inSequences };
}

/**
 * Three characters or more: a line of GB18030 is good UTF-8 of that kind once in ten million. Two will do where the same bytes in
 * GB18030 would hold a rare character beside.
 */
export function isChineseUtf8(line: Uint8Array): boolean {
  if (!isUtf8(line)) return false;
  const { high, inSequences } = countHigh(line);
  if (inSequences * 2 < high) return false;
  return inSequences >= 9 || (inSequences >= 6 && hasRarePair(line));
}

/** GB2312, which common characters are from, has no byte of 0x80–0xA0. */
function hasRarePair(line: Uint8Array): boolean {
  for (let i = 0; i < line.length; i++) {
    const lead = line[i] as number;
    if (lead < 0x80) continue;
    const trail = line[++i] ?? 0;
    if (lead <= 0xa0 || (trail >= 0x80 && trail <= 0xa0)) return true;
  }
  return false;
}
