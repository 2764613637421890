import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { loadDelivery } from '@plumb/collect/batch/load-delivery';
import { receiveDelivery } from '@plumb/collect/batch/receive-delivery';
import { testWarehouse } from '@plumb/collect/batch/warehouse-fixture';
import { PlumbError } from '@plumb/ground/problem';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { type TestHouse, testCaller, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { explainDifference } from './explain-difference.ts';
import { modelPrecision } from './model-precision.ts';
import { decideParameters } from './parameters/decide-parameters.ts';
import { proposeParameters } from './parameters/propose-parameters.ts';
import { performRun, workRuns } from './perform-run.ts';
import { type RequestRun, requestRun } from './request-run.ts';
import { runForSubject } from './run-for-subject.ts';
import { cancelRun, retryRun } from './stop-run.ts';
import { decideSuppression, endSuppression } from './suppression/decide-suppression.ts';
import { proposeSuppression } from './suppression/propose-suppression.ts';

let records: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
let kept: Awaited<ReturnType<typeof testWarehouse>>;
const analyst = testCaller('conduct_analyst');
const engineer = testCaller('model_engineer');
const director = testCaller('conduct_director');
const leader = testCaller('leader');

before(async () => {
  records = await startTestRecords();
});
after(() => records.stop());
beforeEach(async () => {
  house = testHouse(await records.fresh(), { now: '2026-03-02 09:00:00' });
  kept = await testWarehouse();
});
afterEach(() => kept.remove());

const table = (header: string, rows: string[]) => Buffer.from([header, ...rows].join('\n'));
const fills = (...rows: [id: string, card: string, time: string, liters: number | '', plate?: string][]) =>
  table(
    '交易流水号,卡号,交易时间,油站编号,油站名称,经度,纬度,商品类别,品名,标号,升数,金额,油站识别车牌',
    rows.map(
      ([id, card, time, liters, plate = '']) =>
        `${id},${card},${time},S1,城南站,104.06,30.67,汽油,92号汽油,92#,${liters},320,${plate}`,
    ),
  );
const base = {
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
const model = 'fuel-exceeds-tank';

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
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing thrown',
    (error: unknown) => (error instanceof PlumbError ? error.code : String(error)),
  );
const two = fills(
  ['T1', 'K1', '2026-01-05 08:30:00', 95],
  ['T2', 'K2', '2026-01-09 08:30:00', 97],
  ['T3', 'K1', '2026-02-20 08:30:00', 20],
);

describe('a kept run', () => {
  test('makes hits with frozen evidence, unit, region and state; again it finds the same and says so', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    const first = await run();
    const [one, other] = await hits();
    assert.deepEqual(
      [one?.subject_key, one?.unit, one?.region, one?.state, one?.amount],
      ['川A12345', 'U1', '510104', 'H20', 320],
    );
    assert.equal(other?.unit, 'U2');
    const [version] = await house.records.db
      .selectFrom('hit_version')
      .selectAll()
      .where('hit', '=', one?.id as string)
      .execute();
    const batches = await house.records.db.selectFrom('batch').select(['id', 'dataset']).execute();
    const fill = version?.evidence.find(({ dataset }) => dataset === 'fuel_txn');
    assert.deepEqual([fill?.source_file, fill?.source_line, fill?.row['liters']], ['fuel_txn.csv', 2, 95]);
    assert.equal(fill?.batch, batches.find(({ dataset }) => dataset === 'fuel_txn')?.id);
    const steps = await house.records.db.selectFrom('hit_step').selectAll().execute();
    assert.deepEqual(
      steps.map(({ from_state, to_state }) => [from_state, to_state]),
      [
        ['H10', 'H20'],
        ['H10', 'H20'],
      ],
    );
    assert.equal(first.as_of, '2026-02-20 23:59:59');
    assert.equal(first.summary?.[0]?.fresh, 2);
    const second = await run();
    assert.deepEqual(explainDifference(first, second), { same: true, inputs: [] });
    const again = await hits();
    assert.equal(again.length, 2);
    assert.deepEqual([again[0]?.times_found, again[0]?.revision], [2, one?.revision]);
    assert.deepEqual(await versions(one?.id as string), [['found']]);
  });

  test('amends what says something else, withdraws what the data no longer support, restores what comes back', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    const before = await run();
    await load(
      {
        'fuel_txn.csv': fills(
          ['T1', 'K1', '2026-01-05 08:30:00', 91],
          ['T2', 'K2', '2026-01-09 08:30:00', 40],
          ['T3', 'K1', '2026-02-20 08:30:00', 20],
        ),
      },
      'full',
    );
    const after = await run();
    const [one, other] = await hits();
    assert.deepEqual(await versions(one?.id as string), [['found'], ['amended', 'reason', 'evidence']]);
    assert.deepEqual(await versions(other?.id as string), [['found'], ['withdrawn']]);
    assert.equal(other?.withdrawn_at, '2026-03-02 09:00:00');
    assert.equal(other?.state, 'H20', 'its state is kept');
    const { same, inputs } = explainDifference(before, after);
    assert.equal(same, false);
    assert.match(
      inputs.map(({ en }) => en).join('; '),
      /^fuel_txn has new batches: \d+; fuel_txn no longer uses batches: \d+$/,
    );
    assert.ok(house.announced.some(({ topic, id }) => topic === 'hit' && id === other?.id));
    await load({ 'fuel_txn.csv': two }, 'full');
    await run();
    assert.deepEqual((await versions(other?.id as string)).at(-1)?.[0], 'restored');
    assert.equal((await hits())[1]?.withdrawn_at, null);
  });

  test('does not withdraw what people decided on, what was not judged, or what a later moment found', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    await run();
    const { db } = house.records;
    await db.updateTable('hit').set({ state: 'H92', label: 'tp' }).where('subject_key', '=', '川A12345').execute();
    await load(
      { 'fuel_txn.csv': fills(['T3', 'K1', '2026-01-02 08:30:00', 20], ['T2', 'K2', '2026-01-09 08:30:00', '']) },
      'full',
    );
    await run({ as_of: '2026-02-28 23:59:59' });
    assert.deepEqual(
      (await hits()).map(({ withdrawn_at }) => withdrawn_at),
      [null, null],
      'decided; no longer evaluable',
    );
    await load({ 'fuel_txn.csv': fills(['T9', 'K1', '2026-02-20 08:30:00', 20]) }, 'full');
    await run({ as_of: '2026-02-28 23:59:59' });
    assert.equal((await hits())[1]?.withdrawn_at, null, 'the data begin after the fact');
    await load({ 'fuel_txn.csv': fills(['T3', 'K1', '2026-01-02 08:30:00', 20]) }, 'full');
    await run({ as_of: '2026-01-31 23:59:59' });
    assert.equal((await hits())[1]?.withdrawn_at, null, 'judged as of an earlier moment than before');
    await run({ as_of: '2026-02-28 23:59:59' });
    assert.deepEqual(
      (await hits()).map(({ withdrawn_at }) => withdrawn_at !== null),
      [false, true],
    );
  });

  test('says what could not be judged; a dataset that is missing withdraws nothing', async () => {
    await load({ ...base, 'fuel_txn.csv': fills(['T1', 'K1', '2026-01-05 08:30:00', '']) });
    const one = await run();
    assert.deepEqual(
      one.not_evaluable?.map(({ because, subject, count }) => [because, subject.key, count]),
      [['no-litres', '川A12345', 1]],
    );
    const other = await run({ models: ['official-car-offhours-trip'] });
    assert.ok(other.not_evaluable?.every(({ subject }) => subject.type === 'dataset'));
  });

  test('as of an earlier day sees what was known then', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    await run({ as_of: '2026-01-07 00:00:00' });
    assert.deepEqual(
      (await hits()).map(({ subject_key }) => subject_key),
      ['川A12345'],
    );
    assert.deepEqual(await kept.warehouse.main.rows('SELECT count(*) AS n FROM fuel_txn'), [{ n: 3 }]);
  });

  test('masks persons in what lists show, in both languages', async () => {
    await load({
      ...base,
      'fuel_card.csv': table('卡号,绑定车牌,持卡单位编码,卡类型,状态,保管人', ['K1,,U1,主卡,正常,欧阳小明']),
      'fuel_txn.csv': fills(['T1', 'K1', '2026-01-05 08:30:00', 50, '川B77777']),
    });
    const done = await run({ models: undefined });
    const shown = JSON.stringify([
      (await hits()).map(({ subject_shown, reason_shown }) => [subject_shown, reason_shown]),
      done.not_evaluable,
    ]);
    assert.ok(!shown.includes('欧阳小明'), shown);
  });

  test('several models on one event of one subject: one leads, the others follow until it is withdrawn', async () => {
    const retired = table('车辆编号,号牌号码,使用单位编码,厂牌型号,油箱容积,车辆状态,报废处置日期', [
      'V1,川A12345,U1,帕萨特,60,报废,2025-06-01',
      'V2,川A54321,U2,途观,60,在用,',
    ]);
    const files = {
      ...base,
      'vehicle_maintenance.csv': table('维修单号,车辆编号,进厂时间', ['M1,V2,2026-01-03 09:00:00']),
    };
    await load({ ...files, 'official_vehicle.csv': retired, 'fuel_txn.csv': two });
    await run({ models: [model, 'fuel-idle-vehicle'] });
    const same = (await hits()).filter(({ fact_key }) => fact_key === 'T1');
    assert.deepEqual(same.map(({ state }) => state).sort(), ['H11', 'H20']);
    const [leads, follows] = [same.find(({ state }) => state === 'H20'), same.find(({ state }) => state === 'H11')];
    assert.equal(follows?.merged_into, leads?.id);
    const { db } = house.records;
    await db
      .updateTable('hit')
      .set({ severity: 'high' })
      .where('id', '=', leads?.id as string)
      .execute();
    const mended: Record<string, Uint8Array> =
      leads?.model === model
        ? { 'fuel_txn.csv': fills(['T1', 'K1', '2026-01-05 08:30:00', 30], ['T3', 'K1', '2026-02-20 08:30:00', 20]) }
        : { 'official_vehicle.csv': base['official_vehicle.csv'] };
    await load(mended, 'full');
    await run({ models: [model, 'fuel-idle-vehicle'], as_of: '2026-02-28 23:59:59' });
    const [was, now] = [
      (await hits()).find(({ id }) => id === leads?.id),
      (await hits()).find(({ id }) => id === follows?.id),
    ];
    assert.notEqual(was?.withdrawn_at, null);
    assert.deepEqual([now?.state, now?.merged_into], ['H20', null]);
  });
});

