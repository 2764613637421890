import type { StoredType } from '../port.ts';

/** ClickHouse's type for each type of the port. An array cannot be null there: it is empty instead. */
export const columnTypes: Readonly<Record<StoredType, string>> = {
  string: 'Nullable(String)',
  int: 'Nullable(Int64)',
  decimal: 'Nullable(Float64)',
  bool: 'Nullable(Bool)',
  date: 'Nullable(Date32)',
  datetime: "Nullable(DateTime64(3, 'UTC'))",
  'int[]': 'Array(Int64)',
  'string[]': 'Array(String)',
};
