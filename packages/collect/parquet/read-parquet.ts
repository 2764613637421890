import { identifier, textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import type { Contract, ContractColumn } from '../contract/contract.ts';
import { hasSlowPath, isParsedKind, unlistedSql, unreadSql, valueSql } from '../convert/value-sql.ts';
import type { HeaderMatch } from '../header/match-header.ts';
import { mendAside } from '../staging/mend-rows.ts';
import { isText, oddSql, rawName, readColumns, type StagedTable, storedList, storedSql } from '../staging/read-rows.ts';
import { rowRules } from '../staging/row-rules.ts';
import { elsewhere, namesCoordinateSystem } from '../staging/to-wgs84.ts';
import { findBroken, type RowTest } from './find-broken.ts';
import { type ParquetColumn, textSql, typedSql } from './parquet-column.ts';
import { unusualTexts } from './unusual-texts.ts';

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

/** As `plumb_odd`, at half its cost for numbers and codes. */
const oddLook = (text: string): string => `NOT regexp_full_match(${text}, '[0-9A-DF-Z_-]{7,}') AND plumb_odd(${text})`;

export type ParquetView = {
  select: string;
  rows: number;
  /** Mends the rows that the SELECT leaves out, into the rows table or the quarantine. One file after the other. */
  mend(): Promise<void>;
};

/**
 * A file whose types fit is not copied: it becomes a SELECT over the file, after a look that finds every row that breaks the
 * contract and leaves them out. `undefined`: it has to be read as text. Files may be looked at side by side.
 */
export async function viewParquet(
  warehouse: Warehouse,
  contract: Contract,
  path: string,
  inFile: readonly ParquetColumn[],
  match: HeaderMatch,
  table: StagedTable,
): Promise<ParquetView | undefined> {
  const file = `read_parquet(${textLiteral(path)}, file_row_number = true)`;
  const columns = readColumns(contract, table);
  const delivered = new Set(table.columns.keys());
  const moved = namesCoordinateSystem(contract) && ['crs', 'lng', 'lat'].every((name) => delivered.has(name));
  const values: string[] = [];
  const tests: RowTest[] = [];
  for (const read of columns) {
    const { name, column, factor } = read;
    const parquet = inFile[match.columns.get(name)?.index ?? -1];
    const typed = parquet && typedSql(column, parquet, factor);
    if (typed === undefined) return undefined;
    const [stored, r] = [identifier(name), rawName(name)];
    const isSlow = isText(column) && hasSlowPath(column);
    if (isSlow) {
      values.push(...storedSql(read, 'false'));
      const value = `(${valueSql(column, typed, 'false', factor)})`;
      const look = column.type === 'enum' ? unlistedSql(column, typed) : unreadSql(typed, value);
      tests.push({ sql: unreadSql(r, stored), look });
    } else values.push(`${typed} AS ${stored}`);
    if (column.type === 'decimal') tests.push({ sql: `NOT isfinite(${stored})`, look: `NOT isfinite(${typed})` });
    else if (isParsedKind(column)) {
      const list = await unusualTexts(warehouse, table.base, read, typed, file);
      if (list === 'too-many') return undefined;
      if (list) tests.push({ sql: `${stored} IN (${list})`, look: `${typed} IN (${list})` });
    } else if (isText(column) && !isSlow) tests.push({ sql: `plumb_odd(${stored})`, look: oddLook(typed) });
  }
  tests.push(...rowRules(contract, delivered));

  const texts = columns.map(({ name }) => `${table.columns.get(name)?.text} AS ${rawName(name)}`);
  const raws = columns.map(({ name }) => rawName(name));
  const rowsOf = (source: string): string =>
    `SELECT file_row_number, file_row_number + ${table.base + 1} AS _row, ${[...values, ...raws].join(', ')} FROM (SELECT *, ${texts.join(', ')} FROM ${source})`;
  if (moved && (await anyElsewhere(warehouse, file, `${table.columns.get('crs')?.text}`, rowsOf(file))))
    return undefined;
  const broken = await findBroken(warehouse, { file, base: table.base }, rowsOf, tests);
  const [{ total } = { total: 0 }] = await warehouse.rows(`SELECT count(*) AS total FROM ${file}`);
  const failed = broken.tests.map((sql) => `(${sql})`).join(' OR ');
  const where = broken.rows === 0 ? '' : ` WHERE NOT coalesce(${failed}, false)`;
  const list = storedList(contract, delivered);
  return {
    select: `SELECT ${list} FROM (${rowsOf(file)})${where}`,
    rows: Number(total) - broken.rows,
    mend: async () => {
      if (broken.rows > 0) {
        const odd = oddSql(columns, rawName);
        await warehouse.exec(
          `CREATE OR REPLACE TABLE _aside AS SELECT _row, ${odd} AS _odd, ${raws.join(', ')} FROM ${broken.table}`,
        );
        await mendAside(warehouse, contract, table);
      }
      await warehouse.exec(`DROP TABLE IF EXISTS ${broken.table}`);
    },
  };
}

/** Asked before any row is copied: where one has to be moved to WGS-84, usually all have. */
async function anyElsewhere(warehouse: Warehouse, file: string, crs: string, rows: string): Promise<boolean> {
  const [other] = await warehouse.rows(`SELECT 1 AS one FROM ${file} WHERE ${crs} <> 'WGS84' LIMIT 1`);
  if (!other) return false;
  const [row] = await warehouse.rows(`SELECT 1 AS one FROM (${rows}) WHERE ${elsewhere} LIMIT 1`);
  return row !== undefined;
}
