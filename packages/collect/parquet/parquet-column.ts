import { identifier, textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import type { ContractColumn } from '../contract/contract.ts';
import { FileProblem } from '../problem/collect-problem.ts';
import { isText } from '../staging/read-rows.ts';

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

const nested = /^(?:STRUCT|MAP)\(|\[\d*\]$/;

/** The column as a text. */
export function textSql({ name, type }: ParquetColumn, column: ContractColumn): string {
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
export function typedSql(column: ContractColumn, found: ParquetColumn, factor: number): string | undefined {
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
