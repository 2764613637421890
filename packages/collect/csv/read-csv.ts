import { isAscii } from 'node:buffer';
import { open } from 'node:fs/promises';
import { detectEncoding, type Encoding, mixesEncodings } from '@plumb/ground/chinese-encoding';
import type { Contract } from '../contract/contract.ts';
import type { Contracts } from '../contract/read-contracts.ts';
import { type FoundHeader, findHeader, type HeadRow, headRows } from '../header/find-header.ts';
import { isNote, isNoteCell } from '../header/note-row.ts';
import { FileProblem } from '../problem/collect-problem.ts';
import type { RowSink } from '../staging/row-sink.ts';
import { decodeSample, utf8Pieces } from './decode.ts';
import { parseHead } from './parse-record.ts';
import { isBlank } from './plain-record.ts';
import { RecordScanner } from './scan-records.ts';

const sampleSize = 256 << 10;
const endSize = 64 << 10;
/** Bytes between two looks at how full the piece of rows is; short rows grow sixfold with their line numbers. */
const sliceSize = 2 << 20;
const delimiters = [',', '\t', ';', '|'];

export type CsvTable = {
  encoding: Encoding;
  delimiter: string;
  header: FoundHeader | undefined;
  /** Lines end with a carriage return alone. */
  oldMac: boolean;
  /** Blank fields that every row has past the header's. */
  surplus: number;
};

/** Looks at the beginning of a CSV file: encoding, delimiter, header row. Throws `FileProblem` where it is no text. */
export async function inspectCsv(path: string, contracts: Contracts, named: Contract | undefined): Promise<CsvTable> {
  const handle = await open(path);
  const { buffer, bytesRead } = await handle
    .read(Buffer.alloc(sampleSize), 0, sampleSize, 0)
    .finally(() => handle.close());
  const sample = withoutEndMark(buffer.subarray(0, bytesRead));
  if (bytesRead < sampleSize && isBlank(sample, 0, sample.length)) throw new FileProblem('file-empty');
  const end = await endOf(path);
  const encoding = mixesEncodings(Buffer.concat([sample, end])) ? 'utf-8' : encodingOf(sample, end);
  const text = decodeSample(sample, encoding);
  const oldMac = text.includes('\r') && !text.includes('\n');
  const head = oldMac ? text.replaceAll('\r', '\n') : text;
  let best: CsvTable = { encoding, delimiter: ',', header: undefined, oldMac, surplus: 0 };
  for (const delimiter of delimiters) {
    const rows: HeadRow[] = parseHead(head, delimiter, headRows, bytesRead < sampleSize);
    const header = findHeader(rows, contracts, named);
    const columns = header?.match.columns.size ?? 0;
    if (columns > (best.header?.match.columns.size ?? 0))
      best = { encoding, delimiter, header, oldMac, surplus: surplusOf(rows, header) };
  }
  return best;
}

/** dBASE and what came after it end a text with Ctrl-Z, which is no sign of a binary file. */
function withoutEndMark(bytes: Buffer): Buffer {
  return bytes.at(-1) === 0x1a ? bytes.subarray(0, -1) : bytes;
}

/** A table of numbers may say nothing until a remark far below. */
function encodingOf(sample: Buffer, end: Buffer): Encoding {
  const { encoding, problem } = detectEncoding(isAscii(sample) && !isAscii(end) ? end : sample);
  if (problem && problem !== 'encoding-damaged') throw new FileProblem(problem);
  return encoding;
}

function surplusOf(rows: readonly HeadRow[], header: FoundHeader | undefined): number {
  if (!header) return 0;
  const widths = rows
    .filter(
      ({ line, cells }) =>
        line > header.line && cells.length > 1 && !isNoteCell(cells.find((cell) => cell.trim()) ?? ''),
    )
    .map(({ cells }) => cells.length);
  return widths.length === 0 ? 0 : Math.max(0, Math.min(...widths) - header.cells.length);
}

/** Whole lines at the end of a file that is longer than the sample. */
async function endOf(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const from = Math.max(sampleSize, size - endSize);
    if (from >= size) return Buffer.alloc(0);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(endSize), 0, endSize, from);
    return buffer.subarray(buffer.indexOf(0x0a) + 1, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Reads the rows below the header into the sink. */
export async function readCsv(path: string, table: CsvTable, sink: RowSink): Promise<void> {
  const { header } = table;
  if (!header) return;
  const shape = {
    delimiter: table.delimiter,
    columns: header.cells.length,
    named: header.cells.findLastIndex((cell) => cell.trim() !== '') + 1,
    headerLine: header.line,
    surplus: table.surplus,
    isNote: (cells: string[]) => isNote(cells, header.match),
  };
  const scanner = new RecordScanner(shape, {
    raw: (line, odd, data, from, to) => sink.writer.raw(line, odd, data, from, to),
    fields: (line, fields) => sink.writer.fields(line, fields),
    bad: (line, problem, start, found) => sink.bad(line, problem, start, { found, expected: shape.columns }),
    headerAgain: (line) => sink.headerAgain(line),
    note: () => sink.note(),
  });
  for await (const piece of utf8Pieces(path, table.encoding, () => sink.mixed())) {
    if (table.oldMac) for (let i = 0; i < piece.length; i++) if (piece[i] === 0x0d) piece[i] = 0x0a;
    for (let i = 0; i < piece.length; i += sliceSize) {
      scanner.push(piece.subarray(i, i + sliceSize));
      if (sink.writer.full) await sink.writer.flush();
    }
  }
  scanner.push(Buffer.alloc(0), true);
}
