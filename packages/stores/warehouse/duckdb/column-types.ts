import { BIGINT, BOOLEAN, DATE, DOUBLE, type DuckDBType, LIST, TIMESTAMP, VARCHAR } from '@duckdb/node-api';
import type { StoredType } from '../port.ts';

/** DuckDB's type for each type of the port; its `toString()` is the name in SQL. */
export const columnTypes: Readonly<Record<StoredType, DuckDBType>> = {
  string: VARCHAR,
  int: BIGINT,
  decimal: DOUBLE,
  bool: BOOLEAN,
  date: DATE,
  datetime: TIMESTAMP,
  'int[]': LIST(BIGINT),
  'string[]': LIST(VARCHAR),
};
