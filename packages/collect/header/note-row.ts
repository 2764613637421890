const sum = /^(?:本[页月年]|累|总|全部|各项)?\s*(?:合|总|小|共|累)\s*计(?:[（(].*|[:：].*|金额|数)?$/;
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

/** The same for UTF-8 bytes that begin at the first filled cell. */
export function isNoteRow(data: Buffer, from: number, to: number): boolean {
  if (to - from < 6 || !firstCharacters.has(data.readUIntBE(from, 3))) return false;
  const text = data.toString('utf8', from, Math.min(to, from + 60));
  return isNoteCell(text.split(/[",;|\t\r\n]/, 1)[0] ?? '');
}
