export type LngLat = readonly [number, number];
export type ShapeTone = 'plain' | 'marked' | 'high' | 'soft';

/** Something on the map, WGS-84. `weight` (0–1) sizes a point. */
export type MapShape = {
  id: string;
  label?: string;
  tone?: ShapeTone;
  weight?: number;
} & (
  | { kind: 'point'; at: LngLat }
  | { kind: 'line'; along: readonly LngLat[] }
  | { kind: 'area'; ring: readonly LngLat[] }
);

function pointsOf(shape: MapShape): readonly LngLat[] {
  if (shape.kind === 'point') return [shape.at];
  return shape.kind === 'line' ? shape.along : shape.ring;
}

function geometryOf(shape: MapShape): GeoJSON.Geometry {
  const points = pointsOf(shape).map(([lng, lat]) => [lng, lat]);
  if (shape.kind === 'point') return { type: 'Point', coordinates: points[0] ?? [0, 0] };
  if (shape.kind === 'line') return { type: 'LineString', coordinates: points };
  return { type: 'Polygon', coordinates: [points] };
}

export function collectionOf(shapes: readonly MapShape[]): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: shapes.map((shape) => ({
      type: 'Feature',
      geometry: geometryOf(shape),
      properties: { id: shape.id, label: shape.label ?? '', tone: shape.tone ?? 'plain', weight: shape.weight ?? 0 },
    })),
  };
}

export type Box = [number, number, number, number];

/** West, south, east, north of all points; undefined where there are none. */
export function boxOf(shapes: readonly MapShape[]): Box | undefined {
  const points = shapes.flatMap(pointsOf).filter(([lng, lat]) => Number.isFinite(lng) && Number.isFinite(lat));
  if (points.length === 0) return undefined;
  const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)];
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
