import { identifier, textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import type { Contract, ContractColumn } from '../contract/contract.ts';
import { convertValue } from '../convert/convert-value.ts';
import { usualSql } from '../convert/usual-sql.ts';
import { hasSlowPath, isParsedKind, unlistedSql, unreadSql } from '../convert/value-sql.ts';
import type { HeaderMatch } from '../header/match-header.ts';
import { FileProblem } from '../problem/collect-problem.ts';
import { keysAreChecked } from '../staging/drop-duplicates.ts';
import { mendAside } from '../staging/mend-rows.ts';
import { isText, oddSql, rawName, readColumns, type StagedTable, storedList, storedSql } from '../staging/read-rows.ts';
import { rowRules } from '../staging/row-rules.ts';
import { elsewhere, namesCoordinateSystem } from '../staging/to-wgs84.ts';

export type ParquetColumn = { name: string; type: string };

/** Names and types of a Parquet file's columns. Throws `FileProblem` where it is none. */
export async function parquetColumns(warehouse: Warehouse, path: string): Promise<ParquetColumn[]> {
  try {
    const rows = await warehouse.rows(`DESCRIBE SELECT * FROM read_parquet(${textLiteral(path)})`);
    return rows.map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }));
  } catch (cause) {
    throw new FileProblem('parquet-broken', undefined, cause);
  }
}

/** The file as a table of texts; `_line` is the number of the row. */
export function parquetTable(
  path: string,
  columns: readonly ParquetColumn[],
  match: HeaderMatch,
  base: number,
): StagedTable {
  const texts = new Map<string, { text: string; factor: number }>();
  for (const [name, { index, factor }] of match.columns) {
    const found = columns[index];
    const column = match.contract.columns[name] as ContractColumn;
    if (found) texts.set(name, { text: textSql(found, column), factor });
  }
  const relation = `(SELECT file_row_number + 1 AS _line, * FROM read_parquet(${textLiteral(path)}, file_row_number = true))`;
  return { base, relation, marksOdd: false, columns: texts };
}

