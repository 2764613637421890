import { clickhouseText as text, whole } from '../engines/clickhouse-text.ts';
import type { Expr } from '../tree.ts';
import { divisor, type FunctionTable, infix, named, type PrintedCall } from './form.ts';

const radiusOfEarth = '6371000.0';

/** Forms for ClickHouse. Dates are Date32, times DateTime64(3, 'UTC'), everything nullable. */
export const clickhouseFunctions: FunctionTable = {
  '+': infix('+'),
  '-': infix('-'),
  '*': infix('*'),
  '/': (call) => `${call.tight[0]} / ${divisor(call)}`,
  '//': (call) => whole(`trunc(${call.tight[0]} / ${divisor(call)})`),
  '%': (call) => `${call.tight[0]} % ${divisor(call)}`,
  negate: ({ tight }) => `-${tight[0]}`,
  '||': infix('||'),
  like: (call) => `${call.tight[0]} LIKE ${likePattern(call)}`,
  not_like: (call) => `${call.tight[0]} NOT LIKE ${likePattern(call)}`,

  // Not abs(), which gives an unsigned number.
  abs: ({ tight: [x] }) => `if(${x} < 0, -${x}, ${x})`,
  round: ({ args: [x = '', places], exprs }) => rounded(x, exprs[1] ? scaleOf(exprs[1], places) : '1'),
  floor: named('floor'),
  ceil: named('ceil'),
  sqrt: named('sqrt'),
  pow: named('pow'),
  ln: named('log'),
  exp: named('exp'),
  sign: named('sign'),
  least: named('least'),
  greatest: named('greatest'),
  coalesce: named('coalesce'),
  nullif: named('nullIf'),

  length: signed('lengthUTF8'),
  lower: named('lowerUTF8'),
  upper: named('upperUTF8'),
  trim: named('trimBoth'),
  substr: named('substringUTF8'),
  substring: named('substringUTF8'),
  left: named('leftUTF8'),
  right: named('rightUTF8'),
  replace: named('replaceAll'),
  contains: ({ args }) => `(position(${args.join(', ')}) > 0)`,
  starts_with: named('startsWith'),
  ends_with: named('endsWith'),
  strpos: signed('positionUTF8'),
  split_part: ({ args: [whole, separator, index] }) =>
    `if(isNull(${whole}), NULL, splitByString(${separator}, assumeNotNull(${whole}))[${index}])`,
  regexp_matches: (call) => `match(${call.args[0]}, ${pattern(call)})`,
  regexp_extract: (call) => `regexpExtract(${call.args[0]}, ${pattern(call)}, ${call.args[2] ?? 0})`,
  regexp_replace: (call) =>
    `${call.args[3] === "'g'" ? 'replaceRegexpAll' : 'replaceRegexpOne'}(${call.args[0]}, ${pattern(call)}, ${call.args[2]})`,

  exempt: ({ args }) => `ifNull(${args[1]}, false)`,
  // least() passes over nulls, so the last term keeps an unknown place unknown.
  haversine_m: ({ tight: [lng1, lat1, lng2, lat2] }) =>
    `(2 * ${radiusOfEarth} * asin(sqrt(least(1.0, pow(sin(radians(${lat2} - ${lat1}) / 2), 2) + cos(radians(${lat1})) * cos(radians(${lat2})) * pow(sin(radians(${lng2} - ${lng1}) / 2), 2)))) + 0 * (${lng1} + ${lat1} + ${lng2} + ${lat2}))`,
  minutes_between: ({ args }) => `(${milliseconds(args)} / 60000)`,
  hours_between: ({ args }) => `(${milliseconds(args)} / 3600000)`,
  days_between: ({ args: [a, b] }) => `dateDiff('day', toDate32(${a}), toDate32(${b}))`,
  months_between: ({ args: [a, b] }) =>
    `((toYear(${b}) - toYear(${a})) * 12 + toMonth(${b}) - toMonth(${a}) - if(toDayOfMonth(${b}) < toDayOfMonth(${a}), 1, 0))`,
  add_minutes: ({ args: [ts = ''], tight: [, n] }) =>
    `addMilliseconds(${moment(ts)}, ${whole(rounded(`${n} * 60000`, '1'))})`,
  add_days: ({ args: [day, n] }) => `addDays(toDate32(${day}), toInt64(${n}))`,
  at_minute: ({ args: [day, n] }) => `addMinutes(${moment(`toDate32(${day})`)}, toInt64(${n}))`,
  day_of: ({ args }) => `toDate32(${args[0]})`,
  minute_of_day: ({ args }) => `toInt64(toHour(${args[0]}) * 60 + toMinute(${args[0]}))`,
  month_of: ({ args }) => `formatDateTime(${args[0]}, '%Y%m')`,
  year_of: signed('toYear'),
  weekday_of: signed('toDayOfWeek'),
  epoch_minute: ({ args: [ts = ''] }) => `intDiv(toUnixTimestamp64Milli(${moment(ts)}), 60000)`,
  yuan: ({ args }) => rounded(`toFloat64(${args[0]})`, '1e2'),
  json_strings: ({ args }) => `JSONExtract(ifNull(${args[0]}, ''), 'Array(Nullable(String))')`,
  unnest: named('arrayJoin'),
  list_contains: named('has'),
  len: signed('length'),

  count: ({ args, distinct, tail }) => `toInt64(count(${distinct ? 'DISTINCT ' : ''}${args[0] ?? ''})${tail})`,
  sum: named('sum'),
  avg: named('avg'),
  min: named('min'),
  max: named('max'),
  arg_min: named('argMin'),
  arg_max: named('argMax'),
  median: ({ args, tail }) => `quantileExactInclusive(0.5)(${args[0]})${tail}`,
  quantile_cont: ({ args, tail }) => `quantileExactInclusive(${args[1]})(${args[0]})${tail}`,
  stddev_pop: named('stddevPopStable'),
  // Of one value it is unknown, not NaN.
  stddev_samp: ({ args, tail }) => {
    const deviation = `stddevSampStable(${args[0]})${tail}`;
    return `if(isFinite(${deviation}), ${deviation}, NULL)`;
  },
  bool_and: named('min'),
  bool_or: named('max'),
  string_agg: ({ args, distinct, order, tail }) => {
    const sort = order[0]?.descending ? 'arrayReverseSort' : 'arraySort';
    const texts = `${sort}(${distinct ? 'groupUniqArray' : 'groupArray'}(${args[0]})${tail})`;
    return `if(count(${args[0]})${tail} = 0, NULL, arrayStringConcat(${texts}, ${args[1]}))`;
  },
  rows_of: ({ args, tail }) => `arraySort(groupUniqArray(${args[0]})${tail})`,

  row_number: signed('row_number'),
  rank: signed('rank'),
  dense_rank: signed('dense_rank'),
  lag: nullable('lag'),
  lead: nullable('lead'),
  first_value: ({ args, tail }) => `first_value(${args[0]}) RESPECT NULLS${tail}`,
  last_value: ({ args, tail }) => `last_value(${args[0]}) RESPECT NULLS${tail}`,
};

