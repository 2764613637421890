import { type HeaderMatch, requiredColumns } from './match-header.ts';

/** What a sum is called. */
export const sumWords: readonly string[] = ['合计', '总计', '小计', '共计', '累计'];

const sum = new RegExp(`^(?:本[页月年]|累|总|全部|各项)?(?:${sumWords.join('|')})(?:[（(].*|[:：].*|金额|数)?$`);
const note =
  /^(?:制表|填表|审核|复核|备注|附注|注|说明|单位负责人|填报单位|填报人|制表人|审核人|统计人|经办人)\s*(?:[（(][^）)]*[）)])?\s*[:：]/;

/** Whether the first filled cell of a row says that it is a sum (合计, 总计, 小计 …) or a note under the table, no row of it. */
export function isNoteCell(cell: string): boolean {
  const text = cell.replace(/[\s\u3000]+/g, '');
  return sum.test(text) || note.test(cell.trim());
}

/** The first characters of such a cell, as the three bytes of their UTF-8. */
const firstCharacters = new Set(
  [...'合总小共累本全各制填审复备附注说单统经'].map((c) => Buffer.from(c).readUIntBE(0, 3)),
);

/** Whether a row that begins at these UTF-8 bytes, those of its first filled cell, may be such a row. */
export function mayBeNote(data: Buffer, from: number, to: number): boolean {
  if (to - from < 6 || !firstCharacters.has(data.readUIntBE(from, 3))) return false;
  const text = data.toString('utf8', from, Math.min(to, from + 60));
  return isNoteCell(text.split(/[",;|\t\r\n]/, 1)[0] ?? '');
}

/**
 * Whether a row under this header is a sum or a note. A word for either in a key is: nothing is called 合计. Elsewhere it may be
 * somebody's name or the beginning of a reason, so a row that has all a row of the dataset must have is data.
 */
export function isNote(cells: readonly string[], { contract, columns }: HeaderMatch): boolean {
  const filled = (index: number | undefined): boolean => (cells[index ?? -1] ?? '').trim() !== '';
  const first = cells.findIndex((_, index) => filled(index));
  if (!isNoteCell(cells[first] ?? '')) return false;
  if (contract.key.some((name) => columns.get(name)?.index === first)) return true;
  return !requiredColumns(contract).every((name) => filled(columns.get(name)?.index));
}
