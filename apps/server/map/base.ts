import type { Row, Warehouse } from '@plumb/stores/warehouse/port';
import { streets } from './streets.ts';

type Geometry = { type: string; coordinates: unknown };
export type Feature = {
  type: 'Feature';
  geometry: Geometry;
  /** `kind`: region · parking · forbidden · site · street · unit · place. */
  properties: { kind: string; id?: string; name?: string; type?: string; sensitive?: number };
};
export type MapBase = { type: 'FeatureCollection'; bbox: [number, number, number, number] | null; features: Feature[] };

const fenceKinds: Readonly<Record<string, string>> = {
  行政区: 'region',
  停放点: 'parking',
  禁入区: 'forbidden',
  工地: 'site',
};

/** The ground that maps are drawn on, from the datasets alone: divisions and fences, streets that vehicles drew, units and places. */
export async function mapBase(warehouse: Warehouse): Promise<MapBase> {
  const present = new Set(await tablesOf(warehouse));
  const rows = (table: string, sql: string) => (present.has(table) ? warehouse.rows(sql) : Promise.resolve([]));
  const fences = await rows(
    'geofence',
    'SELECT fence_id, fence_name, fence_type, polygon FROM geofence ORDER BY fence_id',
  );
  const units = await rows(
    'org_unit',
    'SELECT org_code, org_name, org_type, geo FROM org_unit WHERE geo IS NOT NULL ORDER BY org_code',
  );
  const places = await rows('poi', 'SELECT poi_id, poi_name, poi_type, lng, lat, sens_level FROM poi ORDER BY poi_id');
  const lines = present.has('gps_point') ? await streets(warehouse) : [];
  const features = [
    ...fences.flatMap(fence),
    ...lines.map(
      (coordinates): Feature => ({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates },
        properties: { kind: 'street' },
      }),
    ),
    ...units.flatMap(unit),
    ...places.map(place),
  ];
  return { type: 'FeatureCollection', bbox: boxOf(features), features };
}

async function tablesOf(warehouse: Warehouse): Promise<string[]> {
  const rows = await warehouse.rows(
    "SELECT DISTINCT table_name AS name FROM information_schema.tables WHERE table_name IN ('geofence', 'org_unit', 'poi', 'gps_point')",
  );
  return rows.map((row) => String(row['name']));
}

function fence(row: Row): Feature[] {
  const geometry = geometryOf(row['polygon']);
  if (!geometry) return [];
  const type = String(row['fence_type']);
  return [
    {
      type: 'Feature',
      geometry,
      properties: {
        kind: fenceKinds[type] ?? 'site',
        id: String(row['fence_id']),
        name: String(row['fence_name'] ?? ''),
        type,
      },
    },
  ];
}

function unit(row: Row): Feature[] {
  const geometry = geometryOf(row['geo']);
  if (!geometry) return [];
  const [id, name, type] = [String(row['org_code']), String(row['org_name']), String(row['org_type'] ?? '')];
  return [{ type: 'Feature', geometry, properties: { kind: 'unit', id, name, type } }];
}

function place(row: Row): Feature {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [Number(row['lng']), Number(row['lat'])] },
    properties: {
      kind: 'place',
      id: String(row['poi_id']),
      name: String(row['poi_name']),
      type: String(row['poi_type']),
      sensitive: Number(row['sens_level'] ?? 0),
    },
  };
}

/** Geometries are stored as GeoJSON; what another source wrote otherwise is left out. */
function geometryOf(text: unknown): Geometry | undefined {
  try {
    const geometry = JSON.parse(String(text)) as Geometry;
    return Array.isArray(geometry.coordinates) ? geometry : undefined;
  } catch {
    return undefined;
  }
}

function boxOf(features: readonly Feature[]): MapBase['bbox'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const walk = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    const [lng, lat] = coordinates;
    if (typeof lng !== 'number' || typeof lat !== 'number') {
      for (const inner of coordinates) walk(inner);
      return;
    }
    [west, south, east, north] = [Math.min(west, lng), Math.min(south, lat), Math.max(east, lng), Math.max(north, lat)];
  };
  for (const { geometry } of features) walk(geometry.coordinates);
  return Number.isFinite(west) ? [west, south, east, north] : null;
}
