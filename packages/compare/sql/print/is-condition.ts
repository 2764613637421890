import { signatureOf } from '../functions/signatures.ts';
import type { Expr } from '../tree.ts';

const conditions = new Set(['compare', 'and', 'or', 'not', 'is-null', 'in', 'in-query', 'between', 'exists']);

/** Whether the form itself is a condition: some engines count it as a number. */
export function isCondition(expr: Expr): boolean {
  return conditions.has(expr.kind);
}

/** Whether it must come out as a boolean: a condition, or made of conditions alone. */
export function givesBoolean(expr: Expr): boolean {
  if (isCondition(expr)) return true;
  if (expr.kind === 'literal') return expr.type === 'boolean';
  if (expr.kind === 'case') {
    const results = [...expr.branches.map(({ result }) => result), ...(expr.otherwise ? [expr.otherwise] : [])];
    return results.some(givesBoolean);
  }
  if (expr.kind === 'call' || expr.kind === 'window') {
    const gives = signatureOf(expr.name)?.gives;
    return (
      gives === 'boolean' ||
      (gives === 'item' && expr.args[0] !== undefined && expr.args.slice(0, 8).some(givesBoolean))
    );
  }
  return false;
}
