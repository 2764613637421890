import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseNegativeList, readNegativeList } from './read-negative-list.ts';

const library = join(import.meta.dirname, '../../../library');

describe('negative list', () => {
  test('the vehicle list has 5 aspects and 21 kinds', () => {
    const list = readNegativeList(library);
    assert.equal(list.id, 'vehicles');
    assert.deepEqual(
      list.aspects.map(({ items }) => items.length),
      [5, 6, 5, 3, 2],
    );
  });

  test('an id out of order is refused, because models name the ids', () => {
    const text = `
id: vehicles
title: { zh: 清单, en: List }
aspects:
  - id: vehicles-1
    title: { zh: 配备, en: Provision }
    items:
      - { id: vehicles-1-2, title: { zh: 超编, en: Too many }, basis: [{ rule: 条例, verified: true }] }`;
    assert.throws(() => parseNegativeList(text), /vehicles-1-2 stands where vehicles-1-1 belongs/);
  });

  test('an item without a basis is refused', () => {
    const text = `
id: vehicles
title: { zh: 清单, en: List }
aspects: [{ id: vehicles-1, title: { zh: 配备, en: Provision }, items: [{ id: vehicles-1-1, title: { zh: 超编, en: Too many }, basis: [] }] }]`;
    assert.throws(() => parseNegativeList(text));
  });
});
