import type { StoredType, TableSpec } from '@plumb/stores/warehouse/port';
import type { DerivedSpec } from './derived.ts';

/** The warehouse table of a derived table. */
export function derivedTableSpec({ id, columns }: DerivedSpec): TableSpec {
  const stored: Record<string, StoredType> = {};
  for (const [name, { type }] of Object.entries(columns)) stored[name] = type;
  return { name: id, columns: stored };
}
