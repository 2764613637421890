import { clickhouseFunctions } from '../functions/clickhouse.ts';
import type { CastType } from '../tree.ts';
import { clickhouseText as text, whole } from './clickhouse-text.ts';
import type { Engine } from './engine.ts';

/** Relies on the session settings of the warehouse adapter (`stores/warehouse/clickhouse/settings.ts`): nulls and names as in the standard. */
export const clickhouse: Engine = {
  name: 'clickhouse',
  functions: clickhouseFunctions,
  text,
  double: (digits) => (/[.e]/.test(digits) ? digits : `${digits}.0`),
  // A bare 1 is an unsigned byte, and unsigned numbers do not mix with an int column, nor Int64 with a double.
  integer: (digits) => `${Math.abs(Number(digits.replace(/[()]/g, ''))) < 2 ** 31 ? 'toInt32' : 'toInt64'}(${digits})`,
  date: (value) => `toDate32(${text(value)})`,
  timestamp: (value) => `toDateTime64(${text(value)}, 3, 'UTC')`,
  cast: (item, type, tried) => (tried ? triedCasts : casts)[type](item),
  condition: (condition) => `toBool(${condition})`,
  joins: {
    inner: 'INNER JOIN',
    left: 'LEFT JOIN',
    full: 'FULL JOIN',
    semi: 'LEFT SEMI JOIN',
    anti: 'LEFT ANTI JOIN',
    cross: 'CROSS JOIN',
  },
  setOperations: { union: 'UNION DISTINCT', except: 'EXCEPT DISTINCT', intersect: 'INTERSECT DISTINCT' },
  orderBySeesAliases: false,
  setOperationHasTail: false,
  columnListBehindAlias: false,
  unnest: 'array-join',
  // A value that is the same on both sides, which the planner does not fold.
  joinKey: (left, right) => `ignore(${left}) = ignore(${right})`,
};

/** NULL keeps its type, or a column of nulls would have none. */
const typed = (item: string, type: string, cast: (item: string) => string) =>
  item === 'NULL' ? `CAST(NULL AS Nullable(${type}))` : cast(item);

const casts: Readonly<Record<CastType, (item: string) => string>> = {
  boolean: (item) => typed(item, 'Bool', (it) => `toBool(${it})`),
  // Half to the even neighbour, as DuckDB's cast.
  int: (item) => typed(item, 'Int64', (it) => whole(`roundBankers(toFloat64(${it}))`)),
  double: (item) => typed(item, 'Float64', (it) => `toFloat64(${it})`),
  text: (item) => typed(item, 'String', (it) => `toString(${it})`),
  date: (item) => typed(item, 'Date32', (it) => `toDate32(${it})`),
  timestamp: (item) => typed(item, "DateTime64(3, 'UTC')", (it) => `toDateTime64(${it}, 3, 'UTC')`),
};

const number = (item: string) => `toFloat64OrNull(trimBoth(toString(${item})))`;
/** The engine reads 30 February as 1 March: the day must come back as it went in. */
const readBack = (item: string, time: string) =>
  `if(toString(toDate32(${time})) = substring(toString(${item}), 1, 10), ${time}, NULL)`;

const triedCasts: Readonly<Record<CastType, (item: string) => string>> = {
  ...casts,
  // Half away from zero, as DuckDB reads a text.
  int: (item) => whole(`sign(${number(item)}) * floor(abs(${number(item)}) + 0.5)`),
  double: number,
  date: (item) => readBack(item, `toDate32OrNull(toString(${item}))`),
  timestamp: (item) => readBack(item, `toDateTime64OrNull(toString(${item}), 3, 'UTC')`),
};
