import { source } from './engines/source.ts';
import { Printer } from './print/printer.ts';
import type { Expr, Query } from './tree.ts';

const printer = new Printer(source, 'names');

/** The tree as model SQL, parameters as `$name`. */
export function sourceOf(tree: Query): string {
  return printer.query(tree);
}

export function sourceOfExpression(expr: Expr): string {
  return printer.expr(expr);
}
