import { sourceOfExpression } from '../sql/print-source.ts';
import type { Expr, Query } from '../sql/tree.ts';

/** A statement that takes the place of the model's own. `about`: the exemption or reason whose cases are likely to catch it. */
export type FaultyTree = { id: string; tree: Query; about?: string };

/** One way in which a model could be wrong. `about` also names the parameter. */
export type Fault = { id: string; about?: string } & (
  | { kind: 'tree'; tree: Query }
  | { kind: 'parameter'; name: string; by: number }
  | { kind: 'no-exemptions' }
);

/** Finds the faults of one kind in the statement of a model. */
export type Seeder = (tree: Query) => Iterable<FaultyTree>;

const longest = 100;

/** A piece of SQL as it stands in the id of a fault. */
export function excerpt(expr: Expr): string {
  const text = sourceOfExpression(expr);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

export const truth: Expr = { kind: 'literal', type: 'boolean', value: true, at: -1 };
export const falsehood: Expr = { kind: 'literal', type: 'boolean', value: false, at: -1 };
