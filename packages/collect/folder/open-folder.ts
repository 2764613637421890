import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inTurns } from '@plumb/ground/in-turns';
import type { Row, Warehouse } from '@plumb/stores/warehouse/port';
import type { Contract } from '../contract/contract.ts';
import type { Contracts } from '../contract/read-contracts.ts';
import { rowsPerFile } from '../contract/stored-table.ts';
import { macros } from '../convert/macros.ts';
import { type FoundFile, findFiles, repeatedFiles } from '../files/find-files.ts';
import { nearestDataset, recogniseName } from '../files/recognise.ts';
import { type FoundHeader, findHeader, headRows } from '../header/find-header.ts';
import { parquetColumns } from '../parquet/parquet-column.ts';
import { asFileProblem, collectText, FileProblem } from '../problem/collect-problem.ts';
import { createRowsTable, loadRows } from '../staging/load-rows.ts';
import { mendRows } from '../staging/mend-rows.ts';
import { listQuarantine, type QuarantinedValue, quarantineRow, quarantineTable } from '../staging/quarantine.ts';
import { type StagedTable, segmentRelation } from '../staging/read-rows.ts';
import { SegmentWriter } from '../staging/segment-writer.ts';
import { finishDataset, prepareNames, type ViewPart } from './finish-dataset.ts';
import { headerProblems, missingColumns } from './header-problems.ts';
import type { DatasetIntake, FileIntake, Intake, IntakeProblem } from './intake.ts';
import { type AdmittedFile, atOnce, readParquetFiles } from './parquet-files.ts';
import { type FoundTable, readTables } from './read-file.ts';

export type { Intake } from './intake.ts';

export type OpenFolderOptions = {
  contracts: Contracts;
  /** An embedded DuckDB that may read the folder and `scratch`. */
  warehouse: Warehouse;
  /** Datasets wanted; all of `contracts` where absent. */
  only?: readonly string[];
  /** A folder for pieces on their way in; nothing stays there. */
  scratch: string;
  /** Gets the file that is being read. */
  onProgress?: (file: string) => void;
};

/**
 * Reads a folder of deliveries into the warehouse: afterwards every wanted dataset is there under its name, with the columns of
 * its contract and good rows only. Files, headers and rows that are not as they should be are reported; nothing stops the rest.
 */
