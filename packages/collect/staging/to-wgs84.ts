import { bd09ToWgs84, gcj02ToWgs84 } from '@plumb/ground/coordinates';
import { identifier } from '@plumb/stores/warehouse/duckdb/literal';
import type { Row, TableSpec, Warehouse } from '@plumb/stores/warehouse/port';
import type { Contract } from '../contract/contract.ts';
import { rowsTable } from './load-rows.ts';

/** Whether rows of the dataset say which coordinate system they are in. */
export function namesCoordinateSystem(contract: Contract): boolean {
  return ['crs', 'lng', 'lat'].every((name) => name in contract.columns);
}

/** Other coordinate systems, as SQL over a row. */
export const elsewhere = `(crs = 'GCJ02' OR crs = 'BD09') AND lng IS NOT NULL AND lat IS NOT NULL`;

/** Brings the rows in GCJ-02 or BD-09 to WGS-84, which their `crs` then says. */
export async function toWgs84(warehouse: Warehouse, contract: Contract): Promise<void> {
  const rows = rowsTable(contract);
  const name = `_moved_${contract.id}`;
  const moved: TableSpec = { name, columns: { _row: 'int', lng: 'decimal', lat: 'decimal' } };
  const read = async function* (): AsyncGenerator<Row> {
    for await (const chunk of warehouse.stream(`SELECT _row, lng, lat, crs FROM ${rows} WHERE ${elsewhere}`)) {
      const [row, lngs, lats] = [chunk.numbers(0), chunk.numbers(1), chunk.numbers(2)];
      const systems = chunk.strings(3);
      for (let i = 0; i < chunk.length; i++) {
        const inverse = systems[i] === 'BD09' ? bd09ToWgs84 : gcj02ToWgs84;
        const [lng, lat] = inverse(lngs[i] as number, lats[i] as number);
        yield { _row: row[i] as number, lng, lat };
      }
    }
  };
  const count = await warehouse.load(moved, read(), 'replace');
  if (count > 0) {
    await warehouse.exec(
      `UPDATE ${rows} SET lng = moved.lng, lat = moved.lat, crs = 'WGS84' FROM ${identifier(name)} AS moved WHERE ${rows}._row = moved._row`,
    );
  }
  await warehouse.exec(`DROP TABLE ${identifier(name)}`);
}
