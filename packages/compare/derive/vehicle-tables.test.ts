import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { columnsOf } from './derived-fixture.ts';

describe('orders', () => {
  test('order_person: applicant, driver and every passenger once', async () => {
    const dispatch_order = [
      { order_id: 'P1', applicant_id: '甲', driver_id: '甲', passengers: '["乙","丙","乙"]' },
      { order_id: 'P2', applicant_id: null, driver_id: '', passengers: null },
      { order_id: 'P3', applicant_id: '丁', passengers: '[]' },
    ];
    assert.deepEqual(
      await columnsOf({ dispatch_order }, 'order_person', ['order_id', 'person_id', 'role', 'order_row']),
      [
        ['P1', '丙', 'passenger', 1],
        ['P1', '乙', 'passenger', 1],
        ['P1', '甲', 'applicant', 1],
        ['P1', '甲', 'driver', 1],
        ['P3', '丁', 'applicant', 3],
      ],
    );
  });

  test('order_day: a day before to a day after; no end means a day after the start', async () => {
    const dispatch_order = [
      {
        order_id: 'A',
        start_plan: '2026-02-28 09:00:00',
        end_plan: '2026-03-01 18:00:00',
        dest_geo_lng: 117,
        dest_geo_lat: 36,
      },
      { order_id: 'B', start_plan: '2026-03-05 23:30:00', end_plan: null },
      { order_id: 'C', start_plan: '2026-03-09 08:00:00', end_plan: '2026-03-07 08:00:00' },
      { order_id: 'D', start_plan: null, end_plan: '2026-03-07 08:00:00' },
    ];
    const rows = await columnsOf({ dispatch_order }, 'order_day', ['order_id', 'day', 'end_plan', 'dest_lng']);
    assert.deepEqual(rows, [
      ...['27', '28'].map((d) => ['A', `2026-02-${d}`, '2026-03-01 18:00:00', 117]),
      ...['01', '02'].map((d) => ['A', `2026-03-${d}`, '2026-03-01 18:00:00', 117]),
      ...['04', '05', '06', '07'].map((d) => ['B', `2026-03-${d}`, '2026-03-06 23:30:00', null]),
      ...['08', '09', '10'].map((d) => ['C', `2026-03-${d}`, '2026-03-07 08:00:00', null]),
    ]);
  });

  test('order_day is cut at 400 days', async () => {
    const dispatch_order = [{ order_id: 'A', start_plan: '2020-01-02 00:00:00', end_plan: '2029-01-01 00:00:00' }];
    const rows = await columnsOf({ dispatch_order }, 'order_day', ['day']);
    assert.deepEqual([rows.length, rows[0], rows.at(-1)], [400, ['2020-01-01'], ['2021-02-03']]);
  });
  test('order_feed: orders from the first to the last, cut where three weeks are missing', async () => {
    const order = (org_code: string | null, day: string) => ({ org_code, start_plan: `2026-${day} 08:00:00` });
    const dispatch_order = [
      order('O1', '01-05'),
      order('O1', '01-05'),
      order('O1', '01-26'),
      order('O1', '02-17'),
      order('O1', '02-20'),
      order('O2', '02-10'),
      order(null, '02-01'),
      { org_code: 'O1', start_plan: null },
    ];
    assert.deepEqual(await columnsOf({ dispatch_order }, 'order_feed', ['org_code', 'from_day', 'to_day']), [
      ['O1', '2026-01-05', '2026-01-26'],
      ['O1', '2026-02-17', '2026-02-20'],
      ['O2', '2026-02-10', '2026-02-10'],
    ]);
  });
});

