import { renameSync } from 'node:fs';
import { join } from 'node:path';
import {
  BOOLEAN,
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import type { Contract } from '@plumb/collect/contract/contract';
import type { Track } from '../life/track.ts';
import type { Row } from '../life/unit-life.ts';
import { columnsOf, type Sink } from './sink.ts';

const chunkRows = 2048;
const partRows = 4_000_000;

type Column = { name: string; type: DuckDBType /** What the staged column becomes in the file. */; sql: string };

/** Numbers and times are staged as doubles: dates and datetimes as epoch ms. */
function staged(contract: Contract): Column[] {
  return columnsOf(contract).map(({ name, type }) => {
    const q = `"${name}"`;
    if (type === 'int') return { name, type: DOUBLE, sql: `CAST(${q} AS BIGINT) AS ${q}` };
    if (type === 'decimal') return { name, type: DOUBLE, sql: q };
    if (type === 'bool') return { name, type: BOOLEAN, sql: q };
    if (type === 'date')
      return { name, type: DOUBLE, sql: `CAST(make_timestamp(CAST(${q} AS BIGINT) * 1000) AS DATE) AS ${q}` };
    if (type === 'datetime') return { name, type: DOUBLE, sql: `make_timestamp(CAST(${q} AS BIGINT) * 1000) AS ${q}` };
    return { name, type: VARCHAR, sql: q };
  });
}

const gpsColumns: Column[] = [
  { name: 'v', type: INTEGER, sql: `'V' || lpad(CAST(v AS VARCHAR), 6, '0') AS vehicle_id` },
  { name: 'seconds', type: INTEGER, sql: 'make_timestamp(seconds::BIGINT * 1000000) AS ts' },
  { name: 'lng', type: INTEGER, sql: 'lng / 1e6 AS lng' },
  { name: 'lat', type: INTEGER, sql: 'lat / 1e6 AS lat' },
  { name: 'speed', type: INTEGER, sql: 'speed / 1e1 AS speed' },
  { name: 'heading', type: INTEGER, sql: 'heading::BIGINT AS heading' },
  { name: 'acc', type: INTEGER, sql: 'acc = 1 AS acc_on' },
  { name: 'odometer', type: INTEGER, sql: `odometer / 1e2 AS odometer, true AS valid, 'WGS84' AS crs` },
];

/** One dataset: rows gather in a table in memory, which becomes a Parquet file when it is full, while the next one fills. */
class PartWriter {
  rows = 0;
  private readonly connection: DuckDBConnection;
  private readonly dataset: string;
  private readonly columns: Column[];
  private readonly path: (part: number) => string;
  private part = 0;
  private inPart = 0;
  private appender: DuckDBAppender | undefined;
  private chunk: DuckDBDataChunk;
  /** Cells of the chunk being gathered, by column. */
  private cells: DuckDBValue[][];

  constructor(connection: DuckDBConnection, dataset: string, columns: Column[], path: (part: number) => string) {
    this.connection = connection;
    this.dataset = dataset;
    this.columns = columns;
    this.path = path;
    this.chunk = DuckDBDataChunk.create(columns.map((c) => c.type));
    this.cells = columns.map(() => []);
  }

  async start(): Promise<void> {
    this.part++;
    this.inPart = 0;
    const table = `${this.dataset}_${this.part}`;
    await this.connection.run(`CREATE TABLE ${table} (${this.columns.map((c) => `"${c.name}" ${c.type}`).join(', ')})`);
    this.appender = await this.connection.createAppender(table);
  }

  /** Takes one row as cells in the order of the columns. */
  push(cells: DuckDBValue[]): void {
    for (let c = 0; c < cells.length; c++) (this.cells[c] as DuckDBValue[]).push(cells[c] as DuckDBValue);
    this.rows++;
    if ((this.cells[0] as DuckDBValue[]).length === chunkRows) this.flushCells();
  }

  private flushCells(): void {
    const n = (this.cells[0] as DuckDBValue[]).length;
    if (n === 0) return;
    this.chunk.reset();
    this.chunk.rowCount = n;
    this.chunk.setColumns(this.cells);
    this.append(n);
    this.cells = this.columns.map(() => []);
  }

  /** Takes rows that lie in typed columns. */
  pushColumns(columns: (i: number, row: number) => number, n: number): void {
    for (let from = 0; from < n; from += chunkRows) {
      const count = Math.min(chunkRows, n - from);
      this.chunk.reset();
      this.chunk.rowCount = count;
      for (let c = 0; c < this.columns.length; c++) {
        const vector = this.chunk.getColumnVector(c);
        const set = vector as unknown as { setItem(i: number, value: number): void };
        for (let i = 0; i < count; i++) set.setItem(i, columns(c, from + i));
        vector.flush();
      }
      this.append(count);
    }
    this.rows += n;
  }

  private append(n: number): void {
    this.appender?.appendDataChunk(this.chunk);
    this.inPart += n;
  }

  get partFull(): boolean {
    return this.inPart >= partRows;
  }

  /** Writes the part to its file and drops its table. */
  async writePart(): Promise<void> {
    this.flushCells();
    this.appender?.closeSync();
    this.appender = undefined;
    const table = `${this.dataset}_${this.part}`;
    const select = `SELECT ${this.columns.map((c) => c.sql).join(', ')} FROM ${table}`;
    const file = this.path(this.part);
    const sql = `COPY (${select}) TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`;
    await this.connection.run(sql);
    await this.connection.run(`DROP TABLE ${table}`);
  }

  get parts(): number {
    return this.part;
  }
}

/**
 * Parquet files through an engine in memory: `<dataset>.parquet`, or `<dataset>-001.parquet` and on where there are
 * more than four million rows. Memory stays within one part of the largest datasets.
 */
export async function openParquetSink(
  out: string,
  contracts: ReadonlyMap<string, Contract>,
  datasets: readonly string[],
): Promise<Sink> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  await connection.run('SET preserve_insertion_order = true');
  const writers = new Map<string, { writer: PartWriter; columns: ReturnType<typeof columnsOf> }>();
  const rows: Record<string, number> = {};
  for (const dataset of datasets) {
    const contract = contracts.get(dataset);
    if (!contract) throw new Error(`no contract for dataset ${dataset}`);
    const path = (part: number): string => join(out, `${dataset}-${String(part).padStart(3, '0')}.parquet`);
    const writer = new PartWriter(connection, dataset, dataset === 'gps_point' ? gpsColumns : staged(contract), path);
    await writer.start();
    writers.set(dataset, { writer, columns: columnsOf(contract) });
  }
  const writerOf = (dataset: string): { writer: PartWriter; columns: ReturnType<typeof columnsOf> } => {
    const found = writers.get(dataset);
    if (!found) throw new Error(`the city does not write ${dataset}`);
    return found;
  };
  return {
    rows,
    add(dataset, row) {
      const { writer, columns } = writerOf(dataset);
      writer.push(columns.map(({ name, type }) => stagedCell(row[name], type)));
      rows[dataset] = writer.rows;
    },
    track(vehicleId, track: Track) {
      const { writer } = writerOf('gps_point');
      const number = Number(vehicleId.slice(1));
      const columns = track.columns();
      writer.pushColumns((c, i) => (c === 0 ? number : ((columns[c - 1] as Int32Array)[i] as number)), track.n);
      rows['gps_point'] = writer.rows;
    },
    async drain() {
      for (const { writer } of writers.values()) {
        if (!writer.partFull) continue;
        await writer.writePart();
        await writer.start();
      }
    },
    async close() {
      for (const [dataset, { writer }] of writers) {
        await writer.writePart();
        if (writer.parts === 1) renameSync(join(out, `${dataset}-001.parquet`), join(out, `${dataset}.parquet`));
      }
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function stagedCell(value: Row[string], type: string): DuckDBValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' && (type === 'date' || type === 'datetime'))
    return Date.parse(`${value.replace(' ', 'T')}${value.length > 10 ? 'Z' : 'T00:00:00Z'}`);
  return type === 'string' || type === 'text' || type === 'enum' || type === 'json' || type === 'geometry'
    ? String(value)
    : (value as DuckDBValue);
}
