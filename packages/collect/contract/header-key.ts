import { stripInvisible, toHalfWidth } from '@plumb/ground/text';

const bracketed = /\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|【[^】]*】|〔[^〕]*〕/g;
const unitAfterSign =
  /[:/,]\s*(?:单位[:]?)?(?:[百千万亿]*元|角|分|升|l|公里|千米|米|km|m|km\/h|公里\/小时|平方米|㎡|亩|天|人|次|%)$/;
const notWritten = /[^\p{L}\p{N}]/gu;
const latinUnit = /(?<=\p{Script=Han})(?:km\/?h|km|kg|kw|m[2²]|l|m)$/u;

/**
 * What makes two header spellings the same: width, case, spaces, signs, what stands in brackets and a
 * unit at the end do not. 金额(元) = 金额/万元 = 金额, card_no = CardNo = CARD NO, 速度km/h = 速度.
 * What the unit multiplies by (万元) is for the converter to read.
 */
export function headerKey(spelling: string): string {
  const text = stripInvisible(toHalfWidth(spelling)).toLowerCase();
  const bare = text
    .trim()
    .replace(bracketed, '')
    .replace(unitAfterSign, '')
    .replace(notWritten, '')
    .replace(latinUnit, '');
  return bare || text.replace(notWritten, '');
}
