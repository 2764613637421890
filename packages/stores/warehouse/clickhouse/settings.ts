import type { ClickHouseSettings } from '@clickhouse/client';

/** What makes ClickHouse answer as DuckDB does, sent with every statement. */
export const agreement: ClickHouseSettings = {
  // NULL as in the standard, in place of ClickHouse's zeros and empty texts.
  join_use_nulls: 1,
  aggregate_functions_null_for_empty: 1,
  cast_keep_nullable: 1,
  transform_null_in: 0,
  // Names and sets as in the standard.
  union_default_mode: 'DISTINCT',
  intersect_default_mode: 'DISTINCT',
  except_default_mode: 'DISTINCT',
  prefer_column_name_to_alias: 1,
  enable_analyzer: 1,
  allow_experimental_correlated_subqueries: 1,
  // On, count(x) OVER (…) of a nullable column ends in "Not found column" (26.7).
  optimize_functions_to_subcolumns: 0,
  // Naive times.
  session_timezone: 'UTC',
  date_time_overflow_behavior: 'throw',
  // Numbers of a result as JSON numbers; inf and nan as texts.
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_decimals: 0,
  output_format_json_quote_denormals: 1,
  // A caller that goes away takes its query along.
  cancel_http_readonly_queries_on_client_close: 1,
};

export type ClickhouseLimits = { memoryLimit?: string; maxTempSize?: string; threads?: number };

/** The limits as settings: a sort or a grouping past half of the memory goes to the disk. A window never does. */
export function limitSettings(limits: ClickhouseLimits): ClickHouseSettings {
  const settings: ClickHouseSettings = {};
  if (limits.threads) settings.max_threads = limits.threads;
  if (limits.maxTempSize) settings.max_temporary_data_on_disk_size_for_query = String(bytesOf(limits.maxTempSize));
  if (limits.memoryLimit) {
    const bytes = bytesOf(limits.memoryLimit);
    settings.max_memory_usage = String(bytes);
    settings.max_bytes_before_external_sort = String(Math.floor(bytes / 2));
    settings.max_bytes_before_external_group_by = String(Math.floor(bytes / 2));
  }
  return settings;
}

const units: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
  TIB: 2 ** 40,
};

function bytesOf(size: string): number {
  const found = /^([\d.]+)\s*([KMGT]?i?B)$/i.exec(size.trim());
  const unit = units[found?.[2]?.toUpperCase() ?? ''];
  if (!found || unit === undefined) throw new RangeError(`not a size: ${size} (expected such as 4GB)`);
  return Math.floor(Number(found[1]) * unit);
}
