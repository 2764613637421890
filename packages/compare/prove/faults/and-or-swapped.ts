import { replaced, sites } from '../../sql/walk.ts';
import { excerpt, type Seeder } from '../fault.ts';

/** OR for AND, AND for OR. */
export const andOrSwapped: Seeder = function* (tree) {
  for (const { node, path } of sites(tree)) {
    if (node.kind !== 'and' && node.kind !== 'or') continue;
    const kind = node.kind === 'and' ? 'or' : 'and';
    yield { id: `${node.kind} → ${kind}: ${excerpt(node)}`, tree: replaced(tree, path, { ...node, kind }) };
  }
};
