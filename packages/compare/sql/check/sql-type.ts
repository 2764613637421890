import type { StoredType } from '@plumb/stores/warehouse/port';

/** What a value is, as far as the checks need to know. */
export type SqlType = 'boolean' | 'int' | 'double' | 'text' | 'date' | 'timestamp' | 'list' | 'unknown';

/** The columns of a table or query, in order. */
export type Columns = ReadonlyMap<string, SqlType>;

const stored: Readonly<Record<StoredType, SqlType>> = {
  string: 'text',
  int: 'int',
  decimal: 'double',
  bool: 'boolean',
  date: 'date',
  datetime: 'timestamp',
  'int[]': 'list',
  'string[]': 'list',
};

export function columnsOf(columns: Readonly<Record<string, StoredType>>): Columns {
  return new Map(Object.entries(columns).map(([name, type]) => [name, stored[type]]));
}

/** The type that several results share; the first known one where they differ, a double before an int. */
export function commonType(types: SqlType[]): SqlType {
  const known = types.filter((type) => type !== 'unknown');
  return known.includes('double') ? 'double' : (known[0] ?? 'unknown');
}
