import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { columnsOf } from './derived-fixture.ts';

const txn = (txn_id: string, day: string, amount: number | null, liters: number | null, rest = {}) => ({
  txn_id,
  card_no: 'C1',
  txn_time: `2026-${day} 10:00:00`,
  goods_type: '汽油',
  amount,
  liters,
  ...rest,
});

describe('fuel_reversal', () => {
  const reversals = (...fuel_txn: ReturnType<typeof txn>[]) =>
    columnsOf({ fuel_txn }, 'fuel_reversal', ['txn_id', 'reversal', 'part_of']);

  test('as brackets close, of one card and amount', async () => {
    const found = await reversals(
      txn('T1', '03-01', 320, 40),
      txn('T2', '03-02', 320, 40),
      txn('T3', '03-03', -320, -40),
      txn('T4', '03-04', 320, 40, { card_no: 'C2' }),
      txn('T5', '03-05', -320, -40),
    );
    assert.deepEqual(found, [
      ['T1', false, null],
      ['T2', false, null],
      ['T3', true, null],
      ['T5', true, null],
    ]);
  });

  test('regression: the refund of a part cancels no older purchase of its amount', async () => {
    const found = await reversals(
      txn('T1', '01-15', 160, 20),
      txn('T2', '03-01', 160, 21),
      txn('T3', '03-10', 320, 40),
      txn('T4', '03-10', -160, -20),
    );
    assert.deepEqual(found, [['T4', true, 3]]);
  });

  test('a reversal that names neither goods nor litres cancels its amount', async () => {
    const found = await reversals(txn('T1', '03-01', 320, 40), txn('T2', '03-02', -320, null, { goods_type: null }));
    assert.deepEqual(found, [
      ['T1', false, null],
      ['T2', true, null],
    ]);
  });

  test('a load and a fill of one amount are two things', async () => {
    const found = await reversals(
      txn('T1', '03-01', 500, null, { goods_type: '充值' }),
      txn('T2', '03-02', 500, 60),
      txn('T3', '03-03', -500, null, { goods_type: '充值' }),
    );
    assert.deepEqual(found, [
      ['T1', false, null],
      ['T3', true, null],
    ]);
  });

  test('a refund without a larger purchase before it is a part of none', async () => {
    assert.deepEqual(await reversals(txn('T1', '03-01', -50, -6), txn('T2', '03-02', 320, 40)), [['T1', true, null]]);
  });
});

test('fuel_goods: by the kind, else by name and grade, else by the price of a litre', async () => {
  const bare = { goods_type: null };
  const fuel_txn = [
    txn('T1', '03-01', 1, 1),
    txn('T2', '03-01', 80, 10, { goods_type: '非油品' }),
    txn('T3', '03-01', 320, 80, bare),
    txn('T4', '03-01', 319, 80, bare),
    txn('T5', '03-01', 520, 40, bare),
    txn('T6', '03-01', 521, 40, bare),
    txn('T7', '03-01', 320, null, bare),
    txn('T8', '03-01', 0, null, bare),
    txn('T9', '03-01', null, null, { ...bare, goods_name: '95号汽油' }),
    txn('U1', '03-01', null, null, { ...bare, goods_name: '0#柴油' }),
    txn('U2', '03-01', null, null, { ...bare, goods_name: '92 #' }),
    txn('U3', '03-01', null, null, { ...bare, grade: '98' }),
    txn('U4', '03-01', 80, 10, { ...bare, goods_name: '矿泉水' }),
    txn('U5', '03-01', 80, 10, { ...bare, goods_name: '成品油' }),
  ];
  assert.deepEqual(await columnsOf({ fuel_txn }, 'fuel_goods', ['txn_row', 'goods', 'is_fuel']), [
    [1, '汽油', true],
    [2, '非油品', false],
    [3, null, true],
    [4, null, null],
    [5, null, true],
    [6, null, null],
    [7, null, null],
    [8, null, false],
    [9, '汽油', true],
    [10, '柴油', true],
    [11, '汽油', true],
    [12, '汽油', true],
    [13, null, null],
    [14, null, true],
  ]);
});

test('vehicle_rating: values that no such vehicle has are not known', async () => {
  const car = (tank_l: number | null, norm_l100: number | null, rest = {}) => ({ tank_l, norm_l100, ...rest });
  const blue = { plate_color: '蓝' };
  const official_vehicle = [
    car(20, 1.5, blue),
    car(19.9, 1.4, blue),
    car(200, 40, blue),
    car(201, 41, { plate_color: '绿' }),
    car(1500, 150, { plate_color: '黄' }),
    car(1501, 151),
    car(6, 3, { brand_model: '嘉陵摩托车' }),
    car(2.9, null, { brand_model: '嘉陵摩托车' }),
    car(0, 0),
  ];
  const columns = ['vehicle_row', 'tank_l', 'norm_l100'];
  assert.deepEqual(await columnsOf({ official_vehicle }, 'vehicle_rating', columns), [
    [1, 20, 1.5],
    [2, null, null],
    [3, 200, 40],
    [4, null, null],
    [5, 1500, 150],
    [6, null, null],
    [7, 6, 3],
    [8, null, null],
    [9, null, null],
  ]);
});

test('vehicle_rating: a displacement in millilitres, without its point, and a price in 10,000 yuan are not known', async () => {
  const car = (displacement: number, price: number, plate_color: string | null) => ({
    displacement,
    price,
    plate_color,
  });
  const official_vehicle = [
    car(0.04, 1000, '蓝'),
    car(0.03, 999, '蓝'),
    car(9, 10_000_000, '绿'),
    car(18, 10_000_001, '蓝'),
    car(20, 1, '黄'),
    car(21, 0, null),
  ];
  const found = await columnsOf({ official_vehicle }, 'vehicle_rating', ['vehicle_row', 'displacement', 'price']);
  assert.deepEqual(found, [
    [1, 0.04, 1000],
    [2, null, null],
    [3, 9, 10_000_000],
    [4, null, null],
    [5, 20, null],
    [6, null, null],
  ]);
});

test('fuel_use: what was kept after the refund of a part, and whether the tank can be right', async () => {
  const official_vehicle = [{ vehicle_id: 'V1', plate: '鲁A00001', tank_l: 65000 }];
  const fuel_card = [{ card_no: 'C1', bind_plate: '鲁A00001' }];
  const fuel_txn = [
    txn('T1', '03-01', 740, 92),
    txn('T2', '03-01', -148, -18.5, { txn_time: '2026-03-01 10:05:00' }),
    txn('T3', '03-02', 740, 92, { goods_type: null }),
    txn('T4', '03-02', -148, null, { txn_time: '2026-03-02 10:05:00' }),
  ];
  const columns = ['txn_id', 'goods_type', 'is_fuel', 'amount', 'liters', 'tank_l', 'tank_registered'];
  assert.deepEqual(await columnsOf({ official_vehicle, fuel_card, fuel_txn }, 'fuel_use', columns), [
    ['T1', '汽油', true, 592, 73.5, null, 65000],
    ['T2', '汽油', true, -148, -18.5, null, 65000],
    ['T3', null, true, 592, null, null, 65000],
    ['T4', '汽油', true, -148, null, null, 65000],
  ]);
});
