import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { haversineMetres } from './coordinates.ts';
import { contains, distanceOutsideMetres, type Polygon, parsePoint, parsePolygon } from './polygon.ts';

function polygon(source: unknown): Polygon {
  const parsed = parsePolygon(source);
  assert(parsed.ok);
  return parsed;
}

const square = [
  [
    [121, 38],
    [122, 38],
    [122, 39],
    [121, 39],
    [121, 38],
  ],
];
const hole = [
  [121.4, 38.4],
  [121.6, 38.4],
  [121.6, 38.6],
  [121.4, 38.6],
  [121.4, 38.4],
];
const far = [
  [
    [123, 38],
    [124, 38],
    [123.5, 39],
    [123, 38],
  ],
];

describe('polygons', () => {
  test('the same from GeoJSON, its text, a feature and WKT', () => {
    const plain = polygon({ type: 'Polygon', coordinates: square });
    assert.deepEqual(polygon(JSON.stringify({ type: 'Polygon', coordinates: square })), plain);
    assert.deepEqual(
      polygon({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: square } }),
      plain,
    );
    assert.deepEqual(polygon('POLYGON ((121 38, 122 38, 122 39, 121 39, 121 38))'), plain);
    assert.deepEqual(polygon('SRID=4326;polygon((121.0 38.0,122 38,122 39,121 39,121 38))'), plain);
    assert.deepEqual(plain.box, { west: 121, south: 38, east: 122, north: 39 });
  });

  const holed = polygon({ type: 'MultiPolygon', coordinates: [[...square, hole], far] });
  const places: readonly [number, number, boolean][] = [
    [121.2, 38.2, true],
    [121.5, 38.5, false],
    [121.4, 38.5, true],
    [121, 38.5, true],
    [121, 38, true],
    [122.5, 38.5, false],
    [123.5, 38.5, true],
    [123.05, 38.9, false],
    [120.999999, 38.5, false],
    [Number.NaN, 38.5, false],
  ];
  for (const [lng, lat, inside] of places) {
    test(`${lng},${lat} is ${inside ? 'in' : 'out'}`, () => assert.equal(contains(holed, lng, lat), inside));
  }

  test('WKT of several parts with a hole is read as the same', () => {
    const wkt =
      'MULTIPOLYGON(((121 38,122 38,122 39,121 39,121 38),(121.4 38.4,121.6 38.4,121.6 38.6,121.4 38.6,121.4 38.4)),((123 38,124 38,123.5 39,123 38)))';
    assert.deepEqual(polygon(wkt), holed);
  });

  test('distance is 0 inside, to the hole inside a hole, to the nearest line or corner outside', () => {
    const one = polygon({ type: 'Polygon', coordinates: [...square, hole] });
    assert.equal(distanceOutsideMetres(one, 121.2, 38.2), 0);
    const close = (found: number, expected: number) =>
      assert(Math.abs(found / expected - 1) < 0.005, `${found} ${expected}`);
    close(distanceOutsideMetres(one, 121.45, 38.5), haversineMetres(121.45, 38.5, 121.4, 38.5));
    close(distanceOutsideMetres(one, 120.9, 38.5), haversineMetres(120.9, 38.5, 121, 38.5));
    close(distanceOutsideMetres(one, 122.1, 39.1), haversineMetres(122.1, 39.1, 122, 39));
  });

  const refused: readonly [unknown, string][] = [
    ['', 'empty'],
    ['{"type":"Polygon"', 'polygon-form'],
    ['POINT(1 2)', 'polygon-form'],
    ['POLYGON((a b, c d))', 'polygon-form'],
    [{ type: 'Polygon', coordinates: [] }, 'polygon-form'],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 1],
            [2, null],
            [3, 3],
          ],
        ],
      },
      'polygon-form',
    ],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 1],
            [2, 2],
            [1, 1],
          ],
        ],
      },
      'polygon-ring',
    ],
    [null, 'polygon-form'],
  ];
  for (const [source, problem] of refused) {
    test(`refuses ${JSON.stringify(source)}: ${problem}`, () => {
      const parsed = parsePolygon(source);
      assert(!parsed.ok);
      assert.equal(parsed.problem, problem);
    });
  }
});

describe('points', () => {
  for (const text of [
    '121.6147,38.914',
    '121.6147 38.914',
    '１２１．６１４７，３８．９１４',
    '(121.6147, 38.914)',
    '[121.6147,38.914]',
    'POINT(121.6147 38.914)',
    'SRID=4326;Point (121.6147 38.914)',
    '{"type":"Point","coordinates":[121.6147,38.914]}',
  ]) {
    test(text, () => assert.deepEqual(parsePoint(text), { ok: true, lng: 121.6147, lat: 38.914 }));
  }
  for (const text of ['121.6147', '121.6,', 'a,b', '{"type":"Point"}', '{', 'POLYGON((1 2))']) {
    test(`refuses ${text}`, () => {
      const parsed = parsePoint(text);
      assert(!parsed.ok);
      assert.equal(parsed.problem, 'coordinate-form');
    });
  }
});
