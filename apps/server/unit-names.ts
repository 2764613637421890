import type { OwnedWarehouse } from '@plumb/collect/batch/owned-warehouse';
import { offices } from './demo/accounts.ts';

export type NamedUnit = { code: string; name: string; region: string | null };

/** Units by their names: those of org_unit, and the demo's own offices that no dataset names. Sorted by code. */
export async function namedUnits(warehouse: OwnedWarehouse | undefined): Promise<NamedUnit[]> {
  // Before the first delivery there is no org_unit.
  const rows = await warehouse?.main
    .rows('SELECT org_code, org_name, admin_code FROM org_unit WHERE org_code IS NOT NULL ORDER BY org_code')
    .catch(() => []);
  const own = Object.entries(offices).map(([code, name]): NamedUnit => ({ code, name, region: null }));
  const units = new Map(own.map((unit) => [unit.code, unit]));
  for (const row of rows ?? []) {
    const code = String(row['org_code']);
    const region = row['admin_code'];
    units.set(code, { code, name: String(row['org_name'] ?? code), region: region ? String(region) : null });
  }
  return [...units.values()];
}

/** The name of one unit; its code where none is known. */
export async function nameOfUnit(warehouse: OwnedWarehouse | undefined, code: string): Promise<string> {
  const own = (offices as Record<string, string>)[code];
  if (own) return own;
  const rows = await warehouse?.main
    .rows('SELECT org_name FROM org_unit WHERE org_code = $code', { code })
    .catch(() => []);
  return String(rows?.[0]?.['org_name'] ?? code);
}
