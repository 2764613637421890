import { type Refusal, refuse } from './problem.ts';
import { cleanText, toHalfWidth } from './text.ts';

/** x0, y0, x1, y1 … in degrees, not closed. */
type Ring = readonly number[];
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
export type Polygon = {
  readonly ok: true;
  /** Each part: its outer ring, then its holes. */
  readonly parts: readonly (readonly Ring[])[];
  readonly box: Box;
};
export type Point = { readonly ok: true; readonly lng: number; readonly lat: number };

const metresPerDegree = (6371000 * Math.PI) / 180;
const edge = 1e-12;

function toRing(positions: unknown): Ring | undefined {
  if (!Array.isArray(positions)) return undefined;
  const flat: number[] = [];
  for (const p of positions) {
    if (!Array.isArray(p) || !Number.isFinite(p[0]) || !Number.isFinite(p[1])) return undefined;
    if (flat.at(-2) !== p[0] || flat.at(-1) !== p[1]) flat.push(p[0], p[1]);
  }
  if (flat.length > 2 && flat[0] === flat.at(-2) && flat[1] === flat.at(-1)) flat.length -= 2;
  return flat;
}

function boxOf(parts: readonly (readonly Ring[])[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of parts) {
    for (let i = 0; i < (outer as Ring).length; i += 2) {
      const [x, y] = [(outer as Ring)[i] as number, (outer as Ring)[i + 1] as number];
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  }
  return { west, south, east, north };
}

function fromCoordinates(polygons: unknown): Polygon | Refusal {
  if (!Array.isArray(polygons) || polygons.length === 0) return refuse('polygon-form');
  const parts: Ring[][] = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return refuse('polygon-form');
    const rings: Ring[] = [];
    for (const positions of polygon) {
      const ring = toRing(positions);
      if (!ring) return refuse('polygon-form');
      if (ring.length < 6) return refuse('polygon-ring');
      rings.push(ring);
    }
    parts.push(rings);
  }
  return { ok: true, parts, box: boxOf(parts) };
}

function fromGeoJson(value: unknown): Polygon | Refusal {
  const geometry = value as { type?: string; geometry?: unknown; coordinates?: unknown } | null;
  if (geometry?.type === 'Feature') return fromGeoJson(geometry.geometry);
  if (geometry?.type === 'Polygon') return fromCoordinates([geometry.coordinates]);
  return geometry?.type === 'MultiPolygon' ? fromCoordinates(geometry.coordinates) : refuse('polygon-form');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A GeoJSON Polygon, MultiPolygon or Feature of one (object or text), or WKT of the same. Degrees, longitude first. */
export function parsePolygon(source: unknown): Polygon | Refusal {
  if (typeof source !== 'string') return fromGeoJson(source);
  const text = cleanText(source);
  if (text === '') return refuse('empty');
  if (text.startsWith('{')) return fromGeoJson(readJson(text));
  const wkt = /^(?:SRID=\d+;)?\s*(MULTIPOLYGON|POLYGON)\s*(?:Z|M|ZM)?\s*(\(.*\))$/is.exec(text);
  if (!wkt || /[^\d\s().,eE+-]/.test(wkt[2] as string)) return refuse('polygon-form');
  const json = (wkt[2] as string)
    .replace(/[^(),]+/g, (position) => (position.trim() === '' ? '' : `[${position.trim().split(/\s+/).join(',')}]`))
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  const coordinates = readJson(json);
  return fromCoordinates((wkt[1] as string).toUpperCase() === 'POLYGON' ? [coordinates] : coordinates);
}

/** 1 inside, 0 outside, -1 on the line. */
function sideOf(ring: Ring, x: number, y: number): 1 | 0 | -1 {
  let inside = false;
  let [x1, y1] = [ring.at(-2) as number, ring.at(-1) as number];
  for (let i = 0; i < ring.length; i += 2) {
    const [x2, y2] = [ring[i] as number, ring[i + 1] as number];
    const cross = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    const between = (x - x1) * (x - x2) <= edge && (y - y1) * (y - y2) <= edge;
    if (between && Math.abs(cross) <= edge) return -1;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    x1 = x2;
    y1 = y2;
  }
  return inside ? 1 : 0;
}

/** Whether the point lies in the polygon; its boundary, that of a hole included, belongs to it. */
export function contains(polygon: Polygon, lng: number, lat: number): boolean {
  const { west, south, east, north } = polygon.box;
  if (!(lng >= west && lng <= east && lat >= south && lat <= north)) return false;
  return polygon.parts.some((rings) => {
    const outer = sideOf(rings[0] as Ring, lng, lat);
    if (outer !== 1) return outer === -1;
    return rings.every((ring, i) => i === 0 || sideOf(ring, lng, lat) !== 1);
  });
}

function metresToRing(ring: Ring, lng: number, lat: number): number {
  const scale = Math.cos((lat * Math.PI) / 180);
  let nearest = Infinity;
  let x1 = ((ring.at(-2) as number) - lng) * scale;
  let y1 = (ring.at(-1) as number) - lat;
  for (let i = 0; i < ring.length; i += 2) {
    const x2 = ((ring[i] as number) - lng) * scale;
    const y2 = (ring[i + 1] as number) - lat;
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy)));
    nearest = Math.min(nearest, Math.hypot(x1 + along * dx, y1 + along * dy));
    x1 = x2;
    y1 = y2;
  }
  return nearest * metresPerDegree;
}

/** Metres from the point to the polygon, 0 inside. On a plane at the point's latitude: within 0.5 % up to some 50 km. */
export function distanceOutsideMetres(polygon: Polygon, lng: number, lat: number): number {
  if (contains(polygon, lng, lat)) return 0;
  return Math.min(...polygon.parts.flatMap((rings) => rings.map((ring) => metresToRing(ring, lng, lat))));
}

/** "lng,lat", "lng lat", WKT POINT or a GeoJSON Point. Whether the numbers make sense: `coordinateProblem`. */
export function parsePoint(text: string): Point | Refusal {
  const clean = toHalfWidth(cleanText(text));
  if (clean === '') return refuse('empty');
  if (clean.startsWith('{')) {
    const value = readJson(clean) as { type?: string; geometry?: unknown; coordinates?: unknown } | undefined;
    const at = value?.type === 'Feature' ? (value.geometry as typeof value) : value;
    const [lng, lat] = at?.type === 'Point' && Array.isArray(at.coordinates) ? at.coordinates : [];
    return Number.isFinite(lng) && Number.isFinite(lat) ? { ok: true, lng, lat } : refuse('coordinate-form');
  }
  const number = '([+-]?\\d+(?:\\.\\d+)?)';
  const pair = new RegExp(
    `^(?:(?:SRID=\\d+;)?\\s*POINT\\s*Z?\\s*)?[([]?\\s*${number}\\s*[,;、\\s]\\s*${number}(?:\\s+${number})?\\s*[)\\]]?$`,
    'i',
  );
  const parts = pair.exec(clean);
  return parts ? { ok: true, lng: Number(parts[1]), lat: Number(parts[2]) } : refuse('coordinate-form');
}
