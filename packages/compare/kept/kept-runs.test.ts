import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testCaller } from '@plumb/guard/house-fixture';
import { explainDifference } from './explain-difference.ts';
import { base, codeOf, director, fills, keptScene, model, table, two } from './kept-fixture.ts';
import { modelPrecision } from './model-precision.ts';
import { runForSubject } from './run-for-subject.ts';

const s = keptScene();
const { load, run, hits, versions } = s;

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
    const [version] = await s.house.records.db
      .selectFrom('hit_version')
      .selectAll()
      .where('hit', '=', one?.id as string)
      .execute();
    const batches = await s.house.records.db.selectFrom('batch').select(['id', 'dataset']).execute();
    const fill = version?.evidence.find(({ dataset }) => dataset === 'fuel_txn');
    assert.deepEqual([fill?.source_file, fill?.source_line, fill?.row['liters']], ['fuel_txn.csv', 2, 95]);
    assert.equal(fill?.batch, batches.find(({ dataset }) => dataset === 'fuel_txn')?.id);
    const steps = await s.house.records.db.selectFrom('hit_step').selectAll().execute();
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
    assert.ok(s.house.announced.some(({ topic, id }) => topic === 'hit' && id === other?.id));
    await load({ 'fuel_txn.csv': two }, 'full');
    await run();
    assert.deepEqual((await versions(other?.id as string)).at(-1)?.[0], 'restored');
    assert.equal((await hits())[1]?.withdrawn_at, null);
  });

  test('does not withdraw what people decided on, what was not judged, or what a later moment found', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    await run();
    const { db } = s.house.records;
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

  test('a delivery of events without one good row is no innocence: cannot be judged, and withdraws nothing', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    await run();
    await load({ 'fuel_txn.csv': fills(['T1', 'K1', '2026-02-30 08:30:00', 95]) }, 'full');
    const done = await run();
    assert.deepEqual(
      done.not_evaluable?.map(({ because, subject }) => [because, subject.key]),
      [['empty-dataset', 'fuel_txn']],
    );
    assert.deepEqual(
      (await hits()).map(({ withdrawn_at }) => withdrawn_at),
      [null, null],
    );
  });

  test('as of an earlier day sees what was known then', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    await run({ as_of: '2026-01-07 00:00:00' });
    assert.deepEqual(
      (await hits()).map(({ subject_key }) => subject_key),
      ['川A12345'],
    );
    assert.deepEqual(await s.kept.warehouse.main.rows('SELECT count(*) AS n FROM fuel_txn'), [{ n: 3 }]);
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
    const { db } = s.house.records;
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
    const result = await runForSubject(s.house, director, { hit: first?.id as string, reason: '整改后复核' }, s.kept);
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
    const again = await runForSubject(s.house, director, { hit: first?.id as string, reason: '再复核' }, s.kept);
    assert.deepEqual([again.still_found.length, again.gone.length, again.fresh.length], [2, 1, 0]);
  });

  test('of a hit out of sight is "not found"', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    await run();
    const [first] = await hits();
    const elsewhere = testCaller('conduct_director', { units: ['U2'], unit: 'U2' });
    assert.equal(
      await codeOf(runForSubject(s.house, elsewhere, { hit: first?.id as string, reason: '看看' }, s.kept)),
      'not-found',
    );
  });
});

test('precision counts verdicts by model, version and unit', async () => {
  await load({ ...base, 'fuel_txn.csv': two });
  await run();
  const { db } = s.house.records;
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