/** Unsigned numbers do not mix with an int column. */
function signed(name: string) {
  return (call: PrintedCall) => `toInt64(${named(name)(call)})`;
}

/** Before the first and behind the last row there is null, not the type's zero. */
function nullable(name: string) {
  return ({ args: [item, ...rest], tail }: PrintedCall) =>
    `${name}(${[`toNullable(${item})`, ...rest].join(', ')})${tail}`;
}

const moment = (time: string) => `toDateTime64(${time}, 3, 'UTC')`;

function milliseconds([a = '', b = '']: string[]): string {
  return `dateDiff('millisecond', ${moment(a)}, ${moment(b)})`;
}

/** Half away from zero: the engine's own round() takes the even neighbour. */
function rounded(x: string, scale: string): string {
  const value = `(${x})`;
  return scale === '1'
    ? `(sign(${value}) * floor(abs(${value}) + 0.5))`
    : `(sign(${value}) * floor(abs(${value}) * ${scale} + 0.5) / ${scale})`;
}

function scaleOf(places: Expr, printed = ''): string {
  return places.kind === 'literal' && places.type === 'int' ? `1e${places.value}` : `pow(10, ${printed})`;
}

/** Without (?-s) a dot would match a line break here, and only here. */
function pattern({ exprs, args }: PrintedCall): string {
  const [, expr] = exprs;
  if (expr?.kind === 'literal' && expr.type === 'text') return text(`(?-s)${expr.value}`);
  return `concat('(?-s)', ${args[1]})`;
}

/** A backslash is an escape in LIKE here, and only here. */
function likePattern({ exprs, args }: PrintedCall): string {
  const [, expr] = exprs;
  if (expr?.kind === 'literal' && expr.type === 'text') return text(expr.value.replaceAll('\\', '\\\\'));
  return `replaceAll(${args[1]}, '\\\\', '\\\\\\\\')`;
}
