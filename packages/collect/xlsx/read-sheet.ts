import { SaxesParser } from 'saxes';
import type { HeadRow } from '../header/find-header.ts';
import { FileProblem } from '../problem/collect-problem.ts';
import { dateText } from './date-styles.ts';
import type { Workbook } from './open-workbook.ts';
import { unescapeText } from './shared-strings.ts';
import { local } from './xml.ts';

/** Zero-based column of a cell reference: A1 → 0, AB7 → 27. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** Vertical merges by column: the value of the first row stands for all of them. */
type Merge = { column: number; first: number; last: number; value: string };

/** Merges are listed below the rows, so the sheet is looked through for them first. */
async function readMerges(pieces: AsyncIterable<string>): Promise<Merge[]> {
  const merges: Merge[] = [];
  let tail = '';
  for await (const piece of pieces) {
    const text = tail + piece;
    let end = 0;
    for (const found of text.matchAll(/<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g)) {
      end = found.index + found[0].length;
      const [column, first, last] = [columnOf(found[1] as string), Number(found[2]), Number(found[3])];
      if (last > first) merges.push({ column, first, last, value: '' });
    }
    tail = text.slice(Math.max(end, text.length - 200));
  }
  return merges.sort((a, b) => a.first - b.first);
}

/** `hidden`: by hand or by a filter. */
export type SheetRow = HeadRow & { hidden: boolean };

/** A row's number is its line. Excel knows 16,384 columns; a reference past them is no sheet. */
const mostColumns = 16_384;

/** The rows of a sheet as the texts a person sees: dates in ISO form, error cells as their code, a formula as its value. */
export async function* readSheet(workbook: Workbook, entry: string): AsyncGenerator<SheetRow> {
  const merges = await readMerges(workbook.archive.text(entry));
  const rows: SheetRow[] = [];
  const parser = new SaxesParser();
  let failed: Error | undefined;
  let row: SheetRow = { line: 0, cells: [], hidden: false };
  let cell = { column: 0, type: 'n', style: 0, text: '', formula: false, valued: false };
  let depth = '';
  let phonetic = false;
  parser.on('error', (error) => {
    failed ??= error;
  });
  parser.on('opentag', (tag) => {
    const name = local(tag.name);
    const { attributes } = tag;
    if (name === 'row') {
      const hidden = /^(?:1|true)$/.test(attributes['hidden'] ?? '');
      row = { line: Number(attributes['r'] ?? row.line + 1), cells: [], hidden };
    } else if (name === 'c') {
      const column = attributes['r'] === undefined ? row.cells.length : columnOf(attributes['r']);
      cell = {
        column,
        type: attributes['t'] ?? 'n',
        style: Number(attributes['s'] ?? 0),
        text: '',
        formula: false,
        valued: false,
      };
    } else if (name === 'v' || name === 't') {
      depth = phonetic ? '' : name;
      cell.valued = true;
    } else if (name === 'f') cell.formula = true;
    else if (name === 'rPh') phonetic = true;
  });
  parser.on('text', (text) => {
    if (depth === 'v' || depth === 't') cell.text += text;
  });
  parser.on('closetag', (tag) => {
    const name = local(tag.name);
    if (name === 'v' || name === 't') depth = '';
    else if (name === 'rPh') phonetic = false;
    else if (name === 'c') {
      if (cell.column < 0 || cell.column >= mostColumns) return;
      while (row.cells.length < cell.column) row.cells.push('');
      // Not empty: nobody has calculated it yet.
      row.cells[cell.column] = cell.formula && !cell.valued ? '#GETTING_DATA' : cellText(cell, workbook);
    } else if (name === 'row') rows.push(row);
  });
  let merged: Merge[] = [];
  let next = 0;
  for await (const piece of workbook.archive.text(entry)) {
    parser.write(piece);
    if (failed) throw new FileProblem('archive-broken', undefined, failed);
    for (const done of rows.splice(0)) {
      while (next < merges.length && (merges[next] as Merge).first <= done.line) merged.push(merges[next++] as Merge);
      if (merged.length > 0) merged = fillDown(done, merged);
      yield done;
    }
  }
}

function fillDown(row: HeadRow, merges: Merge[]): Merge[] {
  for (const merge of merges) {
    if (row.line === merge.first) merge.value = row.cells[merge.column] ?? '';
    else if (row.line <= merge.last && !row.cells[merge.column]) {
      while (row.cells.length < merge.column) row.cells.push('');
      row.cells[merge.column] = merge.value;
    }
  }
  return merges.filter((merge) => merge.last > row.line);
}

function cellText(cell: { type: string; style: number; text: string }, workbook: Workbook): string {
  const { type, text } = cell;
  switch (type) {
    case 's':
      return workbook.strings[Number(text)] ?? '';
    case 'n':
      return text === '' ? '' : numberText(text, workbook.dates[cell.style] === true, workbook.from1904);
    case 'd':
      return text.replace('T', ' ');
    default:
      return unescapeText(text);
  }
}

/** Digits Excel keeps; a longer number has lost its end and stays in the form that shows it. */
const exactDigits = 1e15;

function numberText(text: string, isDate: boolean, from1904: boolean): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  if (isDate && value >= 0 && value < 2_958_466) return dateText(value, from1904);
  if (Math.abs(value) < exactDigits) return /[eE]/.test(text) ? String(value) : text;
  return value.toExponential().replace('e', 'E');
}
