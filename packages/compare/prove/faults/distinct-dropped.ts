import { replaced, sites } from '../../sql/walk.ts';
import { excerpt, type Seeder } from '../fault.ts';

/** COUNT for COUNT DISTINCT. */
export const distinctDropped: Seeder = function* (tree) {
  for (const { node, path } of sites(tree))
    if ((node.kind === 'call' || node.kind === 'window') && node.distinct)
      yield { id: `distinct dropped: ${excerpt(node)}`, tree: replaced(tree, path, { ...node, distinct: false }) };
};
