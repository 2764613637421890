import type { Expr, From, Query } from './tree.ts';

/** A node of a tree with the way to it: keys and indexes from the root. */
export type Site = { node: Query | From | Expr; path: readonly (string | number)[] };

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';

/** Every query, FROM part and expression of a tree, outermost first, in the order of the text. */
export function* sites(root: unknown, path: readonly (string | number)[] = []): Generator<Site> {
  if (Array.isArray(root)) {
    for (let i = 0; i < root.length; i++) yield* sites(root[i], [...path, i]);
    return;
  }
  if (!isObject(root)) return;
  if (typeof root['kind'] === 'string') yield { node: root as Site['node'], path };
  for (const [key, value] of Object.entries(root)) if (isObject(value)) yield* sites(value, [...path, key]);
}

/** What stands at the end of the way. */
export function at(root: unknown, path: readonly (string | number)[]): unknown {
  let here = root;
  for (const key of path) here = isObject(here) ? here[key as string] : undefined;
  return here;
}

/** The tree with something else in one place; the rest is shared. */
export function replaced<T>(root: T, path: readonly (string | number)[], value: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return value as T;
  if (Array.isArray(root)) return root.map((item, i) => (i === key ? replaced(item, rest, value) : item)) as T;
  const record = root as Record<string, unknown>;
  return { ...record, [key]: replaced(record[key], rest, value) } as T;
}
