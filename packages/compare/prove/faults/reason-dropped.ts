import type { Query } from '../../sql/tree.ts';
import { replaced } from '../../sql/walk.ts';
import { type FaultyTree, falsehood } from '../fault.ts';

/** A reason why a row cannot be judged, forgotten. `ids` are the reasons in the order of `_cannot`. */
export function* reasonDropped(tree: Query, ids: string[]): Generator<FaultyTree> {
  if (tree.kind !== 'select') return;
  const last = tree.items.length - 1;
  for (const [i, id] of ids.entries()) {
    const path = ['items', last, 'expr', 'branches', i, 'when'];
    yield { id: `reason dropped: ${id}`, tree: replaced(tree, path, falsehood), about: id };
  }
}
