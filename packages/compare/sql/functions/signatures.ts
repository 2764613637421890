/** Every function that model SQL may use. Each engine's table has a form for each: a test proves the key sets equal. */

export type Gives = 'boolean' | 'int' | 'double' | 'number' | 'text' | 'date' | 'timestamp' | 'list' | 'item';
export type Signature = {
  role: 'operator' | 'scalar' | 'aggregate' | 'window';
  args: readonly [fewest: number, most: number];
  /** What comes out; `number` is int or double, `item` is what went in. */
  gives: Gives;
};

const operator = (gives: Gives, count = 2): Signature => ({ role: 'operator', args: [count, count], gives });
const scalar = (gives: Gives, fewest: number, most = fewest): Signature => ({
  role: 'scalar',
  args: [fewest, most],
  gives,
});
const aggregate = (gives: Gives, fewest: number, most = fewest): Signature => ({
  role: 'aggregate',
  args: [fewest, most],
  gives,
});
const window = (gives: Gives, fewest: number, most = fewest): Signature => ({
  role: 'window',
  args: [fewest, most],
  gives,
});

export const signatures = {
  '+': operator('number'),
  '-': operator('number'),
  '*': operator('number'),
  '/': operator('double'),
  '//': operator('int'),
  '%': operator('number'),
  negate: operator('number', 1),
  '||': operator('text'),
  like: operator('boolean'),
  not_like: operator('boolean'),

  abs: scalar('number', 1),
  round: scalar('double', 1, 2),
  floor: scalar('double', 1),
  ceil: scalar('double', 1),
  sqrt: scalar('double', 1),
  pow: scalar('double', 2),
  ln: scalar('double', 1),
  exp: scalar('double', 1),
  sign: scalar('int', 1),
  least: scalar('item', 2, 8),
  greatest: scalar('item', 2, 8),
  coalesce: scalar('item', 1, 8),
  nullif: scalar('item', 2),

  length: scalar('int', 1),
  lower: scalar('text', 1),
  upper: scalar('text', 1),
  trim: scalar('text', 1),
  substr: scalar('text', 2, 3),
  substring: scalar('text', 2, 3),
  left: scalar('text', 2),
  right: scalar('text', 2),
  replace: scalar('text', 3),
  contains: scalar('boolean', 2),
  starts_with: scalar('boolean', 2),
  ends_with: scalar('boolean', 2),
  strpos: scalar('int', 2),
  split_part: scalar('text', 3),
  regexp_matches: scalar('boolean', 2),
  regexp_extract: scalar('text', 2, 3),
  regexp_replace: scalar('text', 3, 4),

  exempt: scalar('boolean', 2),
  haversine_m: scalar('double', 4),
  minutes_between: scalar('double', 2),
  hours_between: scalar('double', 2),
  days_between: scalar('int', 2),
  months_between: scalar('int', 2),
  add_minutes: scalar('timestamp', 2),
  add_days: scalar('date', 2),
  at_minute: scalar('timestamp', 2),
  day_of: scalar('date', 1),
  minute_of_day: scalar('int', 1),
  month_of: scalar('text', 1),
  year_of: scalar('int', 1),
  weekday_of: scalar('int', 1),
  epoch_minute: scalar('int', 1),
  yuan: scalar('double', 1),
  json_strings: scalar('list', 1),
  unnest: scalar('text', 1),
  list_contains: scalar('boolean', 2),
  len: scalar('int', 1),

  count: aggregate('int', 0, 1),
  sum: aggregate('number', 1),
  avg: aggregate('double', 1),
  min: aggregate('item', 1),
  max: aggregate('item', 1),
  arg_min: aggregate('item', 2),
  arg_max: aggregate('item', 2),
  median: aggregate('double', 1),
  quantile_cont: aggregate('double', 2),
  stddev_pop: aggregate('double', 1),
  stddev_samp: aggregate('double', 1),
  bool_and: aggregate('boolean', 1),
  bool_or: aggregate('boolean', 1),
  string_agg: aggregate('text', 2),
  rows_of: aggregate('list', 1),

  row_number: window('int', 0),
  rank: window('int', 0),
  dense_rank: window('int', 0),
  lag: window('item', 1, 3),
  lead: window('item', 1, 3),
  first_value: window('item', 1),
  last_value: window('item', 1),
} as const satisfies Record<string, Signature>;

export type FunctionName = keyof typeof signatures;

export function signatureOf(name: string): Signature | undefined {
  return Object.hasOwn(signatures, name) ? signatures[name as FunctionName] : undefined;
}
