import { replaced, sites } from '../../sql/walk.ts';
import { excerpt, type Seeder } from '../fault.ts';

/** What a missing value counts as, forgotten. */
export const coalesceDropped: Seeder = function* (tree) {
  for (const { node, path } of sites(tree))
    if (node.kind === 'call' && node.name === 'coalesce' && node.args.length > 1)
      yield { id: `coalesce dropped: ${excerpt(node)}`, tree: replaced(tree, path, node.args[0]) };
};
