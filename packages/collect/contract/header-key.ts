import { stripInvisible, toHalfWidth } from '@plumb/ground/text';

const bracketed = /\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|【[^】]*】|〔[^〕]*〕/g;
const notWritten = /[^\p{L}\p{N}]/gu;
const latinUnit = /(?<=\p{Script=Han})(?:km\/?h|km|kg|kw|m[2²]|l|m)$/u;

/**
 * What makes two header spellings the same: width, case, spaces, signs, what stands in brackets and a
 * unit after Chinese do not. 金额(元) = 金额 , card_no = CardNo = CARD NO, 速度km/h = 速度.
 * The unit in a bracket (万元) is for the converter to read.
 */
export function headerKey(spelling: string): string {
  const text = stripInvisible(toHalfWidth(spelling)).toLowerCase();
  const bare = text.replace(bracketed, '').replace(notWritten, '').replace(latinUnit, '');
  return bare || text.replace(notWritten, '');
}