export async function openFolder(folder: string, options: OpenFolderOptions): Promise<Intake> {
  await mkdir(options.scratch, { recursive: true });
  const scratch = await mkdtemp(join(options.scratch, 'intake-'));
  try {
    const reader = new FolderReader(options, scratch);
    return await reader.read(folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

type Delivery = { contract: Contract; columns: Set<string>; loaded: boolean; parts: ViewPart[] };

class FolderReader {
  readonly #warehouse: Warehouse;
  readonly #contracts: Contracts;
  readonly #wanted: ReadonlySet<string>;
  readonly #onProgress: NonNullable<OpenFolderOptions['onProgress']>;
  readonly #scratch: string;
  readonly #files: FileIntake[] = [];
  readonly #problems: IntakeProblem[] = [];
  readonly #admitted: AdmittedFile[] = [];
  readonly #deliveries = new Map<string, Delivery>();

  constructor(options: OpenFolderOptions, scratch: string) {
    this.#warehouse = options.warehouse;
    this.#contracts = options.contracts;
    this.#wanted = new Set(options.only ?? options.contracts.keys());
    this.#onProgress = options.onProgress ?? (() => {});
    this.#scratch = scratch;
  }

  async read(folder: string): Promise<Intake> {
    for (const macro of macros) await this.#warehouse.exec(macro);
    await this.#warehouse.load(quarantineTable, [], 'replace');
    const found = await findFiles(folder);
    const repeated = await repeatedFiles(found);
    for (const file of found) {
      const other = repeated.get(file.path);
      if (other !== undefined) this.#unread(file.path, new FileProblem('file-again', { other }));
      else await this.#readFile(file);
    }
    await readParquetFiles(this.#warehouse, this.#admitted, {
      onProgress: this.#onProgress,
      report: (file, problem) => this.#report(file, problem),
    });
    return this.#finish();
  }

  async #readFile(file: FoundFile): Promise<void> {
    const before = this.#files.length;
    try {
      if (file.format === 'parquet') return await this.#admitParquet(file);
      this.#onProgress(file.path);
      await readTables(file, this.#contracts, (table) => this.#readTable(file, table));
    } catch (cause) {
      const error = asFileProblem(cause);
      if (!error) throw cause;
      const open = this.#files.length > before ? this.#files.at(-1) : undefined;
      if (open) this.#report(open, error);
      else this.#unread(file.path, error);
    }
  }

  #report(file: FileIntake, problem: FileProblem): void {
    file.problem = problem.texts;
    this.#problems.push({ file: file.path, text: problem.texts });
  }

  #unread(path: string, problem: FileProblem): void {
    const file: FileIntake = { no: this.#files.length + 1, path, rows: 0, quarantined: 0, notes: 0 };
    this.#files.push(file);
    this.#report(file, problem);
  }

  /** Enters a table in the list and says what is wrong with its header. Nothing where it is not to be read. */
  #admit(
    path: string,
    named: Contract | undefined,
    header: FoundHeader | undefined,
    encoding?: string,
  ): FileIntake | undefined {
    if (!header) {
      if (named && !this.#wanted.has(named.id)) return undefined;
      this.#unread(path, this.#unknown(path, named));
      return undefined;
    }
    const { match, line } = header;
    const dataset = match.contract.id;
    if (!this.#wanted.has(dataset)) return undefined;
    const file: FileIntake = { no: this.#files.length + 1, path, dataset, rows: 0, quarantined: 0, notes: 0 };
    if (encoding !== undefined) file.encoding = encoding;
    this.#files.push(file);
    this.#problems.push(...headerProblems(path, line, match));
    const missing = missingColumns(path, match);
    if (missing.length === 0) return file;
    this.#problems.push(...missing);
    file.problem = (missing[0] as IntakeProblem).text;
    return undefined;
  }

  #unknown(path: string, named: Contract | undefined): FileProblem {
    if (named) return new FileProblem('no-header', { rows: headRows, dataset: named.id });
    const near = nearestDataset(path, this.#contracts);
    return near
      ? new FileProblem('unknown-file-near', { nearest: near.id, title: near.title.zh })
      : new FileProblem('unknown-file');
  }

  #delivery(header: FoundHeader): Delivery {
    const { contract, columns } = header.match;
    let delivery = this.#deliveries.get(contract.id);
    if (!delivery) {
      delivery = { contract, columns: new Set(), loaded: false, parts: [] };
      this.#deliveries.set(contract.id, delivery);
    }
    for (const name of columns.keys()) delivery.columns.add(name);
    return delivery;
  }

  async #open(delivery: Delivery): Promise<void> {
    if (!delivery.loaded) await createRowsTable(this.#warehouse, delivery.contract);
    delivery.loaded = true;
  }

  #nameHidden(path: string, { header, named }: FoundTable): void {
    const dataset = header?.match.contract ?? named;
    if (!dataset || this.#wanted.has(dataset.id)) this.#unread(path, new FileProblem('sheet-hidden'));
  }

  async #readTable(found: FoundFile, table: FoundTable): Promise<void> {
    const path = table.sheet === undefined ? found.path : `${found.path}#${table.sheet}`;
    if (table.hidden) return this.#nameHidden(path, table);
    const file = this.#admit(path, table.named, table.header, table.encoding);
    if (!file || !table.header) return;
    const delivery = this.#delivery(table.header);
    await this.#open(delivery);
    const { contract } = delivery;
    const base = file.no * rowsPerFile;
    const width = table.header.cells.length;
    const columns = new Map(
      [...table.header.match.columns].map(
        ([name, { index, factor }]) => [name, { text: `c${index}`, factor }] as const,
      ),
    );
    const staged = (relation: string): StagedTable => ({ base, relation, marksOdd: true, columns });
    const bad: Row[] = [];
    let hidden = 0;
    let mixed = false;
    const writer = new SegmentWriter(this.#scratch, table.delimiter, async (segments) => {
      await loadRows(this.#warehouse, contract, staged(segmentRelation(segments, width, table.delimiter)));
      for (const segment of segments) await rm(segment);
    });
    try {
      await table.read({
        writer,
        bad: (line, problem, value, values) =>
          bad.push(quarantineRow(base + line, contract.id, value, problem, collectText(problem, values))),
        note: () => file.notes++,
        hidden: () => hidden++,
        mixed: () => {
          mixed = true;
        },
        headerAgain: (line) => this.#problems.push({ file: path, line, text: collectText('header-again') }),
      });
      if (mixed) this.#problems.push({ file: path, text: collectText('encoding-mixed') });
      if (hidden > 0) this.#problems.push({ file: path, text: collectText('rows-hidden', { count: hidden }) });
    } finally {
      await writer.end();
      await this.#warehouse.load(quarantineTable, bad, 'append');
      await mendRows(this.#warehouse, contract, staged(''));
    }
  }

  async #admitParquet(found: FoundFile): Promise<void> {
    const columns = await parquetColumns(this.#warehouse, found.full);
    const named = recogniseName(found.path, this.#contracts);
    const header = findHeader([{ line: 0, cells: columns.map(({ name }) => name) }], this.#contracts, named);
    const file = this.#admit(found.path, named, header);
    if (!file || !header) return;
    const delivery = this.#delivery(header);
    await this.#open(delivery);
    const { contract, parts } = delivery;
    this.#admitted.push({ path: found.full, columns, match: header.match, file, contract, parts });
  }

  async #finish(): Promise<Intake> {
    const fileOf = (no: number): string => this.#files[no - 1]?.path ?? `#${no}`;
    const datasets = new Map<string, DatasetIntake>();
    const contracts = [...this.#contracts.values()].filter(({ id }) => this.#wanted.has(id));
    await prepareNames(this.#warehouse, contracts, new Set(this.#deliveries.keys()));
    for (const { id } of contracts) {
      const columns = this.#deliveries.get(id)?.columns;
      datasets.set(id, { delivered: columns !== undefined, rows: 0, quarantined: 0, columns: new Set(columns) });
    }
    const deliveries = contracts.flatMap(({ id }) => this.#deliveries.get(id) ?? []);
    const finished = await inTurns(atOnce, deliveries, async ({ contract, parts }) => {
      return { id: contract.id, ...(await finishDataset(this.#warehouse, contract, parts, fileOf)) };
    });
    for (const { id, rowsByFile, repeated } of finished) {
      const intake = datasets.get(id) as DatasetIntake;
      for (const [no, rows] of rowsByFile) {
        const file = this.#files[no - 1];
        if (file) file.rows = rows;
        intake.rows += rows;
      }
      if (repeated > 0) this.#problems.push({ file: id, text: collectText('rows-again', { count: repeated }) });
    }
    await this.#countQuarantine(datasets);
    return {
      datasets,
      files: this.#files,
      problems: this.#problems,
      quarantine: (dataset) => listQuarantine(this.#warehouse, fileOf, { dataset }),
      quarantined: async (limit) => {
        const list: QuarantinedValue[] = [];
        for await (const value of listQuarantine(this.#warehouse, fileOf, { limit })) list.push(value);
        return list;
      },
      source: (row) => ({ file: fileOf(Math.floor(row / rowsPerFile)), line: row % rowsPerFile }),
    };
  }

  async #countQuarantine(datasets: Map<string, DatasetIntake>): Promise<void> {
    const counts = await this.#warehouse.rows(
      `SELECT dataset, _row // ${rowsPerFile} AS no, count(DISTINCT _row) AS count FROM _quarantine GROUP BY ALL`,
    );
    for (const { dataset, no, count } of counts) {
      const file = this.#files[Number(no) - 1];
      if (file) file.quarantined += Number(count);
      const intake = datasets.get(String(dataset));
      if (intake) intake.quarantined += Number(count);
    }
  }
}
