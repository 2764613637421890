import { identifier, textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import { convertValue } from '../convert/convert-value.ts';
import { unusualSql } from '../convert/usual-sql.ts';
import type { ReadColumn } from '../staging/read-rows.ts';

/** More unusual plates or numbers than this, and the file is read row by row instead. */
const most = 200_000;
/** Up to so many stand in the SQL itself. */
const mostListed = 50;

/**
 * The texts of a parsed kind that their parser refuses or puts in another form, as what stands in the brackets of IN: themselves,
 * or a SELECT over a table of them. Nothing where there are none.
 */
export async function unusualTexts(
  warehouse: Warehouse,
  base: number,
  { name, column }: ReadColumn,
  typed: string,
  file: string,
): Promise<string | 'too-many' | undefined> {
  const unusual: string[] = [];
  for await (const chunk of warehouse.stream(unusualSql(column, typed, file))) {
    for (const text of chunk.strings(0)) {
      if (text === null) continue;
      const result = convertValue(name, column, text);
      if (!result.ok || result.value !== text) unusual.push(text);
    }
    if (unusual.length > most) return 'too-many';
  }
  if (unusual.length === 0) return undefined;
  if (unusual.length <= mostListed) return unusual.map(textLiteral).join(', ');
  const list = `_unusual_${base}_${name}`;
  const rows = unusual.map((text) => ({ text }));
  await warehouse.load({ name: list, columns: { text: 'string' } }, rows, 'replace');
  return `SELECT text FROM ${identifier(list)}`;
}
