import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { batchesOf } from '../batches.ts';
import { fitBool, fitDate, fitDatetime, fitDecimal, fitInt, fitInts, fitText, fitTexts, unfit } from '../fit.ts';
import { dateText, dayMs, epochOf } from '../naive-time.ts';
import { type Cell, type LoadMode, type Row, type StoredType, type TableSpec, WarehouseError } from '../port.ts';
import { columnTypes } from './column-types.ts';
import { identifier, textLiteral } from './literal.ts';

/** One INSERT is one part on the disk of the server: few and large. */
const insertRows = 50_000;
const ordinal = '_load_ordinal';

type Target = { client: ClickHouseClient; settings: ClickHouseSettings };

/** Loads rows through a staging table where the mode needs one; see docs/decisions/0004-clickhouse-upsert.md. */
export async function loadRows(
  target: Target,
  table: TableSpec,
  rows: Iterable<Row> | AsyncIterable<Row>,
  mode: LoadMode,
): Promise<number> {
  if (mode === 'upsert' && !table.key?.length)
    throw new WarehouseError(`table ${table.name} has no key to upsert by`, `load ${table.name}`);
  const name = identifier(table.name);
  const staging = identifier(`${table.name}_load_${crypto.randomUUID().slice(0, 8)}`);
  if (mode !== 'replace') {
    await run(target, createTable(name, table));
    await sameColumns(target, table);
  }
  if (mode === 'append') return insert(target, table, name, rows, false);
  await run(target, mode === 'replace' ? createTable(staging, table) : createStaging(staging, table));
  try {
    const count = await insert(target, table, staging, rows, mode === 'upsert');
    if (mode === 'replace') await exchange(target, name, staging, table);
    else if (count > 0) await upsert(target, name, staging, table);
    return count;
  } finally {
    await run(target, `DROP TABLE IF EXISTS ${staging} SYNC`);
  }
}

async function run({ client, settings }: Target, query: string): Promise<void> {
  await client.command({ query, clickhouse_settings: settings });
}

function createTable(name: string, table: TableSpec): string {
  const key = table.key?.length
    ? `(${table.key.map(identifier).join(', ')}) SETTINGS allow_nullable_key = 1`
    : 'tuple()';
  return `CREATE TABLE IF NOT EXISTS ${name} (${columnList(table)}) ENGINE = MergeTree ORDER BY ${key}`;
}

function createStaging(name: string, table: TableSpec): string {
  return `CREATE TABLE ${name} (${columnList(table)}, ${ordinal} UInt64) ENGINE = MergeTree ORDER BY ${ordinal}`;
}

function columnList(table: TableSpec): string {
  return Object.entries(table.columns)
    .map(([column, type]) => `${identifier(column)} ${columnTypes[type]}`)
    .join(', ');
}

async function sameColumns({ client, settings }: Target, table: TableSpec): Promise<void> {
  const query = `SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = ${textLiteral(table.name)} ORDER BY position`;
  const result = await client.query({ query, format: 'JSONCompactEachRow', clickhouse_settings: settings });
  const there = ((await result.json()) as [string, string][]).map(([name, type]) => `${name} ${type}`).join(', ');
  const wanted = Object.entries(table.columns)
    .map(([name, type]) => `${name} ${columnTypes[type]}`)
    .join(', ');
  if (there !== wanted) throw new WarehouseError(`table ${table.name} has columns ${there}, expected ${wanted}`, query);
}

/** Readers see the old rows or the new ones, never a part. */
async function exchange(target: Target, name: string, staging: string, table: TableSpec): Promise<void> {
  await run(target, createTable(name, table));
  await run(target, `EXCHANGE TABLES ${name} AND ${staging}`);
}

async function upsert(target: Target, name: string, staging: string, table: TableSpec): Promise<void> {
  const columns = Object.keys(table.columns).map(identifier).join(', ');
  const keys = (table.key ?? []).map(identifier);
  const key = keys.join(', ');
  // IN never finds a NULL, and a DELETE does not heed transform_null_in: keys with NULL are compared as texts beside it.
  const someNull = keys.map((column) => `${column} IS NULL`).join(' OR ');
  const nullSafe = keys.map((column) => `isNull(${column}), ifNull(toString(${column}), '')`).join(', ');
  const known = `(${key}) IN (SELECT ${key} FROM ${staging})`;
  const knownWithNull = `(${nullSafe}) IN (SELECT ${nullSafe} FROM ${staging} WHERE ${someNull})`;
  await run(target, `DELETE FROM ${name} WHERE ${known} OR ((${someNull}) AND ${knownWithNull})`);
  await run(
    target,
    `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM ${staging} ORDER BY ${ordinal} DESC LIMIT 1 BY ${key}`,
  );
}

async function insert(
  { client, settings }: Target,
  table: TableSpec,
  into: string,
  rows: Iterable<Row> | AsyncIterable<Row>,
  numbered: boolean,
): Promise<number> {
  const columns = Object.entries(table.columns).map(([name, type]) => ({ name, type, convert: converters[type] }));
  let count = 0;
  for await (const batch of batchesOf(rows, insertRows)) {
    const values = batch.map((row, i) => {
      const cells = columns.map(({ name, type, convert }) => cellFor(row[name] ?? null, name, type, convert));
      if (numbered) cells.push(count + i);
      return cells;
    });
    await client.insert({ table: into, values, format: 'JSONCompactEachRow', clickhouse_settings: settings });
    count += batch.length;
  }
  return count;
}

type Convert = (cell: Cell, column: string) => Cell;

function cellFor(cell: Cell, column: string, type: StoredType, convert: Convert): Cell {
  if (cell === null) return type.endsWith('[]') ? [] : null;
  return convert(cell, column);
}

/** Outside of these years Date32 keeps the nearest day it has, without a word. */
const firstMoment = epochOf('1900-01-01');
const endOfTime = epochOf('2300-01-01');

function within(epoch: number, cell: Cell, column: string, type: StoredType): number {
  return epoch >= firstMoment && epoch < endOfTime ? epoch : unfit(cell, column, type);
}

const converters: Readonly<Record<StoredType, Convert>> = {
  string: fitText,
  int: fitInt,
  decimal: fitDecimal,
  bool: fitBool,
  date: (cell, column) => dateText(within(fitDate(cell, column) * dayMs, cell, column, 'date')),
  datetime: (cell, column) => {
    within(fitDatetime(cell, column), cell, column, 'datetime');
    return cell;
  },
  'int[]': fitInts,
  'string[]': fitTexts,
};