describe('a re-check', () => {
  test('compares one subject alone and says what became of each of its hits', async () => {
    await load({
      ...base,
      'fuel_txn.csv': fills(
        ['T1', 'K1', '2026-01-05 08:30:00', 95],
        ['T4', 'K1', '2026-01-20 08:30:00', 99],
        ['T2', 'K2', '2026-01-09 08:30:00', 97],
      ),
    });
    await run();
    const [first] = await hits();
    await load(
      {
        'fuel_txn.csv': fills(
          ['T4', 'K1', '2026-01-20 08:30:00', 99],
          ['T5', 'K1', '2026-02-20 08:30:00', 98],
          ['T2', 'K2', '2026-01-09 08:30:00', 40],
        ),
      },
      'full',
    );
    const result = await runForSubject(house, director, { hit: first?.id as string, reason: '整改后复核' }, kept);
    assert.deepEqual(
      result.still_found.map(({ fact_key }) => fact_key),
      ['T4'],
    );
    assert.deepEqual(
      result.gone.map(({ fact_key }) => fact_key),
      ['T1'],
    );
    assert.deepEqual(
      result.fresh.map(({ fact_key }) => fact_key),
      ['T5'],
    );
    assert.deepEqual(result.not_evaluable, []);
    const other = (await hits()).find(({ subject_key }) => subject_key === '川A54321');
    assert.equal(other?.withdrawn_at, null, 'another subject is left as it is');
    const again = await runForSubject(house, director, { hit: first?.id as string, reason: '再复核' }, kept);
    assert.deepEqual([again.still_found.length, again.gone.length, again.fresh.length], [2, 1, 0]);
  });

  test('of a hit out of sight is "not found"', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    await run();
    const [first] = await hits();
    const elsewhere = testCaller('conduct_director', { units: ['U2'], unit: 'U2' });
    assert.equal(
      await codeOf(runForSubject(house, elsewhere, { hit: first?.id as string, reason: '看看' }, kept)),
      'not-found',
    );
  });
});

