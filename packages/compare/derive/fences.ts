import { type Polygon, parsePolygon } from '@plumb/ground/polygon';
import type { Warehouse } from '@plumb/stores/warehouse/port';

export type Fence = { id: string; name: string | null; type: string | null; polygon: Polygon; row: number };

/** The fences of the geofence dataset that have a polygon, by row. */
export async function readFences(warehouse: Warehouse): Promise<Fence[]> {
  const rows = await warehouse.rows(
    'SELECT fence_id, fence_name, fence_type, polygon, _row AS fence_row FROM geofence ORDER BY fence_row',
  );
  const fences: Fence[] = [];
  for (const row of rows) {
    const polygon = parsePolygon(row['polygon'] ?? '');
    if (!polygon.ok) continue;
    fences.push({
      id: row['fence_id'] as string,
      name: row['fence_name'] as string | null,
      type: row['fence_type'] as string | null,
      polygon,
      row: row['fence_row'] as number,
    });
  }
  return fences;
}

/** The fences that together are the jurisdiction. */
export function jurisdiction(fences: readonly Fence[]): Fence[] {
  return fences.filter(({ type }) => type === '行政区');
}
