import type { UnitPlace } from '@plumb/correct/statistics/read-overview';
import type { Row } from '@plumb/stores/warehouse/port';
import type { DoorOptions } from '../door.ts';

/** Names and places of units from their register; read again after a delivery. */
export function unitPlaces({ warehouse, announcements }: DoorOptions): () => Promise<ReadonlyMap<string, UnitPlace>> {
  let kept: Promise<ReadonlyMap<string, UnitPlace>> | undefined;
  announcements.subscribe(({ topic }) => {
    if (topic === 'batch') kept = undefined;
  });
  const read = async () => {
    const main = warehouse?.main;
    const known = await main?.rows("SELECT 1 FROM information_schema.tables WHERE table_name = 'org_unit' LIMIT 1");
    if (!main || known?.length !== 1) return new Map<string, UnitPlace>();
    const rows = await main.rows(
      'SELECT org_code, org_name, geo FROM org_unit WHERE org_code IS NOT NULL ORDER BY org_code',
    );
    return new Map(rows.map((row) => [String(row['org_code']), placeOf(row)]));
  };
  return () => {
    kept ??= read().catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}

function placeOf(row: Row): UnitPlace {
  const unit = String(row['org_code']);
  const name = String(row['org_name'] ?? unit);
  try {
    const { coordinates } = JSON.parse(String(row['geo'])) as { coordinates: [number, number] };
    const [lng, lat] = coordinates;
    return { unit, name, lng, lat };
  } catch {
    return { unit, name, lng: null, lat: null };
  }
}