describe('suppression', () => {
  const input = (hit: string) => ({ hit, every_model: false, reason: '专项任务已备案', expires_on: '2026-06-30' });

  test('hides from the approval by another person until it ends, and counts what it hid', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    await run();
    const [first] = await hits();
    const { id } = await proposeSuppression(house, director, input(first?.id as string));
    assert.equal((await hits())[0]?.suppressed_by, null, 'proposed only');
    assert.equal(
      await codeOf(decideSuppression(house, director, { suppression: id, approve: true, reason: '同意' })),
      'not-allowed',
    );
    assert.deepEqual(await decideSuppression(house, leader, { suppression: id, approve: true, reason: '同意' }), {
      id,
      state: 'active',
      hidden: 1,
    });
    assert.equal((await hits())[0]?.suppressed_by, id);
    await load({ 'fuel_txn.csv': fills(['T7', 'K1', '2026-02-21 08:30:00', 96]) });
    const again = await run();
    assert.equal(again.summary?.[0]?.suppressed, 2);
    assert.equal(
      (await house.records.db.selectFrom('suppression').select('hidden').executeTakeFirstOrThrow()).hidden,
      2,
    );
    assert.equal(
      await codeOf(decideSuppression(house, leader, { suppression: id, approve: false, reason: '反悔' })),
      'wrong-state',
    );
    await endSuppression(house, analyst, { suppression: id, reason: '任务结束' });
    assert.ok((await hits()).every(({ suppressed_by }) => suppressed_by === null));
  });

  test('expires by itself at the next run; a year is the longest', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    await run();
    const [first] = await hits();
    assert.equal(
      await codeOf(proposeSuppression(house, analyst, { ...input(first?.id as string), expires_on: '2027-06-30' })),
      'bad-input',
    );
    assert.equal(
      await codeOf(proposeSuppression(house, analyst, { ...input(first?.id as string), reason: ' ' })),
      'bad-input',
    );
    const { id } = await proposeSuppression(house, analyst, input(first?.id as string));
    await decideSuppression(house, leader, { suppression: id, approve: true, reason: '同意' });
    house.clock.now = '2026-07-01 09:00:00';
    await run();
    assert.ok((await hits()).every(({ suppressed_by }) => suppressed_by === null));
  });
});

