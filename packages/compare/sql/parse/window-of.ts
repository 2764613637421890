import type { Expr, Frame, FrameBound } from '../tree.ts';
import { type DuckdbNode, maybeNode, nodesOf, textOf } from './duckdb-node.ts';
import { expressionOf, type Nested, ordersOf } from './expression-of.ts';
import { OutsideSubset } from './outside-subset.ts';

export function windowOf(node: DuckdbNode, nested: Nested, at: number): Expr {
  const name = textOf(node['function_name']).toLowerCase();
  if (node['ignore_nulls'] === true) throw new OutsideSubset('IGNORE NULLS', at);
  if (node['exclude_clause'] !== 'NO_OTHER') throw new OutsideSubset('EXCLUDE in a window frame', at);
  if (nodesOf(node['arg_orders']).length > 0) throw new OutsideSubset('ORDER BY inside a window function', at);
  const one = (value: unknown) => {
    const child = maybeNode(value);
    return child && expressionOf(child, nested);
  };
  const extra = [one(node['offset_expr']), one(node['default_expr'])].filter((expr) => expr !== null);
  return {
    kind: 'window',
    name: name === 'count_star' ? 'count' : name,
    args: [...nodesOf(node['children']).map((child) => expressionOf(child, nested)), ...extra],
    distinct: node['distinct'] === true,
    filter: one(node['filter_expr']),
    partition: nodesOf(node['partitions']).map((child) => expressionOf(child, nested)),
    order: ordersOf(node['orders'], nested),
    frame: frameOf(node, one, at),
    at,
  };
}

function frameOf(node: DuckdbNode, one: (value: unknown) => Expr | null, at: number): Frame | null {
  const [start, end] = [textOf(node['start']), textOf(node['end'])];
  if (`${start}${end}`.includes('GROUPS')) throw new OutsideSubset('a window frame of GROUPS', at);
  if (start === 'UNBOUNDED_PRECEDING' && end === 'CURRENT_ROW_RANGE') return null;
  const unit = `${start}${end}`.includes('ROWS') ? 'rows' : 'range';
  return { unit, start: boundOf(start, one(node['start_expr']), at), end: boundOf(end, one(node['end_expr']), at) };
}

function boundOf(edge: string, offset: Expr | null, at: number): FrameBound {
  if (edge === 'UNBOUNDED_PRECEDING') return { edge: 'unbounded preceding' };
  if (edge === 'UNBOUNDED_FOLLOWING') return { edge: 'unbounded following' };
  if (edge.startsWith('CURRENT_ROW')) return { edge: 'current row' };
  if (offset && edge.startsWith('EXPR_PRECEDING')) return { edge: 'preceding', offset };
  if (offset && edge.startsWith('EXPR_FOLLOWING')) return { edge: 'following', offset };
  throw new OutsideSubset(`the window frame ${edge}`, at);
}