describe('cards and fills', () => {
  const official_vehicle = [
    { vehicle_id: 'V1', plate: '鲁A00001', org_code: 'O1', tank_l: 50, status: '在用' },
    { vehicle_id: 'V2', plate: '鲁A00012', org_code: 'O2', tank_l: 60, status: '报废', retire_date: '2025-01-01' },
    { vehicle_id: 'V3', plate: '鲁A0001', org_code: 'O3', status: '在用' },
  ];
  const fuel_card = [
    { card_no: 'C1', bind_plate: '鲁A00001', org_code: null },
    { card_no: 'C2', bind_plate: '鲁A00001、鲁A00012', org_code: 'O9' },
    { card_no: 'C3', bind_plate: null },
  ];

  test('card_vehicle: whole plates only, several on one card, the scrapped car too', async () => {
    const columns = ['card_no', 'vehicle_id', 'org_code', 'vehicles', 'vehicle_status', 'card_row', 'vehicle_row'];
    assert.deepEqual(await columnsOf({ official_vehicle, fuel_card }, 'card_vehicle', columns), [
      ['C1', 'V1', 'O1', 1, '在用', 1, 1],
      ['C2', 'V1', 'O9', 2, '在用', 2, 1],
      ['C2', 'V2', 'O9', 2, '报废', 2, 2],
    ]);
  });

  test('fuel_use: a fill for each car of its card', async () => {
    const fuel_txn = [
      { txn_id: 'T1', card_no: 'C2', liters: 40 },
      { txn_id: 'T2', card_no: 'C3', liters: 40 },
    ];
    const columns = ['txn_id', 'vehicle_id', 'liters', 'tank_l', 'txn_row'];
    assert.deepEqual(await columnsOf({ official_vehicle, fuel_card, fuel_txn }, 'fuel_use', columns), [
      ['T1', 'V1', 40, 50, 1],
      ['T1', 'V2', 40, 60, 1],
    ]);
  });

  const fix = (time: string, lat: number, rest = {}) => ({
    vehicle_id: 'V1',
    ts: `2026-03-02 ${time}`,
    lng: 117,
    lat,
    ...rest,
  });

  test('fuel_position: nearest in time, nearest in space within 15 minutes, both ends of the window', async () => {
    const fuel_txn = [{ txn_id: 'T1', card_no: 'C1', txn_time: '2026-03-02 09:59:00', lng: 117, lat: 36 }];
    const gps_point = [
      fix('09:28:59', 36),
      fix('09:29:00', 36.3),
      fix('09:58:00', 36.02),
      fix('10:00:00', 36.03),
      fix('10:13:00', 36.01),
      fix('10:14:30', 36),
      fix('10:29:00', 36),
      fix('10:29:01', 36),
      fix('09:59:00', 36, { valid: false }),
      fix('09:59:00', 0),
    ];
    const columns = [
      'txn_id',
      'near_ts',
      'near_minutes',
      'near_row',
      'min_row',
      'points',
      'round(near_km, 2)',
      'round(min_km, 2)',
    ];
    const rows = await columnsOf({ official_vehicle, fuel_card, fuel_txn, gps_point }, 'fuel_position', columns);
    // Of two fixes a minute away the one before the fill; of the fixes within 15 minutes the one at 10:13.
    assert.deepEqual(rows, [['T1', '2026-03-02 09:58:00', 1, 3, 5, 6, 2.22, 1.11]]);
  });

  test('fuel_position: no fix within 15 minutes, none in the window, a parked car', async () => {
    const fuel_txn = [
      { txn_id: 'T1', card_no: 'C1', txn_time: '2026-03-02 08:00:00', lng: 117, lat: 36 },
      { txn_id: 'T2', card_no: 'C1', txn_time: '2026-03-02 12:00:00', lng: 117, lat: 36 },
      { txn_id: 'T3', card_no: 'C1', txn_time: '2026-03-02 15:00:00', lng: 117, lat: 36 },
    ];
    const parked = ['14:55:00', '14:58:00', '15:01:00'].map((time) => fix(time, 36.05));
    const gps_point = [fix('08:20:00', 36), ...parked];
    const columns = ['txn_id', 'near_row', 'near_minutes', 'min_row'];
    assert.deepEqual(await columnsOf({ official_vehicle, fuel_card, fuel_txn, gps_point }, 'fuel_position', columns), [
      ['T1', 1, 20, null],
      ['T3', 4, 1, 4],
    ]);
  });

  test('pass_position: official cars only', async () => {
    const vehicle_pass = [
      { pass_id: 'P1', plate: '鲁A00001', pass_time: '2026-03-02 10:00:30', lng: 117, lat: 36, device_id: 'D1' },
      { pass_id: 'P2', plate: '鲁B99999', pass_time: '2026-03-02 10:00:30', lng: 117, lat: 36 },
      { pass_id: 'P3', plate: '鲁A00001', pass_time: '2026-03-02 10:00:00', lng: null, lat: null },
      { pass_id: 'P4', plate: '鲁A00001', pass_time: '2026-03-02 13:00:00', lng: 117, lat: 36 },
    ];
    const gps_point = [fix('10:00:00', 36.01), fix('10:10:29', 36), fix('10:10:31', 36)];
    const columns = ['pass_id', 'vehicle_id', 'near_minutes', 'round(near_km, 2)', 'near_row', 'pass_row'];
    assert.deepEqual(await columnsOf({ official_vehicle, vehicle_pass, gps_point }, 'pass_position', columns), [
      ['P1', 'V1', 0.5, 1.11, 1, 1],
      ['P3', 'V1', 0, null, 1, 3],
    ]);
  });
});

