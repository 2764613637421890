import { zip } from './zip.fixture.ts';

const xmlText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A cell: a number, a text (shared), `{ xml }` for what stands between the row tags as it is. */
export type FixtureCell = string | number | null | { xml: string };

export type FixtureSheet = { name: string; rows: FixtureCell[][]; merges?: string[] };

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

/** A workbook with styles 0 general, 1 date (built in), 2 date and time (own format). */
export function workbook(sheets: FixtureSheet[], from1904 = false): Buffer {
  const strings: string[] = [];
  const entries: Record<string, string> = {};
  const named = sheets.map(({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const targets = sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`);
  entries['xl/workbook.xml'] =
    `<workbook xmlns:r="r"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${named.join('')}</sheets></workbook>`;
  entries['xl/_rels/workbook.xml.rels'] = `<Relationships>${targets.join('')}</Relationships>`;
  entries['xl/styles.xml'] =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>';
  sheets.forEach(({ rows, merges = [] }, i) => {
    const lines = rows.map((cells, r) => {
      const xml = cells.map((cell, c) => {
        const at = `r="${letters(c)}${r + 1}"`;
        if (cell === null) return '';
        if (typeof cell === 'object') return cell.xml.replace('<c', `<c ${at}`);
        if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
        strings.push(cell);
        return `<c ${at} t="s"><v>${strings.length - 1}</v></c>`;
      });
      return `<row r="${r + 1}">${xml.join('')}</row>`;
    });
    const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`);
    entries[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet><sheetData>${lines.join('')}</sheetData><mergeCells>${merged.join('')}</mergeCells></worksheet>`;
  });
  const shared = strings.map((text) => `<si><r><t>${xmlText(text)}</t></r><rPh><t>拼音</t></rPh></si>`);
  entries['xl/sharedStrings.xml'] = `<sst>${shared.join('')}</sst>`;
  return zip(entries);
}
