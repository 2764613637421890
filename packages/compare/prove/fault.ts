import { sourceOfExpression } from '../sql/print-source.ts';
import type { Expr, Query } from '../sql/tree.ts';

/** One way in which a model could be wrong. `tree` takes the place of the model's statement, `move` changes parameters. */
export type Fault = { id: string } & (
  | { kind: 'tree'; tree: Query }
  | { kind: 'parameter'; name: string; by: number }
  | { kind: 'no-exemptions' }
);

/** Finds the faults of one kind in the statement of a model. */
export type Seeder = (tree: Query) => Iterable<{ id: string; tree: Query }>;

const longest = 100;

/** A piece of SQL as it stands in the id of a fault. */
export function excerpt(expr: Expr): string {
  const text = sourceOfExpression(expr);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

export const truth: Expr = { kind: 'literal', type: 'boolean', value: true, at: -1 };
export const falsehood: Expr = { kind: 'literal', type: 'boolean', value: false, at: -1 };
