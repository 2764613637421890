import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { columnsOf } from '../derived-fixture.ts';

describe('calendar', () => {
  const columns = ['day', 'is_workday', 'day_type', 'school_day', 'row'];
  test('published days, and delivered ones before them', async () => {
    const calendar_day = [
      { day: '2026-01-04', is_workday: false, day_type: '周末', school_day: false },
      { day: '2031-05-01', is_workday: false, day_type: '法定节假日' },
    ];
    const rows = await columnsOf({ calendar_day }, 'calendar', columns, { years: { first: 2025, last: 2026 } });
    assert.equal(rows.length, 365 + 365 + 1);
    const day = (text: string) => rows.find(([day]) => day === text)?.slice(1);
    assert.deepEqual(day('2025-01-26'), [true, '调休上班', null, null]);
    assert.deepEqual(day('2026-01-04'), [false, '周末', false, 1]);
    assert.deepEqual(day('2026-01-05'), [true, '工作日', null, null]);
    assert.deepEqual(day('2031-05-01'), [false, '法定节假日', null, 2]);
  });

  test('a year without a calendar has no days', async () => {
    assert.deepEqual(await columnsOf({}, 'calendar', columns, { years: { first: 2040, last: 2041 } }), []);
  });
});

test('standard: delivered rows, and the defaults of keys and regions without one', async () => {
  const row = (std_key: string, region_code: string, value: number) => ({
    std_key,
    region_code,
    rank_level: '不限',
    season: '全年' as const,
    value,
    unit: '元',
    doc_name: '通知',
    valid_from: '2020-01-01',
    valid_to: null,
    verified: true,
  });
  const standard_table = [row('a.b', '370000', 9), row('c.d', '000000', 8)];
  const standards = [row('a.b', '000000', 1), row('c.d', '000000', 2)];
  const columns = ['std_key', 'region_code', 'value', 'valid_to', 'row'];
  assert.deepEqual(await columnsOf({ standard_table }, 'standard', columns, { standards }), [
    ['a.b', '000000', 1, null, null],
    ['a.b', '370000', 9, null, 1],
    ['c.d', '000000', 8, null, 2],
  ]);
});

describe('place_area', () => {
  const fuel_txn = [
    { txn_id: 'T1', station_id: 'S1', lng: 117, lat: 36 },
    { txn_id: 'T2', station_id: 'S1', lng: 117, lat: 36 },
    { txn_id: 'T3', station_id: 'S1', lng: 0, lat: 0 },
    { txn_id: 'T4', station_id: 'S2', lng: null, lat: null },
  ];
  const vehicle_pass = [{ pass_id: 'P1', device_id: 'D1', lng: 117, lat: 36.06 }];
  const polygon = 'POLYGON((116.9 35.9, 117.1 35.9, 117.1 36.05, 116.9 36.05, 116.9 35.9))';
  const columns = ['place', 'key', 'lng', 'lat', 'round(out_m)'];

  test('inside, outside', async () => {
    const geofence = [{ fence_id: 'F1', fence_type: '行政区', polygon }];
    assert.deepEqual(await columnsOf({ fuel_txn, vehicle_pass, geofence }, 'place_area', columns), [
      ['device', 'D1', 117, 36.06, 1112],
      ['station', 'S1', 117, 36, 0],
    ]);
  });

  test('without a jurisdiction nothing is said', async () => {
    const geofence = [{ fence_id: 'B1', fence_type: '停放点', polygon }];
    assert.deepEqual(await columnsOf({ fuel_txn, geofence }, 'place_area', columns), [
      ['station', 'S1', 117, 36, null],
    ]);
  });
});
