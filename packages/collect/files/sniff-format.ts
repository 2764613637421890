import { open } from 'node:fs/promises';
import { detectEncoding } from '@plumb/ground/chinese-encoding';
import { FileProblem } from '../problem/collect-problem.ts';
import { extensionOf, type FileFormat, type FoundFile } from './find-files.ts';

const sampleSize = 4096;
const zip = Buffer.from('504b0304', 'hex');
/** What Excel and WPS wrote before 2007, and still write around a workbook with a password. */
const oldWorkbook = Buffer.from('d0cf11e0', 'hex');
/** What systems export under the ending of a workbook or a table; Excel opens it and saves it as xlsx. */
const textKinds: readonly [kind: string, begins: RegExp][] = [
  ['html', /^\W{0,4}<(?:!doctype html|html|table|meta|head)/i],
  ['xml', /^\W{0,4}<\?(?:xml|mso)/i],
  ['mht', /^mime-version:/i],
  ['pdf', /^%pdf-/i],
];
const spreadsheets = new Set(['xlsx', 'xlsm', 'xls', 'et']);

/** What a text or workbook really is: systems give a text, a web page or a new workbook the ending of another. Throws `FileProblem`. */
export async function sniffFormat(file: FoundFile): Promise<FileFormat> {
  const extension = extensionOf(file.path);
  const isSheet = spreadsheets.has(extension);
  if (!isSheet && file.format !== 'csv') return file.format;
  const handle = await open(file.full);
  const { buffer, bytesRead } = await handle
    .read(Buffer.alloc(sampleSize), 0, sampleSize, 0)
    .finally(() => handle.close());
  const sample = buffer.subarray(0, bytesRead);
  if (sample.subarray(0, 4).equals(zip)) return 'xlsx';
  if (sample.subarray(0, 4).equals(oldWorkbook)) throw new FileProblem('workbook-old');
  const text = sample.toString('latin1');
  const kind = textKinds.find(([, begins]) => begins.test(text))?.[0];
  if (kind) throw new FileProblem('file-kind', { kind });
  if (!isSheet) return 'csv';
  return detectEncoding(sample).problem === undefined ? 'csv' : file.format;
}
