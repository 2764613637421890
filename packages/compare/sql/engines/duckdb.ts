import { duckdbFunctions } from '../functions/duckdb.ts';
import type { CastType } from '../tree.ts';
import type { Engine } from './engine.ts';

const types: Readonly<Record<CastType, string>> = {
  boolean: 'BOOLEAN',
  int: 'BIGINT',
  double: 'DOUBLE',
  text: 'VARCHAR',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

export const duckdb: Engine = {
  name: 'duckdb',
  functions: duckdbFunctions,
  text,
  // With an exponent: without one, DuckDB makes a decimal of it.
  double: (digits) => (digits.includes('e') ? digits : `${digits}e0`),
  integer: (digits) => digits,
  date: (value) => `CAST(${text(value)} AS DATE)`,
  timestamp: (value) => `CAST(${text(value)} AS TIMESTAMP)`,
  cast: (item, type, tried) => `${tried ? 'TRY_CAST' : 'CAST'}(${item} AS ${types[type]})`,
  condition: (condition) => condition,
  joins: {
    inner: 'JOIN',
    left: 'LEFT JOIN',
    full: 'FULL JOIN',
    semi: 'SEMI JOIN',
    anti: 'ANTI JOIN',
    cross: 'CROSS JOIN',
  },
  setOperations: { union: 'UNION', except: 'EXCEPT', intersect: 'INTERSECT' },
  orderBySeesAliases: true,
  setOperationHasTail: true,
  columnListBehindAlias: true,
  unnest: 'lateral',
  joinKey: null,
};