test('pass_position: a plate that went to the next car is of each car in its own time', async () => {
  const official_vehicle = [
    { vehicle_id: 'V1', plate: '鲁A00001', buy_date: '2015-01-01', retire_date: '2026-03-02' },
    { vehicle_id: 'V2', plate: '鲁A00001', buy_date: '2026-03-03', retire_date: null },
  ];
  const days = ['2026-03-02', '2026-03-03'];
  const gps_point = days.flatMap((day) =>
    ['V1', 'V2'].map((vehicle_id) => ({ vehicle_id, ts: `${day} 10:00:00`, lng: 117, lat: 36 })),
  );
  const vehicle_pass = days.map((day) => ({ plate: '鲁A00001', pass_time: `${day} 10:00:00`, lng: 117, lat: 36 }));
  const rows = await columnsOf({ official_vehicle, vehicle_pass, gps_point }, 'pass_position', [
    'vehicle_id',
    'pass_row',
  ]);
  assert.deepEqual(rows, [
    ['V1', 1],
    ['V2', 2],
  ]);
});

test('stay_poi: within the radius, never less than 300 m, across cells and for wide places', async () => {
  const stay = [{ vehicle_id: 'V1', lng: 117.0001, lat: 36.0001, start_ts: '2026-03-02 10:00:00', minutes: 40 }];
  const poi = [
    { poi_id: 'A', lng: 116.9999, lat: 35.9999, radius_m: 80 },
    { poi_id: 'B', lng: 117.0001, lat: 36.0027, radius_m: null },
    { poi_id: 'C', lng: 117.0001, lat: 36.0029, radius_m: 100 },
    { poi_id: 'D', lng: 117.03, lat: 36.0001, radius_m: 2700 },
    { poi_id: 'E', lng: 117.03, lat: 36.0001, radius_m: 2600 },
    { poi_id: 'F', lng: 117.054, lat: 36.0001, radius_m: 4900 },
  ];
  const given = new Map([['stay', stay]]);
  const rows = await columnsOf({ poi }, 'stay_poi', ['poi_id', 'round(dist_m)', 'poi_row'], { given });
  assert.deepEqual(rows, [
    ['A', 29, 1],
    ['B', 289, 2],
    ['D', 2690, 4],
    ['F', 4849, 6],
  ]);
});

test('unit_feed: cars in use and those with fixes', async () => {
  const official_vehicle = [
    { vehicle_id: 'V1', org_code: 'O1', status: '在用' },
    { vehicle_id: 'V2', org_code: 'O1', status: null },
    { vehicle_id: 'V3', org_code: 'O1', status: '报废' },
    { vehicle_id: 'V4', org_code: null, status: '在用' },
  ];
  const vehicle_day = [
    { vehicle_id: 'V1', day: '2026-03-02' },
    { vehicle_id: 'V1', day: '2026-03-03' },
    { vehicle_id: 'V3', day: '2026-03-03' },
  ];
  const columns = ['org_code', 'vehicles', 'gps_vehicles'];
  const given = new Map([['vehicle_day', vehicle_day]]);
  assert.deepEqual(await columnsOf({ official_vehicle }, 'unit_feed', columns, { given }), [['O1', 2, 1]]);
});