describe('parameters', () => {
  const raise = { model, params: { tol: 0.5 }, reason: '油箱标称误差较大' };

  test('are proposed by an engineer, approved by another, and never turned by who weighs hits', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    const before = await run();
    assert.equal(await codeOf(proposeParameters(house, analyst, raise)), 'not-allowed');
    assert.equal(await codeOf(proposeParameters(house, engineer, { ...raise, params: { tol: 0.9 } })), 'bad-input');
    assert.equal(
      await codeOf(proposeParameters(house, engineer, { ...raise, params: { tolerance: 0.1 } })),
      'bad-input',
    );
    const { id } = await proposeParameters(house, engineer, raise);
    assert.equal(await codeOf(proposeParameters(house, engineer, raise)), 'wrong-state');
    const both = { ...engineer, roles: ['model_engineer', 'conduct_director'] as const };
    assert.equal(
      await codeOf(decideParameters(house, both, { proposal: id, approve: true, reason: '同意' })),
      'not-allowed',
    );
    assert.equal(
      await codeOf(decideParameters(house, analyst, { proposal: id, approve: true, reason: '同意' })),
      'not-allowed',
    );
    await decideParameters(house, director, { proposal: id, approve: true, reason: '同意' });
    const after = await run();
    assert.deepEqual([after.models[0]?.params, after.models[0]?.params_no], [{ tol: 0.5 }, 1]);
    assert.deepEqual(
      explainDifference(before, after).inputs.map(({ en }) => en),
      [`parameters of ${model} changed (tol: — → 0.5)`],
    );
    assert.ok((await versions((await hits())[0]?.id as string)).some((version) => version.includes('params')));
  });

  test('given for one run make it a trial, which changes no hit', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    const trial = await run({ params: { [model]: { tol: 0.5 } } }, engineer);
    assert.equal(trial.purpose, 'trial');
    assert.equal(trial.summary?.[0]?.hits, 2);
    assert.deepEqual(await hits(), []);
    assert.equal(
      await codeOf(
        requestRun(house, analyst, {
          models: [model],
          purpose: 'manual',
          reason: '试',
          params: { [model]: { tol: 0.5 } },
        }),
      ),
      'not-allowed',
    );
  });
});

