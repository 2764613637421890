import type { DerivedTable } from './read-derived.ts';

/**
 * The derived tables to make for those needed, each after what it reads; those `given` are neither made nor looked into.
 * Names that are no derived table (datasets) are left out. Throws where tables read each other in a circle.
 */
export function orderDerived(
  derived: ReadonlyMap<string, DerivedTable>,
  needed: Iterable<string>,
  given: ReadonlySet<string> = new Set(),
): DerivedTable[] {
  const ordered: DerivedTable[] = [];
  const done = new Set<string>(given);
  const visit = (id: string, path: string[]): void => {
    const table = derived.get(id);
    if (!table || done.has(id)) return;
    if (path.includes(id)) throw new Error(`derived tables read each other: ${[...path, id].join(' → ')}`);
    for (const source of table.from) visit(source, [...path, id]);
    done.add(id);
    ordered.push(table);
  };
  for (const id of needed) visit(id, []);
  return ordered;
}

/** The datasets under the derived tables needed. */
export function datasetsUnder(
  derived: ReadonlyMap<string, DerivedTable>,
  needed: Iterable<string>,
  given: ReadonlySet<string> = new Set(),
): Set<string> {
  const sources = orderDerived(derived, needed, given).flatMap(({ from }) => from);
  return new Set(sources.filter((id) => !derived.has(id)));
}
