import { divisor, type FunctionTable, infix, named } from './form.ts';

const radiusOfEarth = '6371000e0';

/** Forms for DuckDB. */
export const duckdbFunctions: FunctionTable = {
  '+': infix('+'),
  '-': infix('-'),
  '*': infix('*'),
  '/': (call) => `${call.tight[0]} / ${divisor(call)}`,
  '//': (call) => `CAST(trunc(${call.tight[0]} / ${divisor(call)}) AS BIGINT)`,
  '%': (call) => `${call.tight[0]} % ${divisor(call)}`,
  negate: ({ tight }) => `-${tight[0]}`,
  '||': infix('||'),
  like: infix('LIKE'),
  not_like: infix('NOT LIKE'),

  abs: named('abs'),
  round: named('round'),
  floor: named('floor'),
  ceil: named('ceil'),
  sqrt: named('sqrt'),
  pow: named('pow'),
  ln: named('ln'),
  exp: named('exp'),
  sign: named('sign'),
  least: named('least'),
  greatest: named('greatest'),
  coalesce: named('coalesce'),
  nullif: named('nullif'),

  length: named('length'),
  lower: named('lower'),
  upper: named('upper'),
  trim: named('trim'),
  substr: named('substr'),
  substring: named('substr'),
  left: named('left'),
  right: named('right'),
  replace: named('replace'),
  contains: named('contains'),
  starts_with: named('starts_with'),
  ends_with: named('ends_with'),
  strpos: named('strpos'),
  split_part: named('split_part'),
  regexp_matches: named('regexp_matches'),
  regexp_extract: named('regexp_extract'),
  regexp_replace: named('regexp_replace'),

  exempt: ({ args }) => `coalesce(${args[1]}, false)`,
  // least() passes over nulls, so the last term keeps an unknown place unknown.
  haversine_m: ({ tight: [lng1, lat1, lng2, lat2] }) =>
    `(2 * ${radiusOfEarth} * asin(sqrt(least(1e0, pow(sin(radians(${lat2} - ${lat1}) / 2), 2) + cos(radians(${lat1})) * cos(radians(${lat2})) * pow(sin(radians(${lng2} - ${lng1}) / 2), 2)))) + 0 * (${lng1} + ${lat1} + ${lng2} + ${lat2}))`,
  minutes_between: ({ args }) => `(${milliseconds(args)} / 60000e0)`,
  hours_between: ({ args }) => `(${milliseconds(args)} / 3600000e0)`,
  days_between: ({ args: [a, b] }) => `date_diff('day', CAST(${a} AS DATE), CAST(${b} AS DATE))`,
  months_between: ({ args: [a, b] }) =>
    `((year(${b}) - year(${a})) * 12 + month(${b}) - month(${a}) - CASE WHEN day(${b}) < day(${a}) THEN 1 ELSE 0 END)`,
  add_minutes: ({ args: [ts], tight: [, n] }) =>
    `(CAST(${ts} AS TIMESTAMP) + to_milliseconds(CAST(round(${n} * 60000e0) AS BIGINT)))`,
  add_days: ({ args: [day, n] }) => `(CAST(${day} AS DATE) + CAST(${n} AS INTEGER))`,
  at_minute: ({ args: [day, n] }) => `(CAST(CAST(${day} AS DATE) AS TIMESTAMP) + to_minutes(CAST(${n} AS BIGINT)))`,
  day_of: ({ args }) => `CAST(${args[0]} AS DATE)`,
  minute_of_day: ({ args }) => `(hour(${args[0]}) * 60 + minute(${args[0]}))`,
  month_of: ({ args }) => `strftime(${args[0]}, '%Y%m')`,
  year_of: named('year'),
  weekday_of: named('isodow'),
  epoch_minute: ({ args }) => `(epoch_ms(CAST(${args[0]} AS TIMESTAMP)) // 60000)`,
  yuan: ({ args }) => `round(CAST(${args[0]} AS DOUBLE), 2)`,
  json_strings: ({ args }) => `coalesce(TRY(from_json(${args[0]}, '["VARCHAR"]')), [])`,
  unnest: named('unnest'),
  list_contains: named('list_contains'),
  len: named('len'),

  count: ({ args, distinct, tail }) => `count(${distinct ? 'DISTINCT ' : ''}${args[0] ?? '*'})${tail}`,
  sum: named('sum'),
  avg: named('avg'),
  min: named('min'),
  max: named('max'),
  arg_min: named('arg_min'),
  arg_max: named('arg_max'),
  median: named('median'),
  quantile_cont: named('quantile_cont'),
  stddev_pop: named('stddev_pop'),
  stddev_samp: named('stddev_samp'),
  bool_and: named('bool_and'),
  bool_or: named('bool_or'),
  string_agg: ({ args, distinct, order, tail }) => {
    const keys = order.map(({ text, descending }) => `${text} ${descending ? 'DESC' : 'ASC'} NULLS LAST`);
    // The text itself ends the order, so that ties come out the same everywhere.
    if (!order.some(({ text }) => text === args[0])) keys.push(`${args[0]} ASC NULLS LAST`);
    return `string_agg(${distinct ? 'DISTINCT ' : ''}${args.join(', ')} ORDER BY ${keys.join(', ')})${tail}`;
  },
  rows_of: ({ args, tail }) => `coalesce(list_sort(list_distinct(list(${args[0]})${tail})), [])`,

  row_number: named('row_number'),
  rank: named('rank'),
  dense_rank: named('dense_rank'),
  lag: named('lag'),
  lead: named('lead'),
  first_value: named('first_value'),
  last_value: named('last_value'),
};

function milliseconds([a, b]: string[]): string {
  return `date_diff('millisecond', CAST(${a} AS TIMESTAMP), CAST(${b} AS TIMESTAMP))`;
}
