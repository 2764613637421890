import { replaced, sites } from '../../sql/walk.ts';
import { excerpt, type Seeder } from '../fault.ts';

const swaps: Record<string, string> = {
  min: 'max',
  max: 'min',
  arg_min: 'arg_max',
  arg_max: 'arg_min',
  least: 'greatest',
  greatest: 'least',
  first_value: 'last_value',
  last_value: 'first_value',
  bool_and: 'bool_or',
  bool_or: 'bool_and',
};

/** The largest for the smallest, the last for the first. */
export const extremesSwapped: Seeder = function* (tree) {
  for (const { node, path } of sites(tree)) {
    if (node.kind !== 'call' && node.kind !== 'window') continue;
    const name = swaps[node.name];
    if (name) yield { id: `${node.name} → ${name}: ${excerpt(node)}`, tree: replaced(tree, path, { ...node, name }) };
  }
};
