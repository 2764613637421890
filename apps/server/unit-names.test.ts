import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OwnedWarehouse } from '@plumb/collect/batch/owned-warehouse';
import { namedUnits, nameOfUnit } from './unit-names.ts';

const rows = [
  { org_code: '2199000001', org_name: '滨海示范市财政局', admin_code: '219900' },
  { org_code: '2199000002', org_name: null, admin_code: null },
];
const warehouse = {
  main: {
    rows: async (_sql: string, values?: { code: string }) =>
      rows.filter(({ org_code }) => values === undefined || org_code === values.code),
  },
} as unknown as OwnedWarehouse;
const empty = { main: { rows: async () => Promise.reject(new Error('no such table')) } } as unknown as OwnedWarehouse;

test('units of the data beside the offices that no data name; a code where no name is known', async () => {
  const units = new Map((await namedUnits(warehouse)).map((unit) => [unit.code, unit]));
  assert.equal(units.get('2199000001')?.name, '滨海示范市财政局');
  assert.deepEqual(units.get('2199000002'), { code: '2199000002', name: '2199000002', region: null });
  assert.equal(units.get('2199PZ01')?.name, '派驻第一纪检监察组');
});

test('before the first delivery there are the offices alone', async () => {
  assert.ok((await namedUnits(empty)).every(({ region }) => region === null));
  assert.equal(await nameOfUnit(empty, '219900JW'), '滨海市纪委监委');
  assert.equal(await nameOfUnit(undefined, 'U1'), 'U1');
  assert.equal(await nameOfUnit(warehouse, '2199000001'), '滨海示范市财政局');
});
