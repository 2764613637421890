import type { Expr, Query } from '../../sql/tree.ts';
import { replaced, sites } from '../../sql/walk.ts';
import { excerpt, type Seeder } from '../fault.ts';

type Path = readonly (string | number)[];

/** One condition of an AND or OR, a whole WHERE, HAVING, QUALIFY or FILTER gone. Conditions of ON are `join-loosened`. */
export const conditionDropped: Seeder = function* (tree) {
  for (const { node, path } of sites(tree)) {
    if ((node.kind === 'and' || node.kind === 'or') && path.at(-1) !== 'on') {
      for (const [i, item] of node.items.entries()) {
        const rest = node.items.filter((_, j) => j !== i);
        const left = rest.length === 1 ? rest[0] : { ...node, items: rest };
        yield { id: `condition dropped: ${excerpt(item)}`, tree: replaced(tree, path, left) };
      }
    }
    if (node.kind === 'select')
      for (const clause of ['where', 'having', 'qualify'] as const)
        if (node[clause] && node[clause].kind !== 'and') yield whole(tree, path, clause, node[clause]);
    if ((node.kind === 'call' || node.kind === 'window') && node.filter) yield whole(tree, path, 'filter', node.filter);
  }
};

function whole(tree: Query, path: Path, clause: string, condition: Expr) {
  return { id: `${clause} dropped: ${excerpt(condition)}`, tree: replaced(tree, [...path, clause], null) };
}
