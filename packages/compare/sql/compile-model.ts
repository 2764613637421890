import type { ModelSpec } from '../model/model.ts';
import type { ParameterValues } from '../model/parameters.ts';

export type RunValues = ParameterValues & { as_of: string; region: string };

/** The statement of a model for DuckDB: detect.sql with its values, and `_cannot` = the number of the first true `when`, else 0. */
export function compileModel(spec: ModelSpec, sql: string, values: RunValues): string {
  const bound = sql.trim().replace(/;$/, '').replaceAll(/\$([a-z_][a-z0-9_]*)/g, (_, name: string) => literal(name, values));
  const whens = (spec.not_evaluable ?? []).map((one, index) => `WHEN (${one.when}) THEN ${index + 1}`);
  const cannot = whens.length > 0 ? `CASE ${whens.join(' ')} ELSE 0 END` : '0';
  return `SELECT d.*, ${cannot} AS _cannot FROM (${bound}) d`;
}

function literal(name: string, values: RunValues): string {
  const value = values[name];
  if (value === undefined) throw new Error(`unknown parameter $${name}`);
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : `${value}::DOUBLE`;
  const text = `'${value.replaceAll("'", "''")}'`;
  return name === 'as_of' ? `CAST(${text} AS TIMESTAMP)` : text;
}
