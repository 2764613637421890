import type { Warehouse } from '@plumb/stores/warehouse/port';

/** The regions that the derived table `standard` holds local standards of, sorted. */
export async function regionsWithStandards(warehouse: Warehouse): Promise<string[]> {
  const rows = await warehouse.rows(
    "SELECT DISTINCT region_code FROM standard WHERE region_code <> '000000' ORDER BY region_code",
  );
  return rows.map((row) => String(row['region_code']));
}
