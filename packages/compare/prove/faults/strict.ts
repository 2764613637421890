import type { CompareOp } from '../../sql/tree.ts';
import { replaced, sites } from '../../sql/walk.ts';
import { excerpt, type Seeder } from '../fault.ts';

const edges: Partial<Record<CompareOp, CompareOp>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };

/** A comparison with or without its edge: > for >=. */
export const strict: Seeder = function* (tree) {
  for (const { node, path } of sites(tree)) {
    if (node.kind !== 'compare') continue;
    const op = edges[node.op];
    if (op) yield { id: `strict: ${excerpt(node)}`, tree: replaced(tree, path, { ...node, op }) };
  }
};