describe('a run as a job', () => {
  test('is performed once, is cancelled while it waits, and fails with a clear reason', async () => {
    await workRuns(house, kept.warehouse);
    await load({ ...base, 'fuel_txn.csv': two });
    const { id } = await requestRun(house, analyst, { models: [model], purpose: 'manual', reason: '例行' });
    assert.equal(
      await codeOf(cancelRun(house, testCaller('conduct_analyst'), { run: id, reason: '不需要' })),
      'not-allowed',
    );
    await cancelRun(house, analyst, { run: id, reason: '不需要' });
    await house.jobs.runWaiting();
    assert.equal((await performRun(house, id, kept)).state, 'cancelled');
    assert.deepEqual(await hits(), []);
    assert.equal(await codeOf(cancelRun(house, analyst, { run: id, reason: '不需要' })), 'wrong-state');
    await retryRun(house, analyst, { run: id, reason: '需要' });
    await house.jobs.runWaiting();
    assert.equal((await hits()).length, 2);
    assert.equal((await performRun(house, id, kept)).state, 'done', 'done already: answers at once');
    assert.equal((await hits())[0]?.times_found, 1);
    const { id: broken } = await requestRun(house, analyst, { models: [model], purpose: 'manual', reason: '例行' });
    await house.records.db
      .updateTable('run')
      .set({ models: JSON.stringify([{ model, version: 1, sha256: 'other', params: {}, params_no: null }]) })
      .where('id', '=', broken)
      .execute();
    await house.jobs.runWaiting();
    const failed = await house.records.db
      .selectFrom('run')
      .selectAll()
      .where('id', '=', broken)
      .executeTakeFirstOrThrow();
    assert.equal(failed.state, 'failed');
    assert.match(failed.failure?.en ?? '', /has changed since the run was asked for/);
  });

  test('is asked for with models that exist, a reason, and no later moment than now', async () => {
    const ask = (input: Partial<RequestRun>) =>
      codeOf(requestRun(house, analyst, { models: [model], purpose: 'manual', reason: '例行', ...input }));
    assert.equal(await ask({ models: ['fuel-exceeds-tnk'] }), 'no-model');
    assert.equal(await ask({ reason: ' ' }), 'bad-input');
    assert.equal(await ask({ as_of: '2026-03-03 00:00:00' }), 'bad-input');
    assert.equal(
      await codeOf(requestRun(house, testCaller('audit_admin'), { purpose: 'manual', reason: '看看' })),
      'not-allowed',
    );
  });
});

test('precision counts verdicts by model, version and unit', async () => {
  await load({ ...base, 'fuel_txn.csv': two });
  await run();
  const { db } = house.records;
  await db.updateTable('hit').set({ verdict: 'true', label: 'tp', state: 'H92' }).where('unit', '=', 'U1').execute();
  await db.updateTable('hit').set({ verdict: 'false', label: 'fp', state: 'H92' }).where('unit', '=', 'U2').execute();
  const [all] = await modelPrecision(db);
  assert.deepEqual(
    [all?.hits, all?.judged, all?.true_hits, all?.false_hits, all?.precision],
    [2, 2, 1, 1, null],
    'two verdicts are too few for a share',
  );
  const byUnit = await modelPrecision(db, { by_unit: true, models: [model] });
  assert.deepEqual(
    byUnit.map(({ unit, true_hits }) => [unit, true_hits]),
    [
      ['U1', 1],
      ['U2', 0],
    ],
  );
});