const nested = /^(?:STRUCT|MAP)\(|\[\d*\]$/;

function textSql({ name, type }: ParquetColumn, column: ContractColumn): string {
  const sql = identifier(name);
  if (type.startsWith('TIMESTAMP')) return `strftime(${moment(sql, type)}, '%Y-%m-%d %H:%M:%S')`;
  // What is no text becomes a character that is none, and is set aside for it.
  if (type === 'BLOB') return `CASE WHEN ${sql} IS NOT NULL THEN coalesce(TRY(decode(${sql})), chr(65533)) END`;
  if (nested.test(type)) return `CAST(to_json(${sql}) AS VARCHAR)`;
  // A number that was stored as a fraction because some were missing: 12.0 is the code 12.
  if (isText(column) && /^(?:FLOAT|DOUBLE)$/.test(type))
    return `CASE WHEN ${sql} = round(${sql}) AND abs(${sql}) < 1e15 THEN CAST(CAST(${sql} AS BIGINT) AS VARCHAR) ELSE CAST(${sql} AS VARCHAR) END`;
  return `CAST(${sql} AS VARCHAR)`;
}

function moment(sql: string, type: string): string {
  return type === 'TIMESTAMP WITH TIME ZONE' ? `timezone('Asia/Shanghai', ${sql})` : `CAST(${sql} AS TIMESTAMP)`;
}

const whole = /^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/;

/** The column as it is stored, where its Parquet type is already the contract's. */
function typedSql(column: ContractColumn, found: ParquetColumn, factor: number): string | undefined {
  const sql = identifier(found.name);
  const { type } = found;
  switch (column.type) {
    case 'decimal':
      return factor === 1 && (whole.test(type) || /^(?:FLOAT|DOUBLE|DECIMAL)/.test(type))
        ? `CAST(${sql} AS DOUBLE)`
        : undefined;
    case 'int':
      return factor === 1 && whole.test(type) ? `CAST(${sql} AS BIGINT)` : undefined;
    case 'date':
      return type === 'DATE' ? sql : undefined;
    case 'datetime':
      return type.startsWith('TIMESTAMP') ? moment(sql, type) : undefined;
    case 'bool':
      return type === 'BOOLEAN' ? sql : undefined;
    default:
      return type === 'VARCHAR' ? sql : undefined;
  }
}

/** More unusual plates or numbers than this, and the file is read row by row instead. */
const mostUnusual = 200_000;
/** Up to so many stand in the SQL itself. */
const mostListed = 50;

/** True wherever `plumb_odd` is, at a fraction of its cost for numbers and codes. */
const notPlain = (text: string): string => `NOT regexp_full_match(${text}, '[0-9A-DF-Z_-]{7,}')`;

export type ParquetView = { select: string; rows: number };

/**
 * A file whose types fit is not copied: it becomes a SELECT over the file, after one pass that finds every row that breaks the
 * contract. Those rows are left out of it and mended into the rows table or put in quarantine. `undefined`: it has to be read as text.
 */
export async function viewParquet(
  warehouse: Warehouse,
  contract: Contract,
  path: string,
  found: readonly ParquetColumn[],
  match: HeaderMatch,
  table: StagedTable,
): Promise<ParquetView | undefined> {
  const file = `read_parquet(${textLiteral(path)}, file_row_number = true)`;
  const columns = readColumns(contract, table);
  const delivered = new Set(table.columns.keys());
  const moved = namesCoordinateSystem(contract) && ['crs', 'lng', 'lat'].every((name) => delivered.has(name));
  const abroad = `${rawName('crs')} <> 'WGS84'`;
  const values: string[] = [];
  const slow: string[] = [];
  const tests: { sql: string; gate?: string }[] = [];
  for (const read of columns) {
    const { name, column, factor } = read;
    const parquet = found[match.columns.get(name)?.index ?? -1];
    const typed = parquet && typedSql(column, parquet, factor);
    if (typed === undefined) return undefined;
    if (isText(column) && hasSlowPath(column)) {
      values.push(...storedSql(read, 'false'));
      slow.push(name);
      const unread = unreadSql(rawName(name), identifier(name));
      const gate = name === 'crs' && moved ? abroad : unlistedSql(column, rawName(name));
      tests.push({ sql: unread, ...(column.type === 'enum' ? { gate } : {}) });
    } else values.push(`${typed} AS ${identifier(name)}`);
    if (column.type === 'decimal') tests.push({ sql: `NOT isfinite(${identifier(name)})` });
    // A parsed kind is compared with its normal form below; the other texts are cleaned where they want it.
    else if (isText(column) && !hasSlowPath(column) && !isParsedKind(column)) {
      if (keysAreChecked(contract) || (await anyOdd(warehouse, typed, file)))
        tests.push({ sql: `plumb_odd(${identifier(name)})`, gate: notPlain(identifier(name)) });
    }
    if (!isParsedKind(column)) continue;
    const unusual = await unusualTexts(warehouse, name, column, typed, file);
    if (unusual.length > mostUnusual) return undefined;
    if (unusual.length > 0)
      tests.push({ sql: `${identifier(name)} IN (${await listOf(warehouse, table.base, name, unusual)})` });
  }
  tests.push(...rowRules(contract, delivered));
  if (moved) tests.push({ sql: elsewhere, gate: abroad });

  const texts = columns.map(({ name }) => `${table.columns.get(name)?.text} AS ${rawName(name)}`);
  const numbered = `file_row_number + ${table.base + 1} AS _row`;
  const rows = `SELECT ${numbered}, ${[...values, ...slow.map(rawName)].join(', ')} FROM (SELECT *, ${texts.join(', ')} FROM ${file})`;
  const broken = await findBroken(warehouse, rows, tests);
  if (moved && broken.includes(elsewhere)) return undefined;
  const [{ total, aside } = {}] = await warehouse.rows(
    `SELECT (SELECT count(*) FROM ${file}) AS total, (SELECT count(*) FROM _broken) AS aside`,
  );
  const list = storedList(contract, delivered);
  if (broken.length > 0) {
    const some = `SELECT * FROM ${file} WHERE file_row_number IN (SELECT _row - ${table.base + 1} FROM _broken)`;
    await warehouse.exec(
      `CREATE OR REPLACE TABLE _aside AS SELECT ${numbered}, ${oddSql(columns, table)} AS _odd, ${texts.join(', ')} FROM (${some})`,
    );
    await mendAside(warehouse, contract, table);
  }
  await warehouse.exec('DROP TABLE _broken');
  const where =
    broken.length === 0 ? '' : ` WHERE NOT coalesce(${broken.map((sql) => `(${sql})`).join(' OR ')}, false)`;
  return { select: `SELECT ${list} FROM (${rows})${where}`, rows: Number(total) - Number(aside) };
}

/**
 * Puts the rows that fail a test in `_broken`; answers the tests that any row failed. The gates stand outside of the CASE too:
 * where the statistics of the file deny them all, nothing is read.
 */
async function findBroken(
  warehouse: Warehouse,
  rows: string,
  tests: readonly { sql: string; gate?: string }[],
): Promise<string[]> {
  const gates = [...new Set(tests.map(({ sql, gate }) => `(${gate ?? sql})`))].join(' OR ') || 'false';
  const any = tests.map(({ sql }) => `(${sql})`).join(' OR ') || 'false';
  const flags = tests.map(({ sql }, i) => `, coalesce(${sql}, false) AS f${i}`).join('');
  await warehouse.exec(
    `CREATE OR REPLACE TABLE _broken AS SELECT _row${flags} FROM (${rows}) WHERE (${gates}) AND CASE WHEN ${gates} THEN ${any} END`,
  );
  if (tests.length === 0) return [];
  const [failed] = await warehouse.rows(
    `SELECT ${tests.map((_, i) => `bool_or(f${i}) AS f${i}`).join(', ')} FROM _broken`,
  );
  return tests.filter((_, i) => failed?.[`f${i}`] === true).map(({ sql }) => sql);
}

/** What stands in the brackets of IN: the texts, or a SELECT over a table of them. */
async function listOf(warehouse: Warehouse, base: number, name: string, texts: string[]): Promise<string> {
  if (texts.length <= mostListed) return texts.map(textLiteral).join(', ');
  const list = `_unusual_${base}_${name}`;
  await warehouse.load(
    { name: list, columns: { text: 'string' } },
    texts.map((text) => ({ text })),
    'replace',
  );
  return `SELECT text FROM ${identifier(list)}`;
}

/** Tracks name few vehicles on very many rows: each name is looked at once. */
async function anyOdd(warehouse: Warehouse, typed: string, file: string): Promise<boolean> {
  const [row] = await warehouse.rows(
    `SELECT count(*) FILTER (WHERE plumb_odd(text)) AS odd FROM (SELECT DISTINCT ${typed} AS text FROM ${file})`,
  );
  return row?.['odd'] !== 0;
}

async function unusualTexts(
  warehouse: Warehouse,
  name: string,
  column: ContractColumn,
  typed: string,
  file: string,
): Promise<string[]> {
  const source = `SELECT text FROM (SELECT DISTINCT ${typed} AS text FROM ${file}) WHERE NOT ${usualSql(column, 'text')}`;
  const unusual: string[] = [];
  for await (const chunk of warehouse.stream(source)) {
    for (const text of chunk.strings(0)) {
      if (text === null) continue;
      const result = convertValue(name, column, text);
      if (!result.ok || result.value !== text) unusual.push(text);
      if (unusual.length > mostUnusual) return unusual;
    }
  }
  return unusual;
}
