import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { editCounts, editDistance, nearest } from './edit-distance.ts';

describe('edit distance', () => {
  const pairs: readonly [string, string, number][] = [
    ['', '', 0],
    ['', '车牌', 2],
    ['车牌号', '车牌号码', 1],
    ['车牌号', '号牌号', 1],
    ['kitten', 'sitting', 3],
    ['fule_card', 'fuel_card', 1],
    ['𠅤一', '一', 1],
    ['𠅤', '𠅥', 1],
    ['ab', 'ba', 1],
    ['abc', 'abc', 0],
  ];
  for (const [a, b, distance] of pairs) {
    test(`${a} and ${b}: ${distance}`, () => {
      assert.equal(editDistance(a, b), distance);
      assert.equal(editDistance(b, a), distance);
    });
  }

  test('the path with most confusable steps is counted', () => {
    const confusable = (x: string, y: string) => x + y === '08' || x + y === '80';
    assert.deepEqual(editCounts('A0C', 'A8D', confusable), { edits: 2, confusable: 1 });
  });
});

describe('did you mean', () => {
  const names = ['fuel_card', 'fuel_txn', 'official_vehicle', 'parking_record'];
  for (const [word, meant] of [
    ['fuel_crad', 'fuel_card'],
    ['FUEL_TXN', 'fuel_txn'],
    ['oficial_vehicles', 'official_vehicle'],
    ['lodging', undefined],
    ['', undefined],
  ] as const) {
    test(`${word || 'nothing'} means ${meant ?? 'nothing'}`, () => assert.equal(nearest(word, names), meant));
  }

  test('a line of ten million characters is nothing anyone meant', () => {
    assert.equal(nearest('x'.repeat(10_000_000), names), undefined);
  });
});
