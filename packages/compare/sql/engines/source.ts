import type { FunctionTable, PrintedCall } from '../functions/form.ts';
import { type FunctionName, signatures } from '../functions/signatures.ts';
import { duckdb } from './duckdb.ts';
import type { Engine } from './engine.ts';

const spelled: Partial<Record<FunctionName, string>> = { like: 'LIKE', not_like: 'NOT LIKE' };

function asWritten(name: FunctionName) {
  return ({ args, tight, distinct, order, tail }: PrintedCall) => {
    if (name === 'negate') return `-${tight[0]}`;
    if (signatures[name].role === 'operator') return `${tight[0]} ${spelled[name] ?? name} ${tight[1]}`;
    const keys = order.map(({ text, descending }) => `${text}${descending ? ' DESC' : ''}`);
    const list = name === 'count' && args.length === 0 ? '*' : args.join(', ');
    const ordered = keys.length > 0 ? ` ORDER BY ${keys.join(', ')}` : '';
    return `${name}(${distinct ? 'DISTINCT ' : ''}${list}${ordered})${tail}`;
  };
}

/** Model SQL itself: what a tree reads like to the author of a model. */
export const source: Engine = {
  ...duckdb,
  double: (digits) => digits,
  date: (value) => `DATE ${duckdb.text(value)}`,
  timestamp: (value) => `TIMESTAMP ${duckdb.text(value)}`,
  functions: Object.fromEntries(
    (Object.keys(signatures) as FunctionName[]).map((name) => [name, asWritten(name)]),
  ) as FunctionTable,
};
