import { OutsideSubset } from './outside-subset.ts';

/** A node of DuckDB's `json_serialize_sql`: read field by field, because its shape is DuckDB's own and unversioned. */
export type DuckdbNode = { readonly [key: string]: unknown };

export function nodeOf(value: unknown): DuckdbNode {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new OutsideSubset('an unknown form', -1);
  return value as DuckdbNode;
}

export const maybeNode = (value: unknown): DuckdbNode | null =>
  value === null || value === undefined ? null : nodeOf(value);
export const nodesOf = (value: unknown): DuckdbNode[] => (Array.isArray(value) ? value.map(nodeOf) : []);
export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Where the node starts, or -1: DuckDB writes the largest 64-bit number where it does not know. */
export function atOf(node: DuckdbNode): number {
  const at = node['query_location'];
  return typeof at === 'number' && at < Number.MAX_SAFE_INTEGER ? at : -1;
}
