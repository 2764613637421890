import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestHouse, testCaller, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { readCoverage } from '../coverage/read-coverage.ts';
import { replyLetter, signLetter } from '../letter/answer-letter.ts';
import { letterAt, people } from '../letter/letter-fixture.ts';
import { addHit } from '../rectification/hit-fixture.ts';
import { takeUpSchema } from '../rectification/rectification-input.ts';
import { takeUpRectification } from '../rectification/take-up-rectification.ts';
import { readOverview } from './read-overview.ts';
import { readStatistics } from './read-statistics.ts';
import type { Statistics } from './statistics-view.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
const zone = testCaller('conduct_analyst', { units: 'all', regions: ['210203'] });

before(async () => {
  server = await startTestRecords();
  house = testHouse(await server.fresh(), { now: '2026-03-02 09:00:00' });
  const { db } = house.records;
  const fuel = { model: 'fuel-holiday', unit: 'U2', region: '210202' };
  await addHit(house, {
    ...fuel,
    state: 'H20',
    severity: 'high',
    occurred_at: '2026-02-10 10:00:00',
    due_at: '2026-03-01 23:59:59',
  });
  await addHit(house, { ...fuel, state: 'H20', severity: 'low', occurred_at: '2026-02-11 10:00:00' });
  await addHit(house, { ...fuel, state: 'H41', severity: 'medium', occurred_at: '2026-02-20 10:00:00' });
  await addHit(house, { ...fuel, state: 'H71', verdict: 'true', occurred_at: '2026-02-24 10:00:00' });
  const parking = {
    model: 'parking-free-release',
    field: 'parking',
    unit: 'U3',
    region: '210203',
    severity: 'low' as const,
  };
  const closed = await addHit(house, { ...parking, state: 'H92', verdict: 'false', occurred_at: null });
  await addHit(house, { ...parking, state: 'H20', withdrawn_at: '2026-03-01 00:00:00' });
  await db
    .insertInto('hit_step')
    .values({
      hit: closed,
      at: '2026-02-26 10:00:00',
      act: 'conclude',
      actor: 'a',
      actor_name: 'a',
      from_state: 'H60',
      to_state: 'H92',
      note: null,
      details: '{}',
    })
    .execute();

  house.clock.now = '2026-01-05 09:00:00';
  let letter = await letterAt(house, 'dispatched', 'remind');
  letter = await signLetter(house, people.department, { id: letter.id, revision: letter.revision });
  await replyLetter(house, people.department, { id: letter.id, revision: letter.revision, text: '已备案' });
  const late = await letterAt(house, 'dispatched', 'supervise');
  await signLetter(house, people.department, { id: late.id, revision: late.revision });
  await letterAt(house, 'draft');

  house.clock.now = '2026-03-02 09:00:00';
  const plan = {
    title: '油卡',
    problem: '油卡',
    kind: 'at_once',
    unit: 'U2',
    unit_name: '市农业局',
    money_involved: 500,
    money_owed: 300,
  };
  const one = await takeUpRectification(house, people.analyst, takeUpSchema.parse(plan));
  const two = await takeUpRectification(house, people.analyst, takeUpSchema.parse(plan));
  await takeUpRectification(house, people.analyst, takeUpSchema.parse(plan));
  await db
    .updateTable('rectification')
    .set({
      state: 'R90',
      money_recovered: 200.5,
      accepted_at: '2026-02-01 09:00:00',
      rules_made: JSON.stringify([
        { title: '办法', number: '', made_on: '2026-02-01' },
        { title: '细则', number: '', made_on: '2026-02-01' },
      ]),
      people_handled: JSON.stringify({ first: 2, second: 1, third: 0, fourth: 0 }),
    })
    .where('id', '=', one.id)
    .execute();
  await db
    .updateTable('rectification')
    .set({ state: 'R85', relapsed_at: '2026-02-20 09:00:00' })
    .where('id', '=', two.id)
    .execute();
});
after(() => server.stop());

const places = new Map([['U2', { unit: 'U2', name: '市农业局', lng: 121.5, lat: 38.9 }]]);

function figures(statistics: Statistics, group: string): Record<string, number | null> {
  return Object.fromEntries(
    statistics.groups.find(({ id }) => id === group)?.figures.map(({ id, value }) => [id, value]) ?? [],
  );
}

