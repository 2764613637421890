import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { loadDelivery } from '@plumb/collect/batch/load-delivery';
import { receiveDelivery } from '@plumb/collect/batch/receive-delivery';
import { testWarehouse } from '@plumb/collect/batch/warehouse-fixture';
import { PlumbError } from '@plumb/ground/problem';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { type TestHouse, testCaller, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { failRun, performRun } from '../perform-run.ts';
import { latestDue, parseCron } from './cron.ts';
import { listSchedules } from './list-schedules.ts';
import { lookBackFrom } from './look-back.ts';
import { runScheduled, setSchedule } from './set-schedule.ts';

describe('a cron expression', () => {
  const cases: [cron: string, now: string, due: string | undefined][] = [
    ['30 2 * * *', '2026-03-02 09:00:00', '2026-03-02 02:30:00'],
    ['30 2 * * *', '2026-03-02 02:29:59', '2026-03-01 02:30:00'],
    ['30 2 * * *', '2026-03-02 02:30:00', '2026-03-02 02:30:00'],
    ['0 6 * * 1', '2026-03-01 12:00:00', '2026-02-23 06:00:00'],
    ['0 6 * * 7', '2026-03-01 12:00:00', '2026-03-01 06:00:00'],
    ['*/20 8-9 * * *', '2026-03-02 09:15:00', '2026-03-02 09:00:00'],
    ['0 0 31 * *', '2026-03-02 00:00:00', '2026-01-31 00:00:00'],
    ['0 0 1 * 1', '2026-03-03 00:00:00', '2026-03-02 00:00:00'],
    ['0 0 29 2 *', '2026-03-02 00:00:00', undefined],
    ['5,35 * * * *', '2026-03-02 00:20:00', '2026-03-02 00:05:00'],
  ];
  for (const [cron, now, due] of cases)
    test(`${cron} before ${now}`, () => assert.equal(latestDue(parseCron(cron), now), due));
  for (const wrong of [
    '',
    '* * * *',
    '60 * * * *',
    '* 24 * * *',
    '5-1 * * * *',
    '*/0 * * * *',
    'a * * * *',
    '* * 0 * *',
  ])
    test(`“${wrong}” is refused`, () =>
      assert.throws(
        () => parseCron(wrong),
        (error) => error instanceof PlumbError && error.where === 'cron',
      ));
});

test('a failed run widens the next look-back', () => {
  assert.equal(lookBackFrom('2026-03-02 02:30:00', 7, null), '2026-02-23 00:00:00');
  assert.equal(lookBackFrom('2026-03-02 02:30:00', 7, '2026-02-27 02:30:00'), '2026-02-20 00:00:00');
  assert.equal(lookBackFrom('2026-03-02 02:30:00', 7, '2026-03-05 02:30:00'), '2026-02-23 00:00:00');
});

describe('a schedule', () => {
  let records: Awaited<ReturnType<typeof startTestRecords>>;
  let house: TestHouse;
  let kept: Awaited<ReturnType<typeof testWarehouse>>;
  const engineer = testCaller('model_engineer');
  const model = 'fuel-exceeds-tank';
  const input = { model, cron: '30 2 * * *', look_back_days: 30, enabled: true, reason: '每日凌晨' };
  before(async () => {
    records = await startTestRecords();
  });
  after(() => records.stop());
  beforeEach(async () => {
    house = testHouse(await records.fresh(), { now: '2026-03-01 09:00:00' });
    kept = await testWarehouse();
  });
  afterEach(() => kept.remove());
  const scheduled = async () => (await listSchedules(house, engineer))[0];

  test('is set by an engineer, not by who weighs hits; a missed time is visible', async () => {
    await assert.rejects(setSchedule(house, testCaller('conduct_analyst'), input), { code: 'not-allowed' });
    await assert.rejects(setSchedule(house, engineer, { ...input, cron: 'daily' }), { code: 'bad-input' });
    await assert.rejects(setSchedule(house, engineer, { ...input, look_back_days: 0 }), { code: 'bad-input' });
    await setSchedule(house, engineer, input);
    assert.equal((await scheduled())?.missed_at, null);
    house.clock.now = '2026-03-02 09:00:00';
    assert.equal((await scheduled())?.missed_at, '2026-03-02 02:30:00');
  });

  test('looks back so far; after a failure further, until a run is good', async () => {
    const csv = [
      '交易流水号,卡号,交易时间,商品类别,升数,金额',
      'T1,K1,2026-01-05 08:30:00,汽油,95,300',
      'T2,K1,2026-02-20 08:30:00,汽油,96,300',
    ];
    const files = [
      { name: 'fuel_txn.csv', content: Buffer.from(csv.join('\n')) },
      { name: 'fuel_card.csv', content: Buffer.from('卡号,绑定车牌,持卡单位编码,状态\nK1,川A12345,U1,正常') },
      {
        name: 'official_vehicle.csv',
        content: Buffer.from(
          '车辆编号,号牌号码,使用单位编码,厂牌型号,油箱容积,车辆状态\nV1,川A12345,U1,帕萨特,60,在用',
        ),
      },
    ];
    const { id } = await receiveDelivery(house, systemCaller, { source: '测试', files });
    await loadDelivery(house, id, kept);
    await setSchedule(house, engineer, input);
    const first = await runScheduled(house, model);
    await failRun(house, String(first['run']), { zh: '磁盘已满', en: 'disk full' });
    assert.equal((await scheduled())?.failed_since, '2026-03-01 09:00:00');
    house.clock.now = '2026-03-20 02:30:00';
    const second = await runScheduled(house, model);
    const row = () =>
      house.records.db.selectFrom('run').selectAll().where('id', '=', String(second['run'])).executeTakeFirstOrThrow();
    assert.equal((await row()).since, '2026-01-30 00:00:00', 'thirty days before the run that failed');
    await performRun(house, String(second['run']), kept);
    const hits = await house.records.db.selectFrom('hit').select('fact_key').execute();
    assert.deepEqual(hits, [{ fact_key: 'T2' }], 'facts before the look-back are not asked about');
    assert.equal((await scheduled())?.failed_since, null);
    assert.equal((await scheduled())?.missed_at, null);
  });

  test('that is off asks for nothing', async () => {
    await setSchedule(house, engineer, { ...input, enabled: false });
    assert.deepEqual(await runScheduled(house, model), { skipped: true });
  });
});
