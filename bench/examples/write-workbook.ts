import { writeFileSync } from 'node:fs';
import { zip } from '@plumb/collect/xlsx/zip.fixture';
import type { Table } from './read-table.ts';

export type Sheet = {
  name: string;
  title: string;
  note: string;
  table: Table /** Columns added up in a 合计 row at the end. */;
  total?: string[];
  dates?: string[];
};

/** A workbook as a department's clerk makes one: merged title row, a note row, the header, the rows, 合计. Dates are Excel serials. */
export function writeWorkbook(path: string, sheets: Sheet[]): void {
  const files: [string, string][] = [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, i): [string, string, string] => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`]),
        [`rId${sheets.length + 1}`, 'styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
    ...sheets.map((sheet, i): [string, string] => [`xl/worksheets/sheet${i + 1}.xml`, worksheet(sheet)]),
  ];
  writeFileSync(path, zip(Object.fromEntries(files)));
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const xmlText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const contentTypes = (count: number) =>
  `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${Array.from({ length: count }, (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`;

const relations = (all: [string, string, string][]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

const workbook = (sheets: Sheet[]) =>
  `${head}<workbook ${main} xmlns:r="${office}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`;

/** Style 1: a date; style 2: a date with its time. */
const styles = `${head}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/m/d\\ hh:mm:ss"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function worksheet({ title, note, table, total = [], dates = [] }: Sheet): string {
  const last = columnName(table.header.length - 1);
  const rows = [[title], [note], table.header, ...table.rows];
  const xml = rows.map(
    (cells, r) =>
      `<row r="${r + 1}">${cells.map((cell, c) => cellXml(cell, r, c, r > 2 && dates.includes(table.header[c] ?? ''))).join('')}</row>`,
  );
  if (total.length > 0) {
    const sums = table.header.map((name, c) =>
      c === 0
        ? '合计'
        : total.includes(name)
          ? String(Math.round(100 * table.rows.reduce((sum, row) => sum + Number(row[c] ?? 0), 0)) / 100)
          : '',
    );
    xml.push(
      `<row r="${rows.length + 1}">${sums.map((cell, c) => cellXml(cell, rows.length, c, false)).join('')}</row>`,
    );
  }
  return `${head}<worksheet ${main}><sheetData>${xml.join('')}</sheetData><mergeCells count="2"><mergeCell ref="A1:${last}1"/><mergeCell ref="A2:${last}2"/></mergeCells></worksheet>`;
}

function cellXml(text: string, row: number, column: number, date: boolean): string {
  if (text === '') return '';
  const ref = `${columnName(column)}${row + 1}`;
  if (date) return `<c r="${ref}" s="${text.length > 10 ? 2 : 1}"><v>${serial(text)}</v></c>`;
  if (/^-?\d{1,9}(\.\d+)?$/.test(text) && !/^0\d/.test(text)) return `<c r="${ref}"><v>${text}</v></c>`;
  return `<c r="${ref}" t="inlineStr"><is><t>${xmlText(text)}</t></is></c>`;
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

/** Days since 1899-12-30, as Excel counts them after February 1900. */
const serial = (text: string) =>
  (Date.parse(`${text.replace(' ', 'T')}${text.length > 10 ? 'Z' : 'T00:00:00Z'}`) - Date.UTC(1899, 11, 30)) /
  86_400_000;
