import { type Signature, signatureOf } from '../functions/signatures.ts';
import type { SqlProblems } from '../sql-problem.ts';
import type { Call, Expr, Window } from '../tree.ts';
import { commonType, type SqlType } from './sql-type.ts';

/** Functions that people reach for, whose result is left to chance or to the clock. */
const byChance: Readonly<Record<string, string>> = {
  random: '—',
  uuid: '—',
  now: '$as_of',
  today: '$as_of',
  current_date: '$as_of',
  current_timestamp: '$as_of',
  get_current_timestamp: '$as_of',
  any_value: 'min, arg_min',
  first: 'arg_min',
  last: 'arg_max',
  mode: 'arg_max',
  list: 'rows_of',
  array_agg: 'rows_of',
};

const ordered = new Set(['row_number', 'rank', 'dense_rank', 'lag', 'lead', 'first_value', 'last_value']);
const sameType = new Set(['least', 'greatest', 'lag', 'lead']);
const distinct = new Set(['count', 'string_agg']);

/** Checks one call whose arguments have been checked; gives the type of its result. */
export function checkCall(call: Call | Window, args: SqlType[], problems: SqlProblems): SqlType {
  const { name, at } = call;
  const signature = signatureOf(name);
  if (!signature) {
    const instead = Object.hasOwn(byChance, name) ? byChance[name] : undefined;
    if (instead) problems.add('nondeterministic', at, { name, instead });
    else problems.add('unknown-function', at, { name });
    return 'unknown';
  }
  const [fewest, most] = signature.args;
  if (args.length < fewest || args.length > most) {
    const expected = fewest === most ? String(fewest) : `${fewest}–${most}`;
    problems.add('argument-count', at, { name, expected, found: args.length });
  }
  if (call.kind === 'window') checkWindow(call, signature, problems);
  else checkPlain(call, signature, problems);
  if (call.distinct && !distinct.has(name)) problems.add('aggregate-distinct', at, { name });
  checkTypes(name, args, at, problems);
  if (sameType.has(name) && mixesNumbers(call.args, args)) problems.add('mixed-numbers', at, { name });
  return resultOf(name, signature, args);
}

function checkWindow(window: Window, { role }: Signature, problems: SqlProblems): void {
  const { name, at, frame } = window;
  if (role !== 'window' && role !== 'aggregate') problems.add('no-window', at, { name });
  if (ordered.has(name) && window.order.length === 0) problems.add('window-order', at, { name });
  if (frame?.unit === 'range' && ('offset' in frame.start || 'offset' in frame.end)) problems.add('range-frame', at);
  if (name === 'string_agg' || name === 'rows_of') problems.add('no-window', at, { name });
}

function checkPlain(call: Call, { role }: Signature, problems: SqlProblems): void {
  const { name, at, order, args } = call;
  if (role === 'window') problems.add('window-only', at, { name });
  if (name === 'string_agg') {
    const same = order.length === 1 && JSON.stringify(bare(order[0]?.expr)) === JSON.stringify(bare(args[0]));
    if (!same) problems.add('string-agg-order', at);
  } else if (order.length > 0) problems.add('aggregate-order', at, { name });
}

/** A tree without its places, to compare what it says. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'at')
      .map(([key, one]) => [key, bare(one)]),
  );
}

/** Whether an int of 64 bits meets a double: ClickHouse finds no type that holds both. Literals are small enough. */
export function mixesNumbers(exprs: Expr[], types: SqlType[]): boolean {
  return types.includes('double') && exprs.some((expr, i) => types[i] === 'int' && !isSmall(expr));
}

function isSmall(expr: Expr): boolean {
  if (expr.kind === 'case')
    return [...expr.branches.map(({ result }) => result), ...(expr.otherwise ? [expr.otherwise] : [])].every(isSmall);
  return expr.kind === 'literal' || expr.kind === 'parameter';
}

const isTime = (type: SqlType) => type === 'date' || type === 'timestamp';

function checkTypes(name: string, args: SqlType[], at: number, problems: SqlProblems): void {
  if (['+', '-', '*', '/', '//', '%', 'negate'].includes(name) && args.some(isTime))
    problems.add('time-arithmetic', at);
  if (name === '||' || name === 'string_agg') {
    const other = args.find((type) => type !== 'text' && type !== 'unknown');
    if (other) problems.add('text-wanted', at, { name, type: other });
  }
}

function resultOf(name: string, { gives }: Signature, args: SqlType[]): SqlType {
  if (gives === 'item')
    return commonType(['arg_min', 'arg_max', 'nullif', 'lag', 'lead'].includes(name) ? args.slice(0, 1) : args);
  if (gives === 'number') return commonType(args);
  return gives;
}
