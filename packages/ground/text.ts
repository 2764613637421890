const fullWidth = /[\uff01-\uff5e\u3000]/g;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
/** What most cells are: nothing to clean. */
const plain =
  /^[\x21-\x26\x28-\x3c\x3e-\x7e\u00b7\u4e00-\u9fff](?:[\x20-\x7e\u00b7\u4e00-\u9fff]*[\x21-\x7e\u00b7\u4e00-\u9fff])?$/;
/** Full-width marks that are correct in Chinese prose: ！（），：；？ */
const prose = '\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f';

/** Every full-width form of an ASCII character, punctuation included, and the ideographic space become ASCII. */
export function toHalfWidth(s: string): string {
  return s.replace(fullWidth, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
}

/** Drops zero-width and direction characters. */
export function stripInvisible(s: string): string {
  return s.replace(invisible, '');
}

/** A cell as it was meant: half-width letters and digits, no invisible characters, no quote prefix of Excel and no ="…" around digits that a system kept from Excel, trimmed. Chinese punctuation stays. */
export function cleanText(s: string): string {
  if (plain.test(s)) return s;
  const half = stripInvisible(s).replace(fullWidth, (c) => {
    if (c === '\u3000') return ' ';
    return prose.includes(c) ? c : String.fromCharCode(c.charCodeAt(0) - 0xfee0);
  });
  const trimmed = half.replace(/\u00a0/g, ' ').trim();
  if (trimmed.startsWith("'")) return trimmed.slice(1).trimStart();
  return /^="([^"]*)"$/.exec(trimmed)?.[1] ?? trimmed;
}

/** Characters as people count them: 𠅤 is one. */
export function codePointLength(s: string): number {
  let n = 0;
  for (const _ of s) n++;
  return n;
}
