/** The fields of one record. Lenient: a quote inside an unquoted field stands for itself, text after a closing quote is kept. */
export function parseRecord(record: string, delimiter: string): string[] {
  const fields: string[] = [];
  let i = 0;
  for (;;) {
    let field = '';
    if (record[i] === '"') {
      i++;
      while (i < record.length) {
        if (record[i] === '"') {
          if (record[i + 1] !== '"') break;
          i++;
        }
        field += record[i++];
      }
      i++;
    }
    const end = record.indexOf(delimiter, i);
    field += record.slice(i, end < 0 ? record.length : end);
    fields.push(field);
    if (end < 0) return fields;
    i = end + 1;
  }
}

/** The first records of a text with the line each begins on; line ends inside quotes belong to the field. A record cut off at the end is left out unless `whole`. */
export function parseHead(
  text: string,
  delimiter: string,
  limit: number,
  whole: boolean,
): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let line = 1;
  let start = 0;
  while (start < text.length && rows.length < limit) {
    const end = recordEnd(text, start, delimiter);
    if (end === text.length && !whole) break;
    const record = text.slice(start, end);
    rows.push({ line, cells: parseRecord(record.replace(/\r$/, ''), delimiter) });
    line += 1 + (record.match(/\n/g)?.length ?? 0);
    start = end + 1;
  }
  return rows;
}

/** Title rows may hold stray quotes: a quoted field that does not close within a few lines is read as plain text. */
function recordEnd(text: string, start: number, delimiter: string): number {
  let quoted = false;
  let lines = 0;
  for (let i = start; i < text.length; i++) {
    const c = text[i];
    if (c === '"') {
      if (quoted || i === start || text[i - 1] === delimiter || text[i - 1] === '"') quoted = !quoted;
    } else if (c === '\n') {
      if (!quoted) return i;
      if (++lines > 20) break;
    }
  }
  if (!quoted) return text.length;
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
