import { open } from 'node:fs/promises';
import { detectEncoding, type Encoding } from '@plumb/ground/chinese-encoding';
import type { Contract } from '../contract/contract.ts';
import type { Contracts } from '../contract/read-contracts.ts';
import { type FoundHeader, findHeader, type HeadRow, headRows } from '../header/find-header.ts';
import { FileProblem } from '../problem/collect-problem.ts';
import type { RowSink } from '../staging/row-sink.ts';
import { decodeSample, utf8Pieces } from './decode.ts';
import { parseHead } from './parse-record.ts';
import { RecordScanner } from './scan-records.ts';

const sampleSize = 256 << 10;
/** Bytes between two looks at how full the piece of rows is; short rows grow sixfold with their line numbers. */
const sliceSize = 2 << 20;
const delimiters = [',', '\t', ';', '|'];

export type CsvTable = {
  encoding: Encoding;
  delimiter: string;
  header: FoundHeader | undefined;
  /** Lines end with a carriage return alone. */
  oldMac: boolean;
};

/** Looks at the beginning of a CSV file: encoding, delimiter, header row. Throws `FileProblem` where it is no text. */
export async function inspectCsv(path: string, contracts: Contracts, named: Contract | undefined): Promise<CsvTable> {
  const handle = await open(path);
  const { buffer, bytesRead } = await handle
    .read(Buffer.alloc(sampleSize), 0, sampleSize, 0)
    .finally(() => handle.close());
  const sample = buffer.subarray(0, bytesRead);
  if (bytesRead === 0) throw new FileProblem('file-empty');
  const { encoding, problem } = detectEncoding(sample);
  if (problem && problem !== 'encoding-damaged') throw new FileProblem(problem);
  const text = decodeSample(sample, encoding);
  const oldMac = text.includes('\r') && !text.includes('\n');
  const head = oldMac ? text.replaceAll('\r', '\n') : text;
  let best: CsvTable = { encoding, delimiter: ',', header: undefined, oldMac };
  for (const delimiter of delimiters) {
    const rows: HeadRow[] = parseHead(head, delimiter, headRows, bytesRead < sampleSize);
    const header = findHeader(rows, contracts, named);
    const columns = header?.match.columns.size ?? 0;
    if (columns > (best.header?.match.columns.size ?? 0)) best = { encoding, delimiter, header, oldMac };
  }
  return best;
}

/** Reads the rows below the header into the sink. */
export async function readCsv(path: string, table: CsvTable, sink: RowSink): Promise<void> {
  const { header } = table;
  if (!header) return;
  const shape = {
    delimiter: table.delimiter,
    columns: header.cells.length,
    headerLine: header.line,
  };
  const scanner = new RecordScanner(shape, {
    raw: (line, odd, data, from, to) => sink.writer.raw(line, odd, data, from, to),
    fields: (line, fields) => sink.writer.fields(line, fields),
    bad: (line, problem, start, found) => sink.bad(line, problem, start, { found, expected: shape.columns }),
    headerAgain: (line) => sink.headerAgain(line),
  });
  for await (const piece of utf8Pieces(path, table.encoding)) {
    if (table.oldMac) for (let i = 0; i < piece.length; i++) if (piece[i] === 0x0d) piece[i] = 0x0a;
    for (let i = 0; i < piece.length; i += sliceSize) {
      scanner.push(piece.subarray(i, i + sliceSize));
      if (sink.writer.full) await sink.writer.flush();
    }
  }
  scanner.push(Buffer.alloc(0), true);
}
