import gcoord from 'gcoord';

/** CGCS2000 lies within centimetres of WGS-84 and is taken as the same. BD09MC is Baidu's plane in metres. */
export type Crs = 'WGS84' | 'CGCS2000' | 'GCJ02' | 'BD09' | 'BD09MC';
export type LngLat = readonly [lng: number, lat: number];

// The library's typings describe an ES module; what Node loads is CommonJS.
const { transform } = gcoord as unknown as { transform: (p: number[], from: string, to: string) => [number, number] };

const earthRadius = 6371000;
const rad = Math.PI / 180;
const tolerance = 1e-10;
const maxSteps = 20;

/** Outside the box in which GCJ-02 shifts anything. */
export function outOfChina(lng: number, lat: number): boolean {
  return !(lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271);
}

export function wgs84ToGcj02(lng: number, lat: number): LngLat {
  return outOfChina(lng, lat) ? [lng, lat] : transform([lng, lat], 'WGS84', 'GCJ02');
}

export function gcj02ToBd09(lng: number, lat: number): LngLat {
  return Number.isFinite(lng + lat) ? transform([lng, lat], 'GCJ02', 'BD09') : [lng, lat];
}

/** Fixed-point inverse with a bounded number of steps: the library's own loop need not end at the edge of the box. */
function invert(forward: (lng: number, lat: number) => LngLat, lng: number, lat: number): LngLat {
  let x = lng;
  let y = lat;
  for (let step = 0; step < maxSteps; step++) {
    const [u, v] = forward(x, y);
    const dx = u - lng;
    const dy = v - lat;
    x -= dx;
    y -= dy;
    if (Math.abs(dx) < tolerance && Math.abs(dy) < tolerance) break;
  }
  return [x, y];
}

export function gcj02ToWgs84(lng: number, lat: number): LngLat {
  return outOfChina(lng, lat) ? [lng, lat] : invert(wgs84ToGcj02, lng, lat);
}

export function bd09ToGcj02(lng: number, lat: number): LngLat {
  return Number.isFinite(lng + lat) ? invert(gcj02ToBd09, lng, lat) : [lng, lat];
}

export function wgs84ToBd09(lng: number, lat: number): LngLat {
  return gcj02ToBd09(...wgs84ToGcj02(lng, lat));
}

export function bd09ToWgs84(lng: number, lat: number): LngLat {
  return gcj02ToWgs84(...bd09ToGcj02(lng, lat));
}

/** The library has no band for the equator itself. */
function bd09ToPlane(lng: number, lat: number): LngLat {
  return transform([lng, lat || Number.MIN_VALUE], 'BD09', 'BD09MC');
}

function toWgs84(lng: number, lat: number, from: Crs): LngLat {
  if (from === 'GCJ02') return gcj02ToWgs84(lng, lat);
  if (from === 'BD09') return bd09ToWgs84(lng, lat);
  return from === 'BD09MC' ? bd09ToWgs84(...transform([lng, lat], 'BD09MC', 'BD09')) : [lng, lat];
}

/** A point of one coordinate system in another. Degrees, except BD09MC. */
export function convert(lng: number, lat: number, from: Crs, to: Crs): LngLat {
  if (from === to || !Number.isFinite(lng + lat)) return [lng, lat];
  if (from === 'BD09' && to === 'GCJ02') return bd09ToGcj02(lng, lat);
  if (from === 'GCJ02' && to === 'BD09') return gcj02ToBd09(lng, lat);
  if (from === 'BD09' && to === 'BD09MC') return bd09ToPlane(lng, lat);
  if (from === 'BD09MC' && to === 'BD09') return transform([lng, lat], 'BD09MC', 'BD09');
  const wgs84 = toWgs84(lng, lat, from);
  if (to === 'GCJ02') return wgs84ToGcj02(...wgs84);
  if (to === 'BD09') return wgs84ToBd09(...wgs84);
  return to === 'BD09MC' ? bd09ToPlane(...wgs84ToBd09(...wgs84)) : wgs84;
}

/** Great-circle distance in metres on a sphere of 6,371 km. */
export function haversineMetres(lng1: number, lat1: number, lng2: number, lat2: number): number {
  const sinLat = Math.sin(((lat2 - lat1) * rad) / 2);
  const sinLng = Math.sin(((lng2 - lng1) * rad) / 2);
  const h = sinLat * sinLat + Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * sinLng * sinLng;
  return 2 * earthRadius * Math.asin(Math.sqrt(Math.min(h, 1)));
}

/** What is wrong with a pair of degrees, if anything. `swapped`: only the other way round does it lie in China. */
export function coordinateProblem(lng: number, lat: number): 'zero' | 'swapped' | 'out-of-range' | undefined {
  if (Math.abs(lng) < 1e-6 && Math.abs(lat) < 1e-6) return 'zero';
  if (outOfChina(lng, lat) && !outOfChina(lat, lng)) return 'swapped';
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? undefined : 'out-of-range';
}
