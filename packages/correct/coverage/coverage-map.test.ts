import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { knownLibrary } from '@plumb/compare/kept/known-library';
import { coverageMap } from './coverage-map.ts';
import { type NegativeList, type NegativeListId, readNegativeList } from './negative-list.ts';

const text = (zh: string) => ({ zh, en: zh });
const item = (id: string) => ({ id, title: text(id), basis: [] });
const list: NegativeList = {
  id: 'l',
  title: text('清单'),
  aspects: [
    { id: 'l-1', title: text('甲'), items: [item('l-1-1'), item('l-1-2')] },
    { id: 'l-2', title: text('乙'), items: [item('l-2-1'), item('l-2-2')] },
  ],
};
const spec = (id: string, status: 'active' | 'trial' | 'retired', lists: string[], field = 'f') => ({
  id,
  title: text(id),
  field,
  status,
  lists,
});

describe('the coverage of a negative list', () => {
  const map = coverageMap(
    list,
    [
      spec('b', 'active', ['l-1-1']),
      spec('a', 'trial', ['l-1-2', 'l-1-1']),
      spec('c', 'retired', ['l-2-1']),
      spec('d', 'active', [], 'g'),
    ],
    new Map([['b', 7]]),
  );
  const coverage = Object.fromEntries(
    map.aspects.flatMap(({ entries }) => entries.map((one) => [one.id, one.coverage])),
  );

  test('an active model covers, one on trial does not yet, a retired one not at all', () =>
    assert.deepEqual(coverage, { 'l-1-1': 'covered', 'l-1-2': 'trial', 'l-2-1': 'uncovered', 'l-2-2': 'uncovered' }));
  test('counts by aspect and in all', () => {
    assert.deepEqual([map.items, map.covered], [4, 1]);
    assert.deepEqual(
      map.aspects.map(({ items, covered }) => [items, covered]),
      [
        [2, 1],
        [2, 0],
      ],
    );
  });
  test('models with their hits, in a fixed order', () =>
    assert.deepEqual(
      map.aspects[0]?.entries[0]?.models.map(({ model, hits }) => [model, hits]),
      [
        ['a', 0],
        ['b', 7],
      ],
    ));
  test('by field; models outside the list are told', () => {
    assert.deepEqual(map.fields, [
      { field: 'f', models: 2, items: 2 },
      { field: 'g', models: 1, items: 0 },
    ]);
    assert.deepEqual(
      map.outside.map(({ model }) => model),
      ['d'],
    );
  });
  test('a model that names an aspect covers all of its items', () => {
    const whole = coverageMap(list, [spec('e', 'active', ['l-2'])], new Map());
    assert.deepEqual(
      whole.aspects[1]?.entries.map(({ coverage }) => coverage),
      ['covered', 'covered'],
    );
  });
});

test('the library: vehicles 5 aspects and 21 kinds, conduct 22 aspects; every id that a model names is in one of them', () => {
  const library = join(import.meta.dirname, '../../../library');
  const idsOf = (list: NegativeListId) =>
    readNegativeList(library, list).aspects.flatMap(({ id, items }) => [id, ...items.map((one) => one.id)]);
  const [vehicles, conduct] = [idsOf('vehicles'), idsOf('conduct')];
  assert.equal(vehicles.length, 5 + 21);
  assert.equal(readNegativeList(library, 'conduct').aspects.length, 22);
  const ids = new Set([...vehicles, ...conduct]);
  assert.equal(ids.size, vehicles.length + conduct.length, 'no id twice');
  for (const { spec } of knownLibrary(library).models.values())
    for (const id of spec.lists) assert.ok(ids.has(id), `${spec.id}: ${id}`);
});
