import { hash } from '../random.ts';

/**
 * The city lies on a plane in metres, x to the east and y to the north, with streets on every whole kilometre
 * and boulevards on every fourth. Its origin is a real point; the borders are those of no real place.
 */
export type Point = { x: number; y: number };

const metresPerDegree = 111_195.08;
const originLng = 121.6;
const originLat = 39.0;
const metresPerDegreeLng = metresPerDegree * Math.cos((originLat * Math.PI) / 180);

export const halfWidth = 30_000;
export const halfHeight = 24_000;
export const block = 1000;

export function lngOf(x: number): number {
  return Math.round((originLng + x / metresPerDegreeLng) * 1e6) / 1e6;
}

export function latOf(y: number): number {
  return Math.round((originLat + y / metresPerDegree) * 1e6) / 1e6;
}

/** Straight distance in metres. */
export function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

const toStreet = (v: number): number => Math.round(v / block) * block;

/** The way along the streets from one point to another, as the corners of it. */
export function route(from: Point, to: Point): Point[] {
  const street = toStreet(from.y);
  const avenue = toStreet(to.x);
  const corners = [from, { x: from.x, y: street }, { x: avenue, y: street }, { x: avenue, y: to.y }, to];
  return corners.filter((p, i) => i === 0 || apart(p, corners[i - 1] as Point) > 0.5);
}

/** Length in metres of the way along the streets. */
export function routeMetres(from: Point, to: Point): number {
  const corners = route(from, to);
  let metres = 0;
  for (let i = 1; i < corners.length; i++) metres += apart(corners[i - 1] as Point, corners[i] as Point);
  return metres;
}

export type Device = { id: string; source: 'anpr' | 'rfid' | 'etc'; x: number; y: number };

/** The device at the crossing of avenue i and street j, where there is one: one crossing in ten, and a toll gate on every road out. */
export function deviceAt(i: number, j: number): Device | undefined {
  const x = i * block;
  const y = j * block;
  if (Math.abs(x) === halfWidth || Math.abs(y) === halfHeight)
    return { id: `G${i + 100}${j + 100}`, source: 'etc', x, y };
  const h = hash('device', i, j);
  if (h % 10 !== 0) return undefined;
  return { id: `K${i + 100}${j + 100}`, source: h % 50 === 0 ? 'rfid' : 'anpr', x, y };
}

/** Devices that a straight stretch along a street passes, in order, with the metres from its start. */
export function devicesAlong(a: Point, b: Point): { device: Device; metres: number }[] {
  const out: { device: Device; metres: number }[] = [];
  const horizontal = a.y === b.y && a.y % block === 0;
  const vertical = a.x === b.x && a.x % block === 0;
  if (!horizontal && !vertical) return out;
  const start = horizontal ? a.x : a.y;
  const end = horizontal ? b.x : b.y;
  const step = end > start ? 1 : -1;
  const first = step > 0 ? Math.floor(start / block) + 1 : Math.ceil(start / block) - 1;
  for (let k = first; step > 0 ? k * block <= end : k * block >= end; k += step) {
    const device = horizontal ? deviceAt(k, a.y / block) : deviceAt(a.x / block, k);
    if (device) out.push({ device, metres: Math.abs(k * block - start) });
  }
  return out;
}
