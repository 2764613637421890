import { readFileSync } from 'node:fs';

export type Table = { header: string[]; rows: string[][] };

/** A CSV file as the synthetic city writes it (UTF-8, CR LF, quotes doubled). */
export function readTable(path: string): Table {
  const records: string[][] = [];
  let [record, cell, quoted]: [string[], string, boolean] = [[], '', false];
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') cell += text[++i];
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\n') {
      record.push(cell);
      cell = '';
      if (c === '\n') records.push(record.splice(0));
    } else if (c !== '\r') cell += c;
  }
  const [header = [], ...rows] = records;
  return { header, rows };
}

export function keep(table: Table, test: (value: (column: string) => string) => boolean): Table {
  const at = new Map(table.header.map((name, index) => [name, index]));
  const cellOf = (row: string[]) => (column: string) => {
    const index = at.get(column);
    if (index === undefined) throw new Error(`no column ${column} among ${table.header.join(', ')}`);
    return row[index] ?? '';
  };
  return { header: table.header, rows: table.rows.filter((row) => test(cellOf(row))) };
}
