import type { Parameters } from '../port.ts';

/** Texts, quoted names and comments stay untouched; what is left of `$name` is a parameter. */
const pieces = /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|--[^\n]*|\/\*[\s\S]*?\*\/|\$([A-Za-z_]\w*)/g;

/** Refuses a second statement: a server does too, but an engine in this process would run it. */
export function oneStatement(sql: string): string {
  const bare = sql.replace(pieces, (piece) => (/^(?:--|\/\*)/.test(piece) ? '' : piece[0] === '$' ? piece : "''"));
  if (/;\s*\S/.test(bare)) throw new Error('more than one statement');
  return sql;
}

/** `$name` as ClickHouse's `{name:Type}`, the type taken from the value; throws where one is missing. */
export function bindNames(
  sql: string,
  parameters: Parameters = {},
): { query: string; query_params: Record<string, unknown> } {
  const used: Record<string, unknown> = {};
  const query = oneStatement(sql).replace(pieces, (piece: string, name: string | undefined) => {
    if (name === undefined) return piece;
    const value = parameters[name];
    if (value === undefined) throw new Error(`no value for parameter $${name}`);
    if (value === null) return 'NULL';
    used[name] = value;
    return `{${name}:${typeOf(value)}}`;
  });
  return { query, query_params: used };
}

function typeOf(value: string | number | boolean): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Bool';
  return Number.isInteger(value) ? 'Int64' : 'Float64';
}
