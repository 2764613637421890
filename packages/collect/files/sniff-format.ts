import { open } from 'node:fs/promises';
import { detectEncoding } from '@plumb/ground/chinese-encoding';
import { FileProblem } from '../problem/collect-problem.ts';
import { extensionOf, type FileFormat, type FoundFile } from './find-files.ts';

const sampleSize = 4096;
const zip = Buffer.from('504b0304', 'hex');
/** What Excel and WPS wrote before 2007, and still write around a workbook with a password. */
const oldWorkbook = Buffer.from('d0cf11e0', 'hex');
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
  if (!isSheet) return 'csv';
  if (/^\W{0,4}<(?:!doctype|html|table|meta|head|\?xml)/i.test(sample.toString('latin1')))
    throw new FileProblem('file-kind', { kind: 'html' });
  return detectEncoding(sample).problem === undefined ? 'csv' : file.format;
}
