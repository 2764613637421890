import type { ProblemCode } from './problem.ts';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';
export type DetectedEncoding = { readonly encoding: Encoding; readonly problem?: ProblemCode };

/** Characters Chinese and English text is made of; the rest is rare in a file of records. */
const expected =
  /[\t\n\r\x20-\x7e\u00a0-\u00ff\u2010-\u203b\u2070-\u22ff\u2460-\u257f\u25a0-\u26ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\ue000-\uf8ff\uff00-\uffef\ud800-\udfff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
const control = /[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/g;
const damaged = /\ufffd/g;

/** A few broken bytes (a field cut at a byte length) do not make a file another kind. */
const damageLimit = 0.01;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Decodes a sample that may end in the middle of a character. */
function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes, { stream: true });
}

function isStrict(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function plausibleShare(bytes: Uint8Array, encoding: string): number {
  if (!isStrict(bytes, encoding)) return 0;
  const text = decode(bytes, encoding);
  return count(text, control) > 0 ? 0 : count(text, expected) / text.length;
}

/** UTF-16 without a mark holds zero bytes as soon as it holds a comma; in the wrong byte order it reads as nonsense. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const little = plausibleShare(bytes, 'utf-16le');
  const big = plausibleShare(bytes, 'utf-16be');
  if (Math.max(little, big) < 0.9) return undefined;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

function byBom(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** Neither fits strictly: the one with the fewest broken characters, if they are few. */
function leastDamaged(bytes: Uint8Array): DetectedEncoding {
  const read = (['utf-8', 'gb18030'] as const).map((encoding) => {
    const text = decode(bytes, encoding);
    return { encoding, damage: count(text, damaged) / Math.max(1, text.length), control: count(text, control) };
  });
  const best = read.reduce((a, b) => (b.damage < a.damage ? b : a));
  if (best.control > 0) return { encoding: 'gb18030', problem: 'encoding-binary' };
  return { encoding: best.encoding, problem: best.damage <= damageLimit ? 'encoding-damaged' : 'encoding-unknown' };
}

/**
 * The encoding of text in a sample of a file: by byte order mark, UTF-16 where there are zero bytes, strict UTF-8, GB18030.
 * With a `problem` the encoding is the best guess: `encoding-damaged` can be read, the others should not be.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  const bom = byBom(bytes);
  if (bom) return { encoding: bom };
  if (bytes.includes(0)) {
    const encoding = utf16(bytes);
    return encoding ? { encoding } : { encoding: 'gb18030', problem: 'encoding-binary' };
  }
  if (isStrict(bytes, 'utf-8')) return checked('utf-8', bytes);
  return isStrict(bytes, 'gb18030') ? checked('gb18030', bytes) : leastDamaged(bytes);
}

function checked(encoding: 'utf-8' | 'gb18030', bytes: Uint8Array): DetectedEncoding {
  const text = decode(bytes, encoding);
  if (count(text, control) > 0.001 * text.length) return { encoding, problem: 'encoding-binary' };
  const foreign = encoding === 'gb18030' && count(text, expected) < 0.8 * text.length;
  return foreign ? { encoding, problem: 'encoding-unknown' } : { encoding };
}

/** UTF-8 text of Chinese characters and ASCII, three of them at least: by chance such a line of GBK comes once in ten million. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: bytes, not characters
const chineseUtf8 = /^(?:[\x00-\x7f]|[\xe3-\xe9\xef][\x80-\xbf]{2})*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: bytes, not characters
const chineseGb2312 = /^(?:[\x00-\x7f]|[\xa1-\xa9\xb0-\xf7][\xa1-\xfe])*$/;

/** Whether some lines are Chinese in UTF-8 and others Chinese in GBK: two exports were put into one file, and either reading garbles half of it. */
export function mixesEncodings(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  const seen = { utf8: false, gb2312: false };
  for (const line of Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').split('\n')) {
    if (count(line, /[\x80-\xff]/g) < 9) continue;
    const utf8 = chineseUtf8.test(line);
    const gb2312 = chineseGb2312.test(line);
    if (utf8 !== gb2312) seen[utf8 ? 'utf8' : 'gb2312'] = true;
  }
  return seen.utf8 && seen.gb2312;
}

/** The name `TextDecoder` knows an encoding by. */
export function decoderLabel(encoding: Encoding): string {
  return encoding === 'utf-8-bom' ? 'utf-8' : encoding;
}

/** Private-use U+E815–U+E864 stood for GBK FE50–FEA0 before Unicode had these characters; GB18030-2022 gives them their own. */
const firstPua = 0xe815;
const repaired = Array.from(
  '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
);

/** The two as texts of equal length, for what replaces by character. */
export const puaRepairs = {
  from: String.fromCharCode(...repaired.map((_, i) => firstPua + i)),
  to: repaired.join(''),
};

/** Rare characters that old systems kept in the private-use area, as in 王\ue863 for 王䶮. Unknown private-use characters stay. */
export function repairPua(s: string): string {
  return s.replace(/[\ue815-\ue864]/g, (c) => repaired[c.charCodeAt(0) - firstPua] ?? c);
}
