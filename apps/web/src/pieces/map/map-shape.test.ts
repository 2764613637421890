import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxOf, collectionOf, type MapShape } from './map-shape.ts';

const shapes: MapShape[] = [
  { id: 'a', kind: 'point', at: [121.5, 31.2], tone: 'high' },
  {
    id: 'b',
    kind: 'line',
    along: [
      [121.4, 31.3],
      [121.6, 31.1],
    ],
  },
];

test('the box holds every point', () => {
  assert.deepEqual(boxOf(shapes), [121.4, 31.1, 121.6, 31.3]);
  assert.equal(boxOf([]), undefined);
  assert.equal(boxOf([{ id: 'x', kind: 'point', at: [Number.NaN, 1] }]), undefined);
});

test('shapes become features with their tone', () => {
  const [point, line] = collectionOf(shapes).features;
  assert.deepEqual(point?.geometry, { type: 'Point', coordinates: [121.5, 31.2] });
  assert.equal(point?.properties?.['tone'], 'high');
  assert.equal(line?.geometry.type, 'LineString');
  assert.equal(line?.properties?.['tone'], 'plain');
});
