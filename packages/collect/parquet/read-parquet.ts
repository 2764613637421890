import { identifier, textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import type { Contract, ContractColumn } from '../contract/contract.ts';
import { convertValue } from '../convert/convert-value.ts';
import { hasSlowPath, isParsedKind, unreadSql } from '../convert/value-sql.ts';
import type { HeaderMatch } from '../header/match-header.ts';
import { FileProblem } from '../problem/collect-problem.ts';
import { mendAside } from '../staging/mend-rows.ts';
import { rawName, readColumns, type StagedTable, storedList, storedSql } from '../staging/read-rows.ts';
import { anyRule, rowRules } from '../staging/row-rules.ts';
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
    if (found) texts.set(name, { text: textSql(found), factor });
  }
  const relation = `(SELECT file_row_number + 1 AS _line, * FROM read_parquet(${textLiteral(path)}, file_row_number = true))`;
  return { base, relation, marksOdd: false, columns: texts };
}

function textSql({ name, type }: ParquetColumn): string {
  const sql = identifier(name);
  if (type.startsWith('TIMESTAMP')) return `strftime(${moment(sql, type)}, '%Y-%m-%d %H:%M:%S')`;
  return type === 'BLOB' ? `decode(${sql})` : `CAST(${sql} AS VARCHAR)`;
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

const isText = (column: ContractColumn): boolean =>
  ['string', 'text', 'enum', 'json', 'geometry'].includes(column.type);

/** More unusual plates or numbers than this, and the file is read row by row instead. */
const mostUnusual = 2000;

export type ParquetView = { select: string; rows: number };

/**
 * A file whose types fit is not copied: it becomes a SELECT over the file, after one pass that checks every row. Rows the pass
 * rejects are left out of it and mended into the rows table or put in quarantine. `undefined`: it has to be read as text.
 */
export async function viewParquet(
  warehouse: Warehouse,
  contract: Contract,
  path: string,
  found: readonly ParquetColumn[],
  match: HeaderMatch,
  table: StagedTable,
): Promise<ParquetView | undefined> {
  const source: string[] = [];
  const values: string[] = [];
  const checks = new Map<string, string>();
  const unusual: string[] = [];
  const columns = readColumns(contract, table);
  const file = `read_parquet(${textLiteral(path)}, file_row_number = true)`;
  for (const read of columns) {
    const { name, column, factor } = read;
    const parquet = found[match.columns.get(name)?.index ?? -1];
    const typed = parquet && typedSql(column, parquet, factor);
    if (typed === undefined) return undefined;
    if (!isText(column) || column.kind === 'person-name' || !hasSlowPath(column)) {
      values.push(`${typed} AS ${identifier(name)}`);
    } else {
      source.push(`${typed} AS ${rawName(name)}`);
      values.push(...storedSql(read, 'false'));
      checks.set(name, unreadSql(rawName(name), identifier(name)));
    }
    if (isParsedKind(column)) {
      const list = await unusualTexts(warehouse, read.name, column, `SELECT DISTINCT ${typed} FROM ${file}`);
      if (list.length > mostUnusual) return undefined;
      if (list.length > 0) unusual.push(`${identifier(name)} IN (${list.map(textLiteral).join(', ')})`);
    }
  }
  const delivered = new Set(table.columns.keys());
  const rules = rowRules(contract, delivered);
  const inner = `SELECT *${source.length > 0 ? `, ${source.join(', ')}` : ''} FROM ${file}`;
  const rows = `SELECT file_row_number + ${table.base + 1} AS _row, ${values.join(', ')}${source.length > 0 ? `, ${[...checks.keys()].map(rawName).join(', ')}` : ''} FROM (${inner})`;
  const parts = [...checks.values(), ...unusual, ...rules.map((rule) => rule.sql)];
  const counts = parts.map((sql, i) => `count(*) FILTER (WHERE ${sql}) AS p${i}`);
  const moved = namesCoordinateSystem(contract) && ['crs', 'lng', 'lat'].every((name) => delivered.has(name));
  const [result] = await warehouse.rows(
    `SELECT count(*) AS n${[...counts, ...(moved ? [`count(*) FILTER (WHERE ${elsewhere}) AS moved`] : [])].map((sql) => `, ${sql}`).join('')} FROM (${rows})`,
  );
  if (Number(result?.['moved'] ?? 0) > 0) return undefined;
  const failing = parts.filter((_, i) => Number(result?.[`p${i}`]) > 0);
  const list = storedList(contract, delivered);
  const total = Number(result?.['n']);
  if (failing.length === 0) return { select: `SELECT ${list} FROM (${rows})`, rows: total };

  const bad = anyRule(failing.map((sql) => ({ problem: '', column: '', sql, texts: { zh: '', en: '' } })));
  const texts = columns.map(({ name }) => `${table.columns.get(name)?.text} AS ${rawName(name)}`);
  await warehouse.exec(
    `CREATE OR REPLACE TABLE _aside AS SELECT _line + ${table.base} AS _row, true AS _odd, ${texts.join(', ')} FROM ${table.relation} WHERE _line + ${table.base} IN (SELECT _row FROM (${rows}) WHERE ${bad})`,
  );
  const [aside] = await warehouse.rows('SELECT count(*) AS count FROM _aside');
  await mendAside(warehouse, contract, table);
  return { select: `SELECT ${list} FROM (${rows}) WHERE NOT ${bad}`, rows: total - Number(aside?.['count']) };
}

async function unusualTexts(
  warehouse: Warehouse,
  name: string,
  column: ContractColumn,
  source: string,
): Promise<string[]> {
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
