import { FenceArea } from '@plumb/ground/track/fence-area';
import type { Row, Warehouse } from '@plumb/stores/warehouse/port';
import { jurisdiction, readFences } from '../fences.ts';

/** Fuel stations and pass devices with the median of their coordinates and how far outside the jurisdiction they are. */
export async function placeAreaRows(warehouse: Warehouse): Promise<Row[]> {
  const area = new FenceArea(jurisdiction(await readFences(warehouse)).map(({ polygon }) => polygon));
  const places = await warehouse.rows(
    `SELECT 'station' AS place, station_id AS key, median(f.lng) AS lng, median(f.lat) AS lat FROM fuel_txn f
     WHERE f.station_id IS NOT NULL AND f.lng BETWEEN 72 AND 138 AND f.lat BETWEEN 3 AND 54 GROUP BY station_id
     UNION ALL
     SELECT 'device' AS place, device_id AS key, median(p.lng) AS lng, median(p.lat) AS lat FROM vehicle_pass p
     WHERE p.device_id IS NOT NULL AND p.lng BETWEEN 72 AND 138 AND p.lat BETWEEN 3 AND 54 GROUP BY device_id`,
  );
  return places.map((row) => {
    const nearest = area.nearest(row['lng'] as number, row['lat'] as number);
    return { ...row, out_m: nearest?.metres ?? null };
  });
}
