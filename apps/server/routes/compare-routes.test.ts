import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { workDeliveries } from '@plumb/collect/batch/load-delivery';
import { testWarehouse } from '@plumb/collect/batch/warehouse-fixture';
import { workRuns } from '@plumb/compare/kept/perform-run';
import type { Caller } from '@plumb/guard/access/caller';
import { type TestHouse, testCaller, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { makeAnnouncements } from '../announcements.ts';
import { type App, buildServer } from '../door.ts';

let records: Awaited<ReturnType<typeof startTestRecords>>;
let kept: Awaited<ReturnType<typeof testWarehouse>>;
let house: TestHouse;
let app: App;
let folder: string;
const people = {
  analyst: testCaller('conduct_analyst', { unit: 'JW01' }),
  director: testCaller('conduct_director', { unit: 'JW01' }),
  leader: testCaller('leader', { unit: 'JW01' }),
  modeller: testCaller('model_engineer'),
  steward: testCaller('data_steward'),
  auditor: testCaller('audit_admin'),
  operator: testCaller([], { kind: 'operator' }),
} satisfies Record<string, Caller>;
type Who = keyof typeof people;

before(async () => {
  records = await startTestRecords();
  kept = await testWarehouse();
  house = testHouse(await records.fresh(), { now: '2026-03-02 09:00:00' });
  await workDeliveries(house, kept.warehouse);
  await workRuns(house, kept.warehouse);
  app = await buildServer(house, {
    announcements: makeAnnouncements(),
    callerOf: async (headers) => people[headers['x-who'] as Who],
  });
  folder = await mkdtemp(join(tmpdir(), 'plumb-routes-'));
});
after(async () => {
  await app.close();
  await kept.remove();
  await records.stop();
  await rm(folder, { recursive: true, force: true });
});

async function ask(who: Who, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) {
  const reply = await app.inject({ method, url, headers: { 'x-who': who }, ...(body ? { payload: body } : {}) });
  return { status: reply.statusCode, body: reply.body === '' ? undefined : reply.json() };
}

test('from a delivery to hits, figures and a suppression, each by who may', async () => {
  await writeFile(
    join(folder, '加油明细.csv'),
    '交易流水号,卡号,交易时间,商品类别,升数,金额\nT1,K1,2026-01-05 08:30:00,汽油,95,300\nT2,K1,2026-01-06 08:30:00,汽油,很多,300',
  );
  await writeFile(
    join(folder, '公车台账.csv'),
    '车辆编号,号牌号码,使用单位编码,厂牌型号,油箱容积,车辆状态\nV1,川A12345,U1,帕萨特,60,在用',
  );
  await writeFile(join(folder, '加油卡.csv'), '卡号,绑定车牌,持卡单位编码,状态,保管人\nK1,川A12345,U1,正常,欧阳小明');
  assert.equal(
    (await ask('steward', 'POST', '/api/deliveries/local', { source: '财政局', paths: [folder] })).status,
    403,
  );
  const delivered = await ask('operator', 'POST', '/api/deliveries/local', { source: '财政局', paths: [folder] });
  assert.equal(delivered.status, 202);
  assert.equal(
    (await ask('operator', 'POST', '/api/deliveries/local', { source: '财政局', paths: [join(folder, 'nothing')] }))
      .status,
    422,
  );
  await house.jobs.runWaiting();
  const delivery = await ask('steward', 'GET', `/api/deliveries/${delivered.body.id}`);
  assert.deepEqual(
    [delivery.body.state, delivery.body.rows, delivery.body.quarantined, delivery.body.batches.length],
    ['loaded', 3, 1, 3],
  );
  assert.equal((await ask('steward', 'GET', '/api/deliveries')).body.items.length, 1);

  const datasets = await ask('analyst', 'GET', '/api/datasets');
  const fuel = datasets.body.items.find(({ id }: { id: string }) => id === 'fuel_txn');
  assert.deepEqual([fuel.rows, fuel.quarantined, fuel.freshness, fuel.quarantined_share], [1, 1, 'fresh', 0.5]);
  const view = await ask('analyst', 'GET', '/api/datasets/fuel_txn');
  assert.deepEqual(
    view.body.faults.map(({ column, count }: { column: string; count: number }) => [column, count]),
    [['liters', 1]],
  );
  assert.equal((await ask('analyst', 'GET', '/api/datasets/nothing')).status, 404);
  const aside = await ask('steward', 'GET', '/api/datasets/fuel_txn/quarantine');
  assert.deepEqual([aside.body.items[0].line, aside.body.items[0].value_shown], [3, '很多']);
  assert.equal((await ask('analyst', 'GET', '/api/datasets/fuel_txn/quarantine')).status, 403);

  const asked = await ask('analyst', 'POST', '/api/runs', { models: ['fuel-exceeds-tank'], reason: '例行' });
  assert.equal(asked.status, 202);
  await house.jobs.runWaiting();
  const run = await ask('modeller', 'GET', `/api/runs/${asked.body.id}`);
  assert.deepEqual([run.body.state, run.body.hits, run.body.fresh], ['done', 1, 1]);
  assert.ok(
    run.body.open.every(({ subject }: { subject: unknown }) => subject === null),
    'a model engineer sees no subject',
  );
  assert.equal((await ask('analyst', 'GET', '/api/runs?model=fuel-exceeds-tank')).body.items.length, 1);
  assert.equal((await ask('auditor', 'GET', '/api/runs')).status, 403);
  assert.equal((await ask('analyst', 'POST', `/api/runs/${asked.body.id}/cancel`, { reason: '不需要' })).status, 409);

  const [hit] = await house.records.db.selectFrom('hit').select('id').execute();
  const hidden = await ask('analyst', 'POST', '/api/suppressions', {
    hit: hit?.id,
    reason: '专项任务已备案',
    expires_on: '2026-06-30',
  });
  assert.equal(hidden.status, 201);
  assert.equal(
    (await ask('leader', 'POST', `/api/suppressions/${hidden.body.id}/decide`, { approve: true, reason: '同意' })).body
      .hidden,
    1,
  );
  assert.equal((await ask('director', 'GET', '/api/suppressions')).body.items[0].state, 'active');
});

test('models: figures for all, parameters and schedules by who may', async () => {
  const list = await ask('modeller', 'GET', '/api/models');
  assert.equal(list.status, 200);
  const one = await ask('modeller', 'GET', '/api/models/fuel-exceeds-tank');
  assert.equal(one.status, 200, JSON.stringify(one.body));
  assert.match(one.body.sql, /SELECT/i);
  assert.deepEqual(one.body.acts, ['propose_parameters', 'schedule', 'run', 'trial']);
  assert.deepEqual((await ask('analyst', 'GET', '/api/models/fuel-exceeds-tank')).body.acts, ['run']);
  const proposal = { params: { tol: 0.1 }, reason: '校准误差' };
  assert.equal((await ask('analyst', 'POST', '/api/models/fuel-exceeds-tank/parameters', proposal)).status, 403);
  const proposed = await ask('modeller', 'POST', '/api/models/fuel-exceeds-tank/parameters', proposal);
  assert.equal(proposed.status, 201);
  assert.equal(
    (
      await ask('modeller', 'POST', `/api/parameter-proposals/${proposed.body.id}/decide`, {
        approve: true,
        reason: '同意',
      })
    ).status,
    403,
  );
  assert.equal(
    (
      await ask('director', 'POST', `/api/parameter-proposals/${proposed.body.id}/decide`, {
        approve: true,
        reason: '同意',
      })
    ).body.state,
    'approved',
  );
  const schedule = { cron: '30 2 * * *', look_back_days: 30, enabled: true, reason: '每日' };
  assert.equal((await ask('modeller', 'PUT', '/api/models/fuel-exceeds-tank/schedule', schedule)).status, 200);
  assert.equal(
    (await ask('modeller', 'PUT', '/api/models/fuel-exceeds-tank/schedule', { ...schedule, cron: 'x' })).status,
    422,
  );
  assert.equal((await ask('director', 'GET', '/api/schedules')).body.items[0].model, 'fuel-exceeds-tank');
  const after = await ask('director', 'GET', '/api/models/fuel-exceeds-tank');
  assert.deepEqual([after.body.in_force, after.body.schedule.cron], [{ no: 1, params: { tol: 0.1 } }, '30 2 * * *']);
  assert.equal((await ask('auditor', 'GET', '/api/models')).status, 403);
  assert.equal((await ask('modeller', 'GET', '/api/models/no-such-model')).status, 404);
  assert.equal((await ask('modeller', 'PUT', '/api/models/no-such-model/schedule', schedule)).status, 404);
});

test('an upload is kept and loaded; without a file, or from who may not, it is refused', async () => {
  const line = '\r\n';
  const upload = (who: Who, parts: string[]) =>
    app.inject({
      method: 'POST',
      url: '/api/deliveries?source=%E7%9F%B3%E6%B2%B9%E5%85%AC%E5%8F%B8&dataset=fuel_txn',
      headers: { 'x-who': who, 'content-type': 'multipart/form-data; boundary=XX' },
      payload: `${parts.join('')}--XX--${line}`,
    });
  const csv = '交易流水号,卡号,交易时间,商品类别,升数,金额\nT8,K1,2026-01-07 08:30:00,汽油,20,150';
  const part = `--XX${line}content-disposition: form-data; name="files"; filename="m.csv"${line}content-type: text/csv${line}${line}${csv}${line}`;
  assert.equal((await upload('analyst', [part])).statusCode, 403);
  assert.equal((await upload('steward', [])).statusCode, 422);
  const sent = await upload('steward', [part]);
  assert.equal(sent.statusCode, 202, sent.body);
  await house.jobs.runWaiting();
  assert.equal((await ask('steward', 'GET', `/api/deliveries/${sent.json().id}`)).body.rows, 1);
  assert.equal((await upload('steward', [part])).json().repeated, true);
});
