import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBListValue,
  type DuckDBVector,
} from '@duckdb/node-api';
import { batchesOf } from '../batches.ts';
import { cellsOf, isColumns } from '../columns.ts';
import { fitBool, fitDate, fitDatetime, fitDecimal, fitInt, fitInts, fitText, fitTexts } from '../fit.ts';
import {
  type Cell,
  type Columns,
  type LoadMode,
  type Row,
  type StoredType,
  type TableSpec,
  WarehouseError,
} from '../port.ts';
import { columnTypes } from './column-types.ts';
import { identifier, textLiteral } from './literal.ts';

/** DuckDB's own vector size: the most rows a data chunk can hold. */
const chunkRows = 2048;
const staging = 'load_staging';

/** Loads rows in one transaction on a connection that nothing else uses meanwhile. */
export async function loadRows(
  connection: DuckDBConnection,
  table: TableSpec,
  rows: Iterable<Row> | AsyncIterable<Row> | Columns,
  mode: LoadMode,
): Promise<number> {
  if (mode === 'upsert' && !table.key?.length)
    throw new WarehouseError(`table ${table.name} has no key to upsert by`, table.name);
  await connection.run('BEGIN TRANSACTION');
  try {
    if (mode === 'replace') await connection.run(`DROP TABLE IF EXISTS ${identifier(table.name)}`);
    await connection.run(`CREATE TABLE IF NOT EXISTS ${identifier(table.name)} (${columnList(table)})`);
    await sameColumns(connection, table);
    const count =
      mode === 'upsert' ? await upsert(connection, table, rows) : await append(connection, table, table.name, rows);
    await connection.run('COMMIT');
    return count;
  } catch (cause) {
    // A failed COMMIT has already rolled back: its error is the one to report.
    await connection.run('ROLLBACK').catch(() => {});
    throw cause;
  }
}

function columnList(table: TableSpec): string {
  return Object.entries(table.columns)
    .map(([name, type]) => `${identifier(name)} ${columnTypes[type]}`)
    .join(', ');
}

/** The appender goes by position, so a table made with other columns must be refused. */
async function sameColumns(connection: DuckDBConnection, table: TableSpec): Promise<void> {
  const sql = `SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ${textLiteral(table.name)} AND schema_name = current_schema() ORDER BY column_index`;
  const found = await (await connection.run(sql)).getRows();
  const there = found.map(([name, type]) => `${name} ${type}`).join(', ');
  const wanted = Object.entries(table.columns)
    .map(([name, type]) => `${name} ${columnTypes[type]}`)
    .join(', ');
  if (there !== wanted) throw new WarehouseError(`table ${table.name} has columns ${there}, expected ${wanted}`, sql);
}

async function upsert(
  connection: DuckDBConnection,
  table: TableSpec,
  rows: Iterable<Row> | AsyncIterable<Row> | Columns,
): Promise<number> {
  const keys = (table.key ?? []).map(identifier);
  const target = identifier(table.name);
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${staging} (${columnList(table)})`);
  const count = await append(connection, table, staging, rows);
  const same = keys.map((key) => `${target}.${key} IS NOT DISTINCT FROM ${staging}.${key}`).join(' AND ');
  await connection.run(`DELETE FROM ${target} WHERE EXISTS (SELECT 1 FROM temp.${staging} WHERE ${same})`);
  // Not QUALIFY row_number() … ORDER BY rowid: an internal error of DuckDB 1.5.6 (top_n_window_elimination).
  const last = `SELECT max(rowid) FROM temp.${staging} GROUP BY ${keys.join(', ')}`;
  await connection.run(`INSERT INTO ${target} SELECT * FROM temp.${staging} WHERE rowid IN (${last}) ORDER BY rowid`);
  await connection.run(`DROP TABLE temp.${staging}`);
  return count;
}

async function append(
  connection: DuckDBConnection,
  table: TableSpec,
  target: string,
  rows: Iterable<Row> | AsyncIterable<Row> | Columns,
): Promise<number> {
  const appender = await connection.createAppender(target, null, target === staging ? 'temp' : null);
  let count = 0;
  try {
    if (isColumns(rows)) {
      for (; count < rows.length; count += chunkRows)
        appendChunk(appender, table, Math.min(chunkRows, rows.length - count), (name) =>
          cellsOf(rows, table, name, count),
        );
      return rows.length;
    }
    for await (const batch of batchesOf(rows, chunkRows)) {
      appendChunk(appender, table, batch.length, (name) => (i) => batch[i]?.[name] ?? null);
      count += batch.length;
    }
  } catch (cause) {
    appender.clear();
    throw cause;
  } finally {
    appender.closeSync();
  }
  return count;
}

type Cells = (row: number) => Cell;

function appendChunk(
  appender: DuckDBAppender,
  table: TableSpec,
  length: number,
  cellsOf: (name: string) => Cells,
): void {
  const columns = Object.entries(table.columns);
  const chunk = DuckDBDataChunk.create(
    columns.map(([, type]) => columnTypes[type]),
    length,
  );
  for (const [column, [name, type]] of columns.entries()) {
    const vector = chunk.getColumnVector(column);
    const put = writers[type](vector as DuckDBVector & FixedWidth);
    const absent = type.endsWith('[]') ? new DuckDBListValue([]) : null;
    const cells = cellsOf(name);
    for (let i = 0; i < length; i++) {
      const cell = cells(i);
      if (cell === null) vector.setItem(i, absent);
      else put(i, cell, name);
    }
    vector.flush();
  }
  appender.appendDataChunk(chunk);
}

/** What the vectors of the fixed-width types hold behind their declared interface. */
type FixedWidth = { items: { [i: number]: number; buffer: ArrayBuffer; byteOffset: number; length: number } };
type Writer = (vector: DuckDBVector & FixedWidth) => (i: number, cell: Cell, column: string) => void;

// Numbers are put where the vector holds them: several times faster than a value object and a bigint each.
const writers: Readonly<Record<StoredType, Writer>> = {
  string: (vector) => (i, cell, column) => vector.setItem(i, fitText(cell, column)),
  int: (vector) => {
    const halves = halvesOf(vector);
    return (i, cell, column) => putLong(halves, i, fitInt(cell, column), 1);
  },
  decimal:
    ({ items }) =>
    (i, cell, column) => {
      items[i] = fitDecimal(cell, column);
    },
  bool: (vector) => (i, cell, column) => vector.setItem(i, fitBool(cell, column)),
  date:
    ({ items }) =>
    (i, cell, column) => {
      items[i] = fitDate(cell, column);
    },
  datetime: (vector) => {
    const halves = halvesOf(vector);
    return (i, cell, column) => putLong(halves, i, fitDatetime(cell, column), 1000);
  },
  'int[]': (vector) => (i, cell, column) => vector.setItem(i, new DuckDBListValue(fitInts(cell, column).map(BigInt))),
  'string[]': (vector) => (i, cell, column) => vector.setItem(i, new DuckDBListValue(fitTexts(cell, column))),
};

function halvesOf({ items }: FixedWidth): Int32Array {
  return new Int32Array(items.buffer, items.byteOffset, items.length * 2);
}

/** value × factor as a 64-bit integer, exact also where the product is past 2^53. */
function putLong(halves: Int32Array, i: number, value: number, factor: number): void {
  const high = Math.floor(value / 4_294_967_296);
  const low = (value - high * 4_294_967_296) * factor;
  halves[2 * i] = low;
  halves[2 * i + 1] = high * factor + Math.floor(low / 4_294_967_296);
}
