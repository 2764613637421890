import type { Standard } from '@plumb/collect/contract/read-standards';
import type { Row, Warehouse } from '@plumb/stores/warehouse/port';

/** The delivered standards; for each key and region without a delivered row, the defaults. */
export async function standardRows(warehouse: Warehouse, defaults: readonly Standard[]): Promise<Row[]> {
  const delivered = await warehouse.rows(
    `SELECT std_key, region_code, rank_level, season, value, unit, doc_name, valid_from, valid_to, verified, _row AS delivered_row
     FROM standard_table ORDER BY delivered_row`,
  );
  const place = (key: unknown, region: unknown) => `${key} ${region}`;
  const given = new Set(delivered.map((row) => place(row['std_key'], row['region_code'])));
  return [
    ...delivered.map(({ delivered_row, ...row }): Row => ({ ...row, row: delivered_row ?? null })),
    ...defaults
      .filter(({ std_key, region_code }) => !given.has(place(std_key, region_code)))
      .map((row): Row => ({ ...row, row: null })),
  ];
}
