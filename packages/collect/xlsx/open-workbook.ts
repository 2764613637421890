import { FileProblem } from '../problem/collect-problem.ts';
import { type Archive, openArchive } from './archive.ts';
import { dateStyles } from './date-styles.ts';
import { readSharedStrings } from './shared-strings.ts';
import { local, readXml } from './xml.ts';

export type Workbook = {
  sheets: { name: string; entry: string; hidden: boolean }[];
  strings: string[];
  /** By style number: whether a number in it is a date or time. */
  dates: boolean[];
  /** Days count from 1904-01-01. */
  from1904: boolean;
  archive: Archive;
};

/** Opens an xlsx file: its visible and hidden sheets, strings and styles. Throws `FileProblem`. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const archive = await openArchive(path);
  try {
    if (!archive.has('xl/workbook.xml')) throw noWorkbook(archive);
    const named: { name: string; id: string; hidden: boolean }[] = [];
    let from1904 = false;
    await readXml(archive.text('xl/workbook.xml'), (tag) => {
      const attributes = tag.attributes;
      if (local(tag.name) === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (local(tag.name) !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const hidden = /^(?:hidden|veryHidden)$/.test(attributes['state'] ?? '');
      if (id !== undefined) named.push({ name: attributes['name'] ?? '', id, hidden });
    });
    const targets = new Map<string, string>();
    if (archive.has('xl/_rels/workbook.xml.rels')) {
      await readXml(archive.text('xl/_rels/workbook.xml.rels'), ({ attributes }) => {
        const target = attributes['Target'];
        if (attributes['Id'] !== undefined && target !== undefined) targets.set(attributes['Id'], entryName(target));
      });
    }
    const sheets = named.flatMap(({ name, id, hidden }) => {
      const entry = targets.get(id);
      return entry !== undefined && archive.has(entry) ? [{ name, entry, hidden }] : [];
    });
    const strings = archive.has('xl/sharedStrings.xml')
      ? await readSharedStrings(archive.text('xl/sharedStrings.xml'))
      : [];
    const dates = archive.has('xl/styles.xml') ? await dateStyles(archive.text('xl/styles.xml')) : [];
    return { sheets, strings, dates, from1904, archive };
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** What a zip archive is that holds no workbook of ours. */
function noWorkbook(archive: Archive): FileProblem {
  const kinds = { xlsb: 'xl/workbook.bin', docx: 'word/document.xml', ods: 'content.xml' };
  const kind = Object.entries(kinds).find(([, part]) => archive.has(part))?.[0];
  return kind ? new FileProblem('file-kind', { kind }) : new FileProblem('file-packed');
}

function entryName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`.replace(/[^/]+\/\.\.\//g, '');
}
