import type { Query, TableRef } from './tree.ts';
import { sites } from './walk.ts';

/** The tables that a tree names and that no WITH above them makes. To an engine, any other name could be a file or a table of its own. */
export function tablesRead(query: Query, made: ReadonlySet<string> = new Set()): TableRef[] {
  const here = new Set(made);
  const read: TableRef[] = [];
  for (const { name, query: inner } of query.ctes) {
    read.push(...tablesRead(inner, here));
    here.add(name);
  }
  const { ctes: _, ...rest } = query;
  for (const { node, path } of sites({ ...rest, kind: undefined })) {
    if (insideQuery(rest, path)) continue;
    if (node.kind === 'table' && !here.has(node.name)) read.push(node);
    else if (node.kind === 'select' || node.kind === 'set') read.push(...tablesRead(node, here));
  }
  return read;
}

/** Whether a query lies on the way to the place: it is walked by itself, with the names that it makes. */
function insideQuery(root: unknown, path: readonly (string | number)[]): boolean {
  let here: unknown = root;
  for (const key of path.slice(0, -1)) {
    here = (here as Record<string | number, unknown>)[key];
    const kind = (here as { kind?: unknown } | null)?.kind;
    if (kind === 'select' || kind === 'set') return true;
  }
  return false;
}
