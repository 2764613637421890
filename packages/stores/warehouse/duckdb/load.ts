import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBListValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { batchesOf } from '../batches.ts';
import { fitBool, fitDate, fitDatetime, fitDecimal, fitInt, fitInts, fitText, fitTexts } from '../fit.ts';
import { type Cell, type LoadMode, type Row, type StoredType, type TableSpec, WarehouseError } from '../port.ts';
import { columnTypes } from './column-types.ts';
import { identifier, textLiteral } from './literal.ts';

/** DuckDB's own vector size: the most rows a data chunk can hold. */
const chunkRows = 2048;
const staging = 'load_staging';

/** Loads rows in one transaction on a connection that nothing else uses meanwhile. */
export async function loadRows(
  connection: DuckDBConnection,
  table: TableSpec,
  rows: Iterable<Row> | AsyncIterable<Row>,
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
  rows: Iterable<Row> | AsyncIterable<Row>,
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
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<number> {
  const names = Object.keys(table.columns);
  const types = Object.values(table.columns);
  const appender = await connection.createAppender(target, null, target === staging ? 'temp' : null);
  let count = 0;
  try {
    for await (const batch of batchesOf(rows, chunkRows)) {
      appendBatch(appender, batch, names, types);
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

function appendBatch(appender: DuckDBAppender, batch: Row[], names: string[], types: StoredType[]): void {
  const chunk = DuckDBDataChunk.create(
    types.map((type) => columnTypes[type]),
    batch.length,
  );
  for (let column = 0; column < names.length; column++) {
    const name = names[column] as string;
    const convert = converters[types[column] as StoredType];
    const vector = chunk.getColumnVector(column);
    const absent = types[column]?.endsWith('[]') ? new DuckDBListValue([]) : null;
    for (let i = 0; i < batch.length; i++) {
      const cell = batch[i]?.[name] ?? null;
      vector.setItem(i, cell === null ? absent : convert(cell, name));
    }
    vector.flush();
  }
  appender.appendDataChunk(chunk);
}

const converters: Readonly<Record<StoredType, (cell: Cell, column: string) => DuckDBValue>> = {
  string: fitText,
  int: (cell, column) => BigInt(fitInt(cell, column)),
  decimal: fitDecimal,
  bool: fitBool,
  date: (cell, column) => new DuckDBDateValue(fitDate(cell, column)),
  datetime: (cell, column) => new DuckDBTimestampValue(BigInt(fitDatetime(cell, column)) * 1000n),
  'int[]': (cell, column) => new DuckDBListValue(fitInts(cell, column).map(BigInt)),
  'string[]': (cell, column) => new DuckDBListValue(fitTexts(cell, column)),
};
