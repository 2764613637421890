import type { Encoding } from '@plumb/ground/chinese-encoding';
import type { Contract, ContractColumn } from '../contract/contract.ts';
import type { Contracts } from '../contract/read-contracts.ts';
import { inspectCsv, readCsv } from '../csv/read-csv.ts';
import type { FoundFile } from '../files/find-files.ts';
import { extensionOf } from '../files/find-files.ts';
import { recogniseName } from '../files/recognise.ts';
import { sniffFormat } from '../files/sniff-format.ts';
import { type FoundHeader, findHeader, type HeadRow, headRows } from '../header/find-header.ts';
import { isNote } from '../header/note-row.ts';
import { jsonlEncoding, jsonlKeys, readJsonl } from '../jsonl/read-jsonl.ts';
import { FileProblem } from '../problem/collect-problem.ts';
import type { RowSink } from '../staging/row-sink.ts';
import { dateText1904 } from '../xlsx/date-styles.ts';
import { openWorkbook, type Workbook } from '../xlsx/open-workbook.ts';
import { readSheet } from '../xlsx/read-sheet.ts';

/** A table found in a text file or a sheet, with the way to read its rows. */
export type FoundTable = {
  /** Of a sheet, where the workbook has several. */
  sheet?: string;
  /** The sheet is hidden: it is named, not read. */
  hidden?: boolean;
  encoding?: string;
  delimiter: string;
  header: FoundHeader | undefined;
  named: Contract | undefined;
  read(sink: RowSink): Promise<void>;
};

/** The tables of a file that is not Parquet. `use` is called for one after the other. Throws `FileProblem`. */
export async function readTables(
  file: FoundFile,
  contracts: Contracts,
  use: (table: FoundTable) => Promise<void>,
): Promise<void> {
  const named = recogniseName(file.path, contracts);
  if (file.format === 'link') throw new FileProblem('file-link');
  if (file.size === 0) throw new FileProblem('file-empty');
  switch (await sniffFormat(file)) {
    case 'csv': {
      const table = await inspectCsv(file.full, contracts, named);
      const { encoding, delimiter, header } = table;
      return use({ encoding, delimiter, header, named, read: (sink) => readCsv(file.full, table, sink) });
    }
    case 'jsonl': {
      const encoding = await jsonlEncoding(file.full);
      const keys = await jsonlKeys(file.full, encoding);
      if (keys.length === 0) throw new FileProblem('json-none');
      const header = findHeader([{ line: 0, cells: keys }], contracts, named);
      return use({
        encoding,
        delimiter: ',',
        header,
        named,
        read: (sink) => readObjects(file.full, encoding, keys, header, sink),
      });
    }
    case 'xlsx': {
      const workbook = await openWorkbook(file.full);
      return readSheets(workbook, contracts, named, use).finally(() => workbook.archive.close());
    }
    default:
      throw notRead(extensionOf(file.path));
  }
}

function notRead(kind: string): FileProblem {
  const packed = ['zip', 'rar', '7z', 'gz', 'tar', 'tgz'].includes(kind);
  return packed ? new FileProblem('file-packed') : new FileProblem('file-kind', { kind });
}

/** Columns that an object or a list can stand in. */
const composite: readonly string[] = ['json', 'geometry'];

async function readObjects(
  path: string,
  encoding: Encoding,
  keys: readonly string[],
  header: FoundHeader | undefined,
  sink: RowSink,
): Promise<void> {
  const plain = [...(header?.match.columns ?? [])].filter(
    ([name]) => !composite.includes(header?.match.contract.columns[name]?.type ?? ''),
  );
  for await (const row of readJsonl(path, encoding, keys, () => sink.mixed())) {
    if ('broken' in row) sink.bad(row.line, 'json-line', row.broken, {});
    else {
      const nested = plain.find(([, { index }]) => row.nested.includes(index));
      if (nested) sink.bad(row.line, 'json-nested', row.cells[nested[1].index] ?? '', { column: nested[0] });
      else sink.writer.fields(row.line, row.cells);
    }
    if (sink.writer.full) await sink.writer.flush();
  }
}

async function readSheets(
  workbook: Workbook,
  contracts: Contracts,
  named: Contract | undefined,
  use: (table: FoundTable) => Promise<void>,
): Promise<void> {
  const several = workbook.sheets.length > 1;
  for (const sheet of workbook.sheets) {
    const meant = (several ? recogniseName(sheet.name, contracts) : undefined) ?? named;
    const head: HeadRow[] = [];
    for await (const row of readSheet(workbook, sheet.entry)) {
      head.push(row);
      if (head.length >= headRows) break;
    }
    if (several && head.every((row) => row.cells.every((cell) => cell === ''))) continue;
    const header = findHeader(head, contracts, meant);
    await use({
      ...(several ? { sheet: sheet.name } : {}),
      hidden: sheet.hidden,
      delimiter: ',',
      header,
      named: meant,
      read: async (sink) => {
        if (header) await readRows(workbook, sheet.entry, header, sink);
      },
    });
  }
}

function dateColumns({ match }: FoundHeader): number[] {
  return [...match.columns].flatMap(([name, { index }]) => {
    const { type, kind } = match.contract.columns[name] as ContractColumn;
    return type === 'date' || type === 'datetime' || kind === 'month' ? [index] : [];
  });
}

async function readRows(workbook: Workbook, entry: string, header: FoundHeader, sink: RowSink): Promise<void> {
  const width = header.cells.length;
  const again = header.cells.join('\u0000');
  const from1904 = workbook.from1904 ? dateColumns(header) : [];
  for await (const { line, cells, hidden } of readSheet(workbook, entry)) {
    if (line <= header.line) continue;
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = Array.from({ length: width }, (_, i) => cells[i] ?? '');
    for (const i of from1904) row[i] = dateText1904(row[i] as string);
    if (isNote(cells, header.match)) sink.note();
    else if (row.join('\u0000') === again) sink.headerAgain(line);
    else {
      sink.writer.fields(line, row);
      if (hidden) sink.hidden();
    }
    if (sink.writer.full) await sink.writer.flush();
  }
}
