import {
  DuckDBArrayValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { dateText, datetimeText } from '../naive-time.ts';
import type { Cell } from '../port.ts';

/** One value of a result as the port hands it out; a type the port does not have becomes its DuckDB text. */
export function cellOf(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint' || typeof value === 'number') return Number(value);
  if (value instanceof DuckDBDateValue) return value.isFinite ? dateText(value.days * 86_400_000) : value.toString();
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) {
    return value.isFinite ? datetimeText(Number(value.micros / 1000n)) : value.toString();
  }
  if (value instanceof DuckDBTimestampMillisecondsValue) return datetimeText(Number(value.millis));
  if (value instanceof DuckDBTimestampSecondsValue) return datetimeText(Number(value.seconds) * 1000);
  if (value instanceof DuckDBTimestampNanosecondsValue) return datetimeText(Number(value.nanos / 1_000_000n));
  if (value instanceof DuckDBDecimalValue) return Number(value.toString());
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue)
    return value.items.map(cellOf) as number[] | string[];
  return String(value);
}
