import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type Crs, convert, coordinateProblem, gcj02ToWgs84, haversineMetres, wgs84ToGcj02 } from './coordinates.ts';

const file = join(import.meta.dirname, '../../../shared/vectors/coord-vectors.json');
const absent = existsSync(file) ? false : 'the shared coordinate vectors are not here';

type Point = { lon: number; lat: number };
type Conversion = {
  id: string;
  from: Crs;
  to: Crs;
  input: Point;
  expected: Point | { x: number; y: number };
  tolerance: { deg?: number; metres?: number; units?: number };
};
type Distance = { id: string; kind: 'distance'; a: Point; b: Point; expectedM: number; toleranceM: number };

function miss(vector: Conversion): string | undefined {
  const [lng, lat] = convert(vector.input.lon, vector.input.lat, vector.from, vector.to);
  const { expected, tolerance } = vector;
  const [x, y] = 'lon' in expected ? [expected.lon, expected.lat] : [expected.x, expected.y];
  const metres = tolerance.metres;
  const within =
    metres === undefined
      ? Math.max(Math.abs(lng - x), Math.abs(lat - y)) <= (tolerance.deg ?? tolerance.units ?? 0)
      : haversineMetres(lng, lat, x, y) <= metres;
  return within ? undefined : `${vector.id}: ${lng},${lat} expected ${x},${y}`;
}

describe('coordinates', () => {
  test('all vectors within their own tolerance', { skip: absent }, () => {
    const vectors: (Conversion | Distance)[] = JSON.parse(readFileSync(file, 'utf8')).vectors;
    const misses: (string | undefined)[] = [];
    for (const vector of vectors) {
      if ('from' in vector) misses.push(miss(vector));
      else {
        // One source measures on the equatorial radius.
        const radius = vector.id.startsWith('evil-') ? 6378137 / 6371000 : 1;
        const metres = haversineMetres(vector.a.lon, vector.a.lat, vector.b.lon, vector.b.lat) * radius;
        misses.push(Math.abs(metres - vector.expectedM) <= vector.toleranceM ? undefined : `${vector.id}: ${metres}`);
      }
    }
    assert.equal(vectors.length, 4006);
    assert.deepEqual(misses.filter(Boolean), []);
  });

  const systems: readonly Crs[] = ['WGS84', 'GCJ02', 'BD09'];
  test('there and back is exact to a tenth of a millimetre', () => {
    for (const from of systems) {
      for (const to of systems) {
        for (const [lng, lat] of [
          [121.6147, 38.914],
          [87.6177, 43.7928],
          [110.3312, 20.0311],
        ] as const) {
          const there = convert(lng, lat, from, to);
          const back = convert(...there, to, from);
          assert(haversineMetres(lng, lat, ...back) < 1e-4, `${from} → ${to}`);
        }
      }
    }
  });

  test('nothing is shifted outside China, and CGCS2000 is WGS-84', () => {
    assert.deepEqual(convert(2.35, 48.85, 'WGS84', 'GCJ02'), [2.35, 48.85]);
    assert.deepEqual(convert(121.6, 38.9, 'CGCS2000', 'WGS84'), [121.6, 38.9]);
    assert.deepEqual(convert(121.6, 38.9, 'CGCS2000', 'GCJ02'), wgs84ToGcj02(121.6, 38.9));
  });

  test('the inverse ends at the very edge of the box and on no number at all', () => {
    for (const [lng, lat] of [
      [72.004, 30],
      [137.8347, 55.8271],
      [72.0041, 0.8293],
      [Number.NaN, 30],
    ] as const) {
      assert.equal(gcj02ToWgs84(lng, lat).length, 2);
      assert.equal(convert(lng, lat, 'BD09', 'WGS84').length, 2);
    }
  });

  const judged: readonly [number, number, string | undefined][] = [
    [0, 0, 'zero'],
    [38.914, 121.6147, 'swapped'],
    [43.79, 87.61, 'swapped'],
    [121.6147, 38.914, undefined],
    [2.35, 48.85, undefined],
    [0, 51.5, undefined],
    [181, 10, 'out-of-range'],
    [10, -91, 'out-of-range'],
    [Number.NaN, 10, 'out-of-range'],
    [121614700, 38914000, 'out-of-range'],
  ];
  for (const [lng, lat, problem] of judged) {
    test(`${lng},${lat}: ${problem ?? 'nothing wrong'}`, () => assert.equal(coordinateProblem(lng, lat), problem));
  }

  test('a degree of the equator', () => assert.equal(Math.round(haversineMetres(0, 0, 1, 0)), 111195));
  test('half way round', () => assert.equal(Math.round(haversineMetres(0, 0, 180, 0)), Math.round(Math.PI * 6371000)));
});
