import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { loadDelivery } from '@plumb/collect/batch/load-delivery';
import { receiveDelivery } from '@plumb/collect/batch/receive-delivery';
import { testWarehouse } from '@plumb/collect/batch/warehouse-fixture';
import { PlumbError } from '@plumb/ground/problem';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { type TestHouse, testCaller, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { performRun } from './perform-run.ts';
import { type RequestRun, requestRun } from './request-run.ts';

export const analyst = testCaller('conduct_analyst', { unit: 'JW01' });
export const engineer = testCaller('model_engineer');
export const director = testCaller('conduct_director', { unit: 'JW01' });
export const leader = testCaller('leader', { unit: 'JW01' });

export const table = (header: string, rows: string[]) => Buffer.from([header, ...rows].join('\n'));
export const fills = (...rows: [id: string, card: string, time: string, liters: number | '', plate?: string][]) =>
  table(
    '交易流水号,卡号,交易时间,油站编号,油站名称,经度,纬度,商品类别,品名,标号,升数,金额,油站识别车牌',
    rows.map(
      ([id, card, time, liters, plate = '']) =>
        `${id},${card},${time},S1,城南站,104.06,30.67,汽油,92号汽油,92#,${liters},320,${plate}`,
    ),
  );
export const base = {
  'fuel_card.csv': table('卡号,绑定车牌,持卡单位编码,卡类型,状态,保管人', [
    'K1,川A12345,U1,副卡,正常,王小明',
    'K2,川A54321,U2,副卡,正常,李大力',
  ]),
  'official_vehicle.csv': table('车辆编号,号牌号码,使用单位编码,厂牌型号,油箱容积,车辆状态', [
    'V1,川A12345,U1,帕萨特,60,在用',
    'V2,川A54321,U2,途观,60,在用',
  ]),
  'org_unit.csv': table('单位编码,单位名称,行政区划代码', ['U1,城管局,510104', 'U2,财政局,510105']),
};
export const model = 'fuel-exceeds-tank';
export const two = fills(
  ['T1', 'K1', '2026-01-05 08:30:00', 95],
  ['T2', 'K2', '2026-01-09 08:30:00', 97],
  ['T3', 'K1', '2026-02-20 08:30:00', 20],
);

export const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing thrown',
    (error: unknown) => (error instanceof PlumbError ? error.code : String(error)),
  );

/** For tests: a server for the file, and before each test a house and a warehouse that are empty. */
export function keptScene() {
  let records: Awaited<ReturnType<typeof startTestRecords>>;
  let house: TestHouse;
  let kept: Awaited<ReturnType<typeof testWarehouse>>;
  before(async () => {
    records = await startTestRecords();
  });
  after(() => records.stop());
  beforeEach(async () => {
    house = testHouse(await records.fresh(), { now: '2026-03-02 09:00:00' });
    kept = await testWarehouse();
  });
  afterEach(() => kept.remove());

  async function load(files: Record<string, Uint8Array>, way?: 'full'): Promise<void> {
    const input = {
      source: '测试',
      files: Object.entries(files).map(([name, content]) => ({ name, content })),
      ...(way ? { way } : {}),
    };
    const { id } = await receiveDelivery(house, systemCaller, input);
    await loadDelivery(house, id, { warehouse: kept.warehouse });
  }
  async function run(input: Partial<RequestRun> = {}, caller = director) {
    const { id } = await requestRun(house, caller, { models: [model], purpose: 'manual', reason: '例行', ...input });
    const done = await performRun(house, id, kept);
    assert.equal(done.state, 'done');
    return house.records.db.selectFrom('run').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  }
  const hits = () => house.records.db.selectFrom('hit').selectAll().orderBy('no').execute();
  const versions = async (hit: string) =>
    (await house.records.db.selectFrom('hit_version').selectAll().where('hit', '=', hit).orderBy('no').execute()).map(
      ({ change, changed }) => [change, ...changed],
    );
  return {
    get house() {
      return house;
    },
    get kept() {
      return kept;
    },
    load,
    run,
    hits,
    versions,
  };
}
