import { replaced, sites } from '../../sql/walk.ts';
import { falsehood, type Seeder } from '../fault.ts';

/** An exemption written in the SQL that no longer exempts anyone. */
export const exemptionDropped: Seeder = function* (tree) {
  for (const { node, path } of sites(tree)) {
    if (node.kind !== 'call' || node.name !== 'exempt') continue;
    const [name] = node.args;
    const id = name?.kind === 'literal' && name.type === 'text' ? name.value : '?';
    yield { id: `exemption dropped: ${id}`, tree: replaced(tree, path, falsehood), about: id };
  }
};
