import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derived, derivedFrom } from './derived-fixture.ts';
import { datasetsUnder, orderDerived } from './order-derived.ts';
import type { DerivedTable } from './read-derived.ts';

const ids = (tables: DerivedTable[]) => tables.map(({ id }) => id);

test('each table comes after what it reads, once', () => {
  assert.deepEqual(ids(orderDerived(derived, ['fuel_position', 'fuel_use', 'gps_point'])), [
    'fuel_goods',
    'fuel_reversal',
    'vehicle_rating',
    'card_vehicle',
    'fuel_use',
    'fuel_position',
  ]);
});

test('what is given is neither made nor looked into', () => {
  assert.deepEqual(ids(orderDerived(derived, ['fuel_position'], new Set(['fuel_use']))), ['fuel_position']);
  assert.deepEqual([...datasetsUnder(derived, ['fuel_position'], new Set(['fuel_use']))], ['gps_point']);
});

test('a circle is refused', () => {
  const table = (id: string, from: string[]): [string, DerivedTable] => [
    id,
    { id, title: { zh: '', en: '' }, kind: 'sql', grain: '', from, columns: {}, sql: '' },
  ];
  const circle = new Map([table('a', ['b']), table('b', ['a'])]);
  assert.throws(() => orderDerived(circle, ['a']), /a → b → a/);
});

test('every SQL table of the library gives the columns of its YAML, in types and names', async () => {
  const names = [...derived.values()].filter(({ kind }) => kind === 'sql').map(({ id }) => id);
  const warehouse = await derivedFrom({}, names);
  const types = {
    string: 'VARCHAR',
    int: 'BIGINT',
    decimal: 'DOUBLE',
    bool: 'BOOLEAN',
    date: 'DATE',
    datetime: 'TIMESTAMP',
  };
  for (const id of names) {
    const found = await warehouse.rows(
      `SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '${id}'`,
    );
    const got = Object.fromEntries(
      found.map((row) => [row['column_name'], String(row['data_type']).replace('INTEGER', 'BIGINT')]),
    );
    const columns = Object.entries(derived.get(id)?.columns ?? {});
    assert.deepEqual(got, Object.fromEntries(columns.map(([name, { type }]) => [name, types[type]])), id);
  }
  await warehouse.close();
});
