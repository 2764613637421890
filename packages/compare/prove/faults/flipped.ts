import type { CompareOp, Expr } from '../../sql/tree.ts';
import { replaced, sites } from '../../sql/walk.ts';
import { excerpt, type Seeder } from '../fault.ts';

const opposite: Record<CompareOp, CompareOp> = {
  '=': '<>',
  '<>': '=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  'is distinct from': 'is not distinct from',
  'is not distinct from': 'is distinct from',
};

const otherWay: Record<string, string> = { like: 'not_like', not_like: 'like' };

/** A comparison the other way round: > for <, = for <>, IN for NOT IN. */
export const flipped: Seeder = function* (tree) {
  for (const { node, path } of sites(tree)) {
    const other = otherWayRound(node as Expr);
    if (other) yield { id: `flipped: ${excerpt(node as Expr)}`, tree: replaced(tree, path, other) };
  }
};

function otherWayRound(node: Expr): Expr | null {
  switch (node.kind) {
    case 'compare':
      return { ...node, op: opposite[node.op] };
    case 'is-null':
    case 'in':
    case 'in-query':
      return { ...node, negated: !node.negated };
    case 'between':
    case 'exists':
      return { kind: 'not', item: node, at: node.at };
    case 'not':
      return node.item;
    case 'call': {
      const name = otherWay[node.name];
      return name ? { ...node, name } : null;
    }
    default:
      return null;
  }
}
