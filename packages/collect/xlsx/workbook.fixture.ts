import { zip } from './zip.fixture.ts';

/** A cell: a number, a text, nothing, or `{ xml }`: a cell element that stands as it is but for its place. */
export type WorkbookCell = string | number | null | { xml: string };
export type WorkbookSheet = {
  name: string;
  rows: WorkbookCell[][];
  merges?: string[];
  state?: 'hidden' | 'veryHidden';
  /** Numbers of rows that are hidden or filtered out. */
  hiddenRows?: number[];
};
type WorkbookOptions = {
  /** Days count from 1904, as old workbooks from a Mac do. */
  from1904?: boolean;
  /** Texts stand in a table of their own, each in a run and with its reading, as Excel writes them in East Asia. */
  sharedTexts?: boolean;
  /** In place of the usual styles: 0 general, 1 a date, 2 a date with its time. */
  styles?: string;
};

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const xmlText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const usualStyles = `${head}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/m/d\\ hh:mm:ss"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const oddStyles = `${head}<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

/** A workbook that is hard to read: texts in a table of their own, a date format in words, a cell style that looks like a date. */
export function workbook(sheets: readonly WorkbookSheet[], from1904 = false): Buffer {
  return packWorkbook(sheets, { from1904, sharedTexts: true, styles: oddStyles });
}

/** A workbook that spreadsheet programs open: the one writer of tests and examples. */
export function packWorkbook(sheets: readonly WorkbookSheet[], options: WorkbookOptions = {}): Buffer {
  const texts: string[] | null = options.sharedTexts ? [] : null;
  const pages = sheets.map((sheet, i): [string, string] => [
    `xl/worksheets/sheet${i + 1}.xml`,
    worksheet(sheet, texts),
  ]);
  const parts: [kind: string, target: string][] = [
    ...pages.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
    ['styles', 'styles.xml'],
    ...(texts ? [['sharedStrings', 'sharedStrings.xml'] as [string, string]] : []),
  ];
  const named = sheets.map(({ name, state }, i) => {
    const hidden = state ? ` state="${state}"` : '';
    return `<sheet name="${xmlText(name)}" sheetId="${i + 1}"${hidden} r:id="rId${i + 1}"/>`;
  });
  const epoch = options.from1904 ? '<workbookPr date1904="1"/>' : '';
  return zip({
    '[Content_Types].xml': contentTypes(sheets.length, texts !== null),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${office}">${epoch}<sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(parts),
    'xl/styles.xml': options.styles ?? usualStyles,
    ...(texts ? { 'xl/sharedStrings.xml': sharedStrings(texts) } : {}),
    ...Object.fromEntries(pages),
  });
}

/** 'A' for 0, 'AA' for 26. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

function worksheet({ rows, merges = [], hiddenRows = [] }: WorkbookSheet, texts: string[] | null): string {
  const lines = rows.map((cells, r) => {
    const xml = cells.map((cell, c) => cellXml(cell, `r="${columnLetters(c)}${r + 1}"`, texts));
    const hidden = hiddenRows.includes(r + 1) ? ' hidden="1"' : '';
    return `<row r="${r + 1}"${hidden}>${xml.join('')}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const merging = merged && `<mergeCells count="${merges.length}">${merged}</mergeCells>`;
  return `${head}<worksheet ${main}><sheetData>${lines.join('')}</sheetData>${merging}</worksheet>`;
}

function cellXml(cell: WorkbookCell, at: string, texts: string[] | null): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c ${at}`);
  if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
  if (texts) return `<c ${at} t="s"><v>${texts.push(cell) - 1}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t>${xmlText(cell)}</t></is></c>`;
}

const sharedStrings = (texts: string[]) =>
  `${head}<sst ${main}>${texts.map((text) => `<si><r><t>${xmlText(text)}</t></r><rPh sb="0" eb="1"><t>拼音</t></rPh></si>`).join('')}</sst>`;

const relations = (all: [kind: string, target: string][]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

function contentTypes(sheets: number, sharedTexts: boolean): string {
  const part = (path: string, kind: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const pages = Array.from({ length: sheets }, (_, i) => part(`worksheets/sheet${i + 1}`, 'worksheet'));
  const texts = sharedTexts ? part('sharedStrings', 'sharedStrings') : '';
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${texts}${pages.join('')}</Types>`;
}
