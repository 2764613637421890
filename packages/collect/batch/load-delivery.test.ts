import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { PlumbError } from '@plumb/ground/problem';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { type TestHouse, testCaller, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { loadDelivery, workDeliveries } from './load-delivery.ts';
import type { OwnedWarehouse } from './owned-warehouse.ts';
import { receiveDelivery } from './receive-delivery.ts';
import { testWarehouse } from './warehouse-fixture.ts';

const header = '交易流水号,卡号,交易时间,商品类别,升数,金额';
const fills = (...rows: string[]) => Buffer.from([header, ...rows].join('\n'));
const fill = (id: string, liters = '40', day = '05') => `${id},K1,2026-01-${day} 08:30:00,汽油,${liters},320`;
const cars = (...rows: string[]) => Buffer.from(['车辆编号,号牌号码,油箱容积', ...rows].join('\n'));

let records: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
let kept: Awaited<ReturnType<typeof testWarehouse>>;
let warehouse: OwnedWarehouse;
const steward = testCaller('data_steward');

before(async () => {
  records = await startTestRecords();
});
after(() => records.stop());
beforeEach(async () => {
  house = testHouse(await records.fresh());
  kept = await testWarehouse();
  warehouse = kept.warehouse;
});
afterEach(() => kept.remove());

const receive = (files: Record<string, Uint8Array>, more: { dataset?: string; way?: 'full' | 'incremental' } = {}) =>
  receiveDelivery(house, steward, {
    source: '石油公司',
    files: Object.entries(files).map(([name, content]) => ({ name, content })),
    ...more,
  });
const load = (id: string) => loadDelivery(house, id, { warehouse });
const rows = (sql: string) => warehouse.main.rows(sql);
const batches = () => house.records.db.selectFrom('batch').selectAll().orderBy('no').execute();

describe('a delivery', () => {
  test('is loaded by its job; every row knows its file; figures are kept', async () => {
    await workDeliveries(house, warehouse);
    const { id, repeated } = await receive({
      '2026-01加油明细.csv': fills(fill('T1'), fill('T2', '很多', '07')),
      '公车台账.csv': cars('V1,川A12345,60'),
    });
    assert.equal(repeated, false);
    await house.jobs.runWaiting();
    const [first] = await rows('SELECT txn_id, liters, _row FROM fuel_txn');
    assert.equal(first?.['txn_id'], 'T1');
    const all = await batches();
    const fuel = all.find(({ dataset }) => dataset === 'fuel_txn');
    assert.deepEqual(all.map(({ dataset, state, rows, quarantined }) => [dataset, state, rows, quarantined]).sort(), [
      ['fuel_txn', 'loaded', 1, 1],
      ['official_vehicle', 'loaded', 1, 0],
    ]);
    assert.equal(fuel?.period_from, '2026-01-05 08:30:00');
    assert.equal(fuel?.filled['liters'], 1);
    const file = fuel?.files.find(({ no }) => no === Math.floor(Number(first?.['_row']) / 1e10));
    assert.equal(file?.name, '2026-01加油明细.csv');
    assert.equal(Number(first?.['_row']) % 1e10, 2);
    const [value] = await house.records.db.selectFrom('quarantine').selectAll().execute();
    assert.deepEqual(
      [value?.file, value?.line, value?.column, value?.value],
      ['2026-01加油明细.csv', 3, 'liters', '很多'],
    );
    const delivery = await house.records.db
      .selectFrom('delivery')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    assert.equal(delivery.state, 'loaded');
    const reopened = await kept.reopen();
    assert.deepEqual(await reopened.main.rows('SELECT count(*) AS n FROM fuel_txn'), [{ n: 1 }]);
  });

  test('that comes again is recognised; after another full one it is not', async () => {
    const one = await receive({ 'fuel_txn.csv': fills(fill('T1')) });
    const before = await receive({ 'again.csv': fills(fill('T1')) });
    assert.deepEqual([before.id, before.repeated], [one.id, true]);
    await load(one.id);
    assert.equal((await receive({ 'fuel_txn.csv': fills(fill('T1')) })).repeated, true);
    const other = await receive({ 'fuel_txn.csv': fills(fill('T9')) }, { way: 'full' });
    await load(other.id);
    const back = await receive({ 'fuel_txn.csv': fills(fill('T1')) });
    assert.equal(back.repeated, false);
    const stored: string[] = [];
    for await (const { key } of house.files.list('deliveries')) stored.push(key);
    assert.equal(stored.length, 3, 'a repeated delivery leaves no file');
  });

  test('full replaces, incremental adds and mends by key; what says the same keeps its source', async () => {
    await load((await receive({ 'fuel_txn.csv': fills(fill('T1'), fill('T2'), fill('T3')) }, { way: 'full' })).id);
    const first = await rows('SELECT txn_id, _row FROM fuel_txn ORDER BY txn_id');
    await load(
      (await receive({ 'fuel_txn.csv': fills(fill('T2', '41'), fill('T3'), fill('T4')) }, { way: 'incremental' })).id,
    );
    const second = await rows('SELECT txn_id, liters, _row FROM fuel_txn ORDER BY txn_id');
    assert.deepEqual(
      second.map(({ txn_id, liters }) => [txn_id, liters]),
      [
        ['T1', 40],
        ['T2', 41],
        ['T3', 40],
        ['T4', 40],
      ],
    );
    assert.equal(second[2]?.['_row'], first[2]?.['_row'], 'T3 says the same');
    assert.notEqual(second[1]?.['_row'], first[1]?.['_row'], 'T2 was mended');
    assert.deepEqual(
      (await batches()).map(({ state, rows, fresh }) => [state, rows, fresh]),
      [
        ['loaded', 3, 3],
        ['loaded', 3, 2],
      ],
    );
    await load((await receive({ 'fuel_txn.csv': fills(fill('T3'), fill('T5')) }, { way: 'full' })).id);
    const third = await rows('SELECT txn_id, _row FROM fuel_txn ORDER BY txn_id');
    assert.deepEqual(
      third.map(({ txn_id }) => txn_id),
      ['T3', 'T5'],
    );
    assert.equal(third[0]?.['_row'], first[2]?.['_row']);
    assert.deepEqual(
      (await batches()).map(({ state }) => state),
      ['replaced', 'replaced', 'loaded'],
    );
  });

  test('of positions only adds, and again loaded after a stop adds nothing twice', async () => {
    const fixes = (...times: string[]) =>
      Buffer.from(
        ['车辆编号,定位时间,经度,纬度', ...times.map((time) => `V1,2026-01-05 ${time},104.06,30.67`)].join('\n'),
      );
    const { id } = await receive({ 'gps_point.csv': fixes('08:00:00', '08:00:10') });
    const stopped = house.records.db;
    await assert.rejects(
      loadDelivery({ ...house, records: { ...house.records, db: failingOn(stopped, 'quarantine') } }, id, {
        warehouse,
      }),
      /stopped/,
    );
    assert.deepEqual(await rows('SELECT count(*) AS n FROM gps_point'), [{ n: 2 }], 'the rows were in when it stopped');
    await load(id);
    assert.deepEqual(await rows('SELECT count(*) AS n FROM gps_point'), [{ n: 2 }]);
    assert.equal((await load(id)).rows, 2, 'loaded already: answers at once');
    await load((await receive({ 'gps_point.csv': fixes('08:00:20') })).id);
    assert.deepEqual(await rows('SELECT count(*) AS n FROM gps_point'), [{ n: 3 }]);
  });

  test('of a named dataset may have any file name', async () => {
    const { id } = await receive({ 'x1.csv': fills(fill('T1')) }, { dataset: 'fuel_txn' });
    assert.equal((await load(id)).rows, 1);
    const [batch] = await batches();
    assert.equal(batch?.files[0]?.name, 'x1.csv');
  });
});

describe('bad input', () => {
  test('no file that can be read: said in both languages, nothing loaded', async () => {
    await workDeliveries(house, warehouse);
    const { id } = await receive({ 'fuel_txn.csv': Buffer.from('a,b\n1,2\n') });
    await house.jobs.runWaiting();
    const delivery = await house.records.db
      .selectFrom('delivery')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    assert.equal(delivery.state, 'failed');
    assert.match(delivery.failure?.en ?? '', /no file could be read.*fuel_txn\.csv/);
    assert.match(delivery.failure?.zh ?? '', /没有一个文件可以读取/);
  });

  test('an unknown dataset, no file, a name that leads elsewhere, a role that may not', async () => {
    const code = async (work: Promise<unknown>) => {
      const error = await work.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      return error instanceof PlumbError ? error.code : error;
    };
    assert.equal(await code(receive({ 'a.csv': fills(fill('T1')) }, { dataset: 'fuel_tnx' })), 'no-dataset');
    assert.equal(await code(receive({})), 'empty-delivery');
    const one = await receive({ '../../etc/fuel_txn.csv': fills(fill('T1')) });
    const delivery = await house.records.db
      .selectFrom('delivery')
      .select('files')
      .where('id', '=', one.id)
      .executeTakeFirstOrThrow();
    assert.equal(delivery.files[0]?.name, 'etc/fuel_txn.csv');
    const input = { source: 'x', files: [{ name: 'fuel_txn.csv', content: fills(fill('T7')) }] };
    assert.equal(await code(receiveDelivery(house, testCaller('conduct_analyst'), input)), 'not-allowed');
    assert.equal((await receiveDelivery(house, systemCaller, input)).repeated, false);
  });
});

/** The same records, on which a statement about `table` fails as if the process had ended there. */
function failingOn(db: TestHouse['records']['db'], table: string): TestHouse['records']['db'] {
  return db.withPlugin({
    transformQuery: ({ node }) => {
      if (JSON.stringify(node).includes(`"${table}"`)) throw new Error('stopped');
      return node;
    },
    transformResult: async ({ result }) => result,
  });
}
