import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadDelivery } from '@plumb/collect/batch/load-delivery';
import { receiveDelivery } from '@plumb/collect/batch/receive-delivery';
import { testWarehouse } from '@plumb/collect/batch/warehouse-fixture';
import { workRuns } from '@plumb/compare/kept/perform-run';
import { requestRun } from '@plumb/compare/kept/request-run';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { type TestHouse, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { people } from '../letter/letter-fixture.ts';
import { attachEvidence } from './attach-evidence.ts';
import { startRectification, submitRectification } from './carry-out-rectification.ts';
import { reviewRectification } from './judge-rectification.ts';
import { openRectification } from './open-rectification.ts';
import { issueRectification } from './plan-rectification.ts';
import { recheckRectification } from './recheck-rectification.ts';
import { takeUpSchema } from './rectification-input.ts';
import { takeUpRectification } from './take-up-rectification.ts';

let records: Awaited<ReturnType<typeof startTestRecords>>;
let kept: Awaited<ReturnType<typeof testWarehouse>>;
let house: TestHouse;

before(async () => {
  records = await startTestRecords();
  kept = await testWarehouse();
  house = testHouse(await records.fresh(), { now: '2026-03-02 09:00:00' });
  await workRuns(house, kept.warehouse);
});
after(async () => {
  await kept.remove();
  await records.stop();
});

const table = (header: string, ...rows: string[]) => Buffer.from([header, ...rows].join('\n'));
const fills = (...rows: [id: string, time: string, liters: number][]) =>
  table(
    '交易流水号,卡号,交易时间,商品类别,升数,金额',
    ...rows.map(([id, time, liters]) => `${id},K1,${time},汽油,${liters},320`),
  );

async function load(files: Record<string, Uint8Array>): Promise<void> {
  const sent = Object.entries(files).map(([name, content]) => ({ name, content }));
  const { id } = await receiveDelivery(house, systemCaller, { source: '测试', files: sent });
  await loadDelivery(house, id, { warehouse: kept.warehouse });
}

test('the same model on newer data: no newer data says nothing, clean data clear it, a new fact is found', async () => {
  await load({
    'fuel_txn.csv': fills(['T1', '2026-02-05 08:30:00', 95]),
    'fuel_card.csv': table('卡号,绑定车牌,持卡单位编码,状态', 'K1,川A12345,U2,正常'),
    'official_vehicle.csv': table(
      '车辆编号,号牌号码,使用单位编码,厂牌型号,油箱容积,车辆状态',
      'V1,川A12345,U2,帕萨特,60,在用',
    ),
    'org_unit.csv': table('单位编码,单位名称,行政区划代码', 'U2,农业局,510104'),
  });
  await requestRun(house, people.director, { models: ['fuel-exceeds-tank'], purpose: 'manual', reason: '例行' });
  await house.jobs.runWaiting();
  const hit = await house.records.db.selectFrom('hit').select('id').executeTakeFirstOrThrow();

  const plan = {
    title: '超油箱加油',
    problem: '加油 95 升',
    kind: 'by_date',
    unit: 'U2',
    unit_name: '农业局',
    responsible: '郑某',
    goal: '一车一卡',
    measures: [{ text: '清理', owner: '办公室', due: '2026-03-20' }],
    due: '2026-04-02',
    hit: hit.id,
  };
  let row = await takeUpRectification(house, people.analyst, takeUpSchema.parse(plan));
  const of = () => ({ id: row.id, revision: row.revision });
  row = await issueRectification(house, people.analyst, of());
  row = await startRectification(house, people.department, of());
  const pdf = new TextEncoder().encode('%PDF-1.7\n%%EOF');
  await attachEvidence(house, people.department, {
    rectification: row.id,
    id: crypto.randomUUID(),
    kind: 'proof',
    name: 'a.pdf',
    note: '',
    bytes: pdf,
  });
  row = await submitRectification(house, people.department, { ...of(), reason: '' });
  row = await reviewRectification(house, people.analyst, of());

  const recheck = async () => {
    row = await recheckRectification(house, people.analyst, of());
    assert.equal((await openRectification(house, people.analyst, row)).rechecks[0]?.outcome, 'waiting');
    await house.jobs.runWaiting();
    const [last] = (await openRectification(house, people.analyst, row)).rechecks;
    assert.ok(last?.digest, 'the digest of the run is attached');
    return last;
  };
  assert.equal((await recheck()).outcome, 'not_evaluable');

  house.clock.now = '2026-03-25 09:00:00';
  await load({ 'fuel_txn.csv': fills(['T2', '2026-03-20 08:30:00', 40]) });
  const clear = await recheck();
  assert.deepEqual([clear.outcome, clear.found], ['clear', []]);
  assert.ok((clear.as_of ?? '') > '2026-03-20');

  house.clock.now = '2026-03-28 09:00:00';
  await load({ 'fuel_txn.csv': fills(['T3', '2026-03-26 08:30:00', 99]) });
  const found = await recheck();
  assert.equal(found.outcome, 'found');
  assert.deepEqual(
    found.found.map(({ occurred_at }) => occurred_at),
    ['2026-03-26 08:30:00'],
  );
});