test('the overview counts what the lists show', async () => {
  const { totals, units, models, trend, loop } = await readOverview(house, people.leader, places);
  assert.deepEqual(totals, {
    hits: 5,
    waiting: 2,
    verifying: 1,
    overdue: 1,
    closed: 1,
    clues: 0,
    letters: 3,
    rectifications: 3,
    recovered: 200.5,
  });
  assert.deepEqual(units, [
    { unit: 'U2', name: '市农业局', lng: 121.5, lat: 38.9, hits: 4, high: 2 },
    { unit: 'U3', name: 'U3', lng: null, lat: null, hits: 1, high: 0 },
  ]);
  assert.deepEqual(
    models.map(({ model, hits }) => [model, hits]),
    [
      ['fuel-holiday', 4],
      ['parking-free-release', 1],
    ],
  );
  assert.deepEqual(trend, [
    { at: '2026-02-09', found: 2, high: 1, closed: 0 },
    { at: '2026-02-16', found: 1, high: 0, closed: 0 },
    { at: '2026-02-23', found: 1, high: 1, closed: 1 },
  ]);
  assert.equal(loop.links.find(({ from, to }) => from === 'found' && to === 'waiting')?.value, 2);
  assert.deepEqual(loop.figures, {
    rows: 0,
    hits: 5,
    verified: 2,
    confirmed: 1,
    cleared: 1,
    clues: 0,
    letters: 2,
    corrected: 1,
  });
});

test('what lies outside the caller’s region is not counted', async () => {
  const { totals } = await readOverview(house, zone, places);
  assert.deepEqual([totals.hits, totals.letters, totals.rectifications], [1, 0, 0]);
});

test('hits by severity, field, unit and region, each leading to its list', async () => {
  const hits = (await readStatistics(house, people.leader, places)).groups.find(({ id }) => id === 'hits');
  const rows = (by: string) =>
    hits?.breakdowns.find(({ id }) => id === by)?.rows.map(({ key, value, to }) => [key, value, to]);
  assert.deepEqual(rows('severity'), [
    ['high', 2, '/hits?severity=high'],
    ['low', 2, '/hits?severity=low'],
    ['medium', 1, '/hits?severity=medium'],
  ]);
  assert.deepEqual(rows('unit'), [
    ['U2', 4, '/hits?unit=U2'],
    ['U3', 1, '/hits?unit=U3'],
  ]);
  assert.deepEqual(rows('region'), [
    ['210202', 4, '/hits?region=210202'],
    ['210203', 1, '/hits?region=210203'],
  ]);
  assert.deepEqual(rows('field'), [
    ['fuel-cards', 4, '/hits?field=fuel-cards'],
    ['parking', 1, '/hits?field=parking'],
  ]);
});

test('shares say what they were divided by; without a whole there is none', async () => {
  const statistics = await readStatistics(house, people.leader, places);
  assert.deepEqual(
    Object.fromEntries(
      Object.entries(figures(statistics, 'models')).filter(([id]) =>
        ['hits', 'precision', 'false', 'exempted'].includes(id),
      ),
    ),
    { hits: 5, precision: 0.5, false: 0.5, exempted: 0 },
  );
  assert.equal(figures(statistics, 'data')['quality'], null);
  assert.equal(figures(statistics, 'hits')['closed'], 0.2);
});

test('governance: letters, answers in time, put right, rules, money, relapse', async () => {
  assert.deepEqual(figures(await readStatistics(house, people.leader, places), 'governance'), {
    suggest: 0,
    supervise: 1,
    remind: 1,
    // One in time; the other is owed and overdue.
    on_time: 0.5,
    completed: 0.5,
    overdue: 0,
    rules: 2,
    involved: 1500,
    owed: 900,
    recovered: 200.5,
    relapse: 0.5,
  });
});

test('not for those without statistics', async () => {
  for (const caller of [people.department, testCaller('system_admin'), testCaller('audit_admin')]) {
    await assert.rejects(readStatistics(house, caller, places), { code: 'not-allowed' });
    await assert.rejects(readOverview(house, caller, places), { code: 'not-allowed' });
    await assert.rejects(readCoverage(house, caller, { list: 'vehicles' }), { code: 'not-allowed' });
  }
});

test('the coverage map counts the hits of each model', async () => {
  const map = await readCoverage(house, people.leader, { list: 'vehicles' });
  const found = map.aspects.flatMap(({ entries }) => entries).flatMap(({ models }) => models);
  assert.equal(found.find(({ model }) => model === 'fuel-holiday')?.hits, 4);
  assert.equal(map.items, 21);
});
