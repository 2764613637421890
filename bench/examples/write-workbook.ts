import { writeFileSync } from 'node:fs';
import {
  columnLetters,
  packWorkbook,
  type WorkbookCell,
  type WorkbookSheet,
} from '@plumb/collect/xlsx/workbook.fixture';
import type { Table } from './read-table.ts';

export type Sheet = {
  name: string;
  title: string;
  note: string;
  table: Table;
  /** Columns added up in a 合计 row at the end. */
  total?: string[];
  dates?: string[];
};

/** A workbook as a department's clerk makes one: merged title row, a note row, the header, the rows, 合计. Dates are Excel serials. */
export function writeWorkbook(path: string, sheets: Sheet[]): void {
  writeFileSync(path, packWorkbook(sheets.map(asClerk)));
}

function asClerk({ name, title, note, table, total = [], dates = [] }: Sheet): WorkbookSheet {
  const { header, rows } = table;
  const last = columnLetters(header.length - 1);
  const told = rows.map((row) => row.map((text, c) => cellOf(text, dates.includes(header[c] ?? ''))));
  const sums = header.map((column, c) => {
    if (c === 0) return '合计';
    const sum = rows.reduce((all, row) => all + Number(row[c] ?? 0), 0);
    return total.includes(column) ? Math.round(100 * sum) / 100 : null;
  });
  return {
    name,
    rows: [
      [cellOf(title)],
      [cellOf(note)],
      header.map((text) => cellOf(text)),
      ...told,
      ...(total.length > 0 ? [sums] : []),
    ],
    merges: [`A1:${last}1`, `A2:${last}2`],
  };
}

function cellOf(text: string, date = false): WorkbookCell {
  if (text === '') return null;
  if (date) return { xml: `<c s="${text.length > 10 ? 2 : 1}"><v>${serial(text)}</v></c>` };
  if (/^-?\d{1,9}(\.\d+)?$/.test(text) && !/^0\d/.test(text)) return { xml: `<c><v>${text}</v></c>` };
  return text;
}

/** Days since 1899-12-30, as Excel counts them after February 1900. */
const serial = (text: string) =>
  (Date.parse(`${text.replace(' ', 'T')}${text.length > 10 ? 'Z' : 'T00:00:00Z'}`) - Date.UTC(1899, 11, 30)) /
  86_400_000;
