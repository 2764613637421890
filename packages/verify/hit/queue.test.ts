import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { PlumbError } from '@plumb/ground/problem';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { lapseApprovals } from '@plumb/guard/approval/lapse-approvals';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { escalateOverdue } from '../deadline/escalate-overdue.ts';
import { returnLapsed } from '../deadline/return-lapsed.ts';
import { listViews, removeView, saveView } from '../saved-views.ts';
import { type Scene, scene } from '../verify-fixture.ts';
import { admitHits } from './admit-hits.ts';
import { exemptHit } from './exempt-hit.ts';
import { hitFilterSchema } from './hit-filter.ts';
import { inbox } from './inbox.ts';
import { countHits, listHits } from './list-hits.ts';
import { triageHits } from './triage-hits.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let s: Scene;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  s = await scene(await server.fresh());
});

const row = (id: string) =>
  s.house.records.db.selectFrom('hit').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('the queue', () => {
  test('gravest first, then newest, those without a moment last; pages join without gap or overlap', async () => {
    const ids: string[] = [];
    for (const severity of ['low', 'high', 'medium'] as const)
      for (const occurred_at of ['2026-01-05 08:00:00', null, '2026-02-05 08:00:00', '2026-01-05 08:00:00'])
        ids.push(await s.hit({ severity, occurred_at }));
    const all = await listHits(s.house, s.people.analyst, { filter: {}, limit: 200 });
    assert.deepEqual(
      all.items.slice(0, 4).map((hit) => [hit.severity, hit.occurred_at]),
      [
        ['high', '2026-02-05 08:00:00'],
        ['high', '2026-01-05 08:00:00'],
        ['high', '2026-01-05 08:00:00'],
        ['high', null],
      ],
    );
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listHits(s.house, s.people.analyst, { filter: {}, limit: 5, cursor });
      walked.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    assert.deepEqual(
      walked,
      all.items.map(({ id }) => id),
    );
    assert.deepEqual([...walked].sort(), [...ids].sort());
    await assert.rejects(
      listHits(s.house, s.people.analyst, { filter: {}, limit: 5, cursor: 'x' }),
      (error) => error instanceof PlumbError && error.code === 'cursor',
    );
  });

  const filters: [object, number][] = [
    [{}, 4],
    [{ hidden: 'true' }, 6],
    [{ state: 'H20,H40' }, 4],
    [{ severity: 'low' }, 1],
    [{ model: 'fuel-night' }, 1],
    [{ unit: 'U2' }, 1],
    [{ region: '2103' }, 1],
    [{ from: '2026-02-11' }, 1],
    [{ to: '2026-02-10' }, 3],
    [{ amount_min: '1000' }, 1],
    [{ amount_max: '999.5' }, 3],
    [{ assigned: 'me' }, 1],
    [{ assigned: 'none' }, 3],
    [{ overdue: 'true' }, 1],
    [{ text: '99999' }, 1],
    [{ text: '辽B1' }, 3],
    [{ text: '100%' }, 0],
  ];
  test('filters', async () => {
    await s.hit();
    await s.hit({
      severity: 'low',
      model: 'fuel-night',
      unit: 'U2',
      region: '210301',
      occurred_at: '2026-02-12 10:00:00',
      amount: 5000,
    });
    await s.hit({ assigned_to: s.people.analyst.account_id, due_at: '2026-02-27 23:59:59' });
    await s.hit({ state: 'H40', subject_shown: '辽B99999' });
    await s.hit({ withdrawn_at: '2026-03-01 00:00:00' });
    await s.hit({ suppressed_by: randomUUID() });
    for (const [given, count] of filters) {
      const { items } = await listHits(s.house, s.people.analyst, { filter: hitFilterSchema.parse(given), limit: 200 });
      assert.equal(items.length, count, JSON.stringify(given));
    }
    const counts = await countHits(s.house, s.people.analyst, {});
    assert.deepEqual(counts, {
      by_state: [
        { state: 'H20', count: 3 },
        { state: 'H40', count: 1 },
      ],
      total: 4,
      overdue: 1,
      mine: 1,
      hidden: 2,
    });
    const number = (await listHits(s.house, s.people.analyst, { filter: {}, limit: 1 })).items[0]?.no;
    assert.equal(
      (await listHits(s.house, s.people.analyst, { filter: { text: `#${number}` }, limit: 9 })).items[0]?.no,
      number,
    );
  });

  test('sight: units, states by role, verifiers by their tasks', async () => {
    const here = await s.hit();
    const there = await s.hit({ unit: 'U2' });
    await s.hit({ state: 'H60' });
    const count = async (who: Parameters<typeof listHits>[1]) =>
      (await listHits(s.house, who, { filter: {}, limit: 50 })).items.length;
    assert.equal(await count(s.people.director), 3);
    assert.equal(await count(await s.person('conduct_analyst', { units: ['U2'] })), 1);
    assert.equal(await count(s.people.steward), 2, 'no review');
    assert.equal(await count(s.people.verifier), 0);
    await triageHits(s.house, s.people.analyst, {
      ids: [here, there],
      decision: { do: 'dispatch', unit: 'PZ01' },
      reason: '核实',
    });
    assert.equal(await count(s.people.verifier), 2);
    await assert.rejects(
      count(await s.person('audit_admin')),
      (error) => error instanceof PlumbError && error.code === 'not-allowed',
    );
    await assert.rejects(
      count(await s.person('model_engineer')),
      (error) => error instanceof PlumbError && error.code === 'not-allowed',
    );
  });

  test('saved views: own ones and those shared in the unit; only the owner removes', async () => {
    const { house, people } = s;
    const filter = hitFilterSchema.parse({ severity: 'high' });
    const mine = await saveView(house, people.analyst, { name: '高', filter, shared: true });
    await saveView(house, people.analyst, {
      name: '高',
      filter: hitFilterSchema.parse({ severity: 'low' }),
      shared: true,
    });
    assert.deepEqual(
      (await listViews(house, people.director)).map(({ name, filter, mine }) => [name, filter.severity, mine]),
      [['高', ['low'], false]],
    );
    assert.equal((await listViews(house, people.manager)).length, 0);
    await assert.rejects(
      removeView(house, people.director, mine.id),
      (error) => error instanceof PlumbError && error.code === 'not-allowed',
    );
    await assert.rejects(
      removeView(house, people.manager, mine.id),
      (error) => error instanceof PlumbError && error.code === 'not-found',
    );
    await removeView(house, people.analyst, mine.id);
    assert.equal((await listViews(house, people.analyst)).length, 0);
  });
});

describe('triage in bulk', () => {
  test('what can be done is done, each of the others says why', async () => {
    const { house, people } = s;
    const good = [await s.hit(), await s.hit({ severity: 'low' })];
    const sent = await s.hit({ state: 'H40' });
    const withdrawn = await s.hit({ withdrawn_at: '2026-03-01 00:00:00' });
    const own = await s.hit({ unit: 'JW01' });
    const foreign = randomUUID();
    const asked = await s.hit();
    await exemptHit(house, people.analyst, {
      hit: asked,
      revision: 1,
      reason: '备用油桶',
      kind: 'exemption',
      doc_ref: '3号',
      valid_from: '2026-01-01',
      valid_to: '2026-06-30',
    });
    const verifying = await s.hit({ unit: 'PZ01' });
    const result = await triageHits(house, people.analyst, {
      ids: [...good, sent, withdrawn, own, foreign, asked, verifying],
      decision: { do: 'dispatch', unit: 'PZ01' },
      reason: '集中下发',
    });
    assert.equal(result.done, 2);
    assert.deepEqual(Object.fromEntries(result.refused.map(({ id, code }) => [id, code])), {
      [sent]: 'wrong-state',
      [withdrawn]: 'not-ready',
      [own]: 'recused',
      [foreign]: 'not-found',
      [asked]: 'wrong-state',
      [verifying]: 'recused',
    });
    for (const id of good) {
      const { state, due_at, revision, task } = await row(id);
      assert.deepEqual([state, due_at, revision, typeof task], ['H40', '2026-03-04 23:59:59', 2, 'string']);
    }
    const { n } = await house.records.db
      .selectFrom('ledger_entry')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('act', '=', 'hit:dispatch')
      .executeTakeFirstOrThrow();
    assert.ok(n >= 2);
    const { checklist } = await house.records.db.selectFrom('field_task').select('checklist').executeTakeFirstOrThrow();
    assert.equal(checklist.length, 4);
  });

  test('by filter, to a person, who must see them and not be tied to them', async () => {
    const { house, people } = s;
    const here = await s.hit();
    const there = await s.hit({ unit: 'U2' });
    const narrow = await s.person('conduct_analyst', { unit: 'JW01', units: ['U1'] });
    const result = await triageHits(house, people.director, {
      filter: { state: ['H20'] },
      decision: { do: 'assign', account: narrow.account_id },
      reason: '分派',
    });
    assert.equal(result.done, 1);
    assert.deepEqual(
      result.refused.map(({ id, code }) => [id, code]),
      [[there, 'no-account']],
    );
    assert.equal((await row(here)).assigned_to, narrow.account_id);
    const refused = await triageHits(house, people.analyst, {
      filter: {},
      decision: { do: 'assign', account: narrow.account_id },
      reason: '分派',
    });
    assert.deepEqual([refused.done, ...refused.refused.map(({ code }) => code)], [0, 'not-allowed', 'not-allowed']);
  });

  test('data slips for all of them', async () => {
    const { house, people } = s;
    const ids = [await s.hit(), await s.hit()];
    await triageHits(house, people.analyst, {
      ids,
      decision: { do: 'reject', dataset: 'fuel_txn', department: '机关事务局', problem: '整批升数多一位' },
      reason: '数据错误',
    });
    const slips = await house.records.db.selectFrom('data_slip').select(['kind', 'hit']).execute();
    assert.deepEqual(slips.map(({ hit }) => hit).sort(), ids.sort());
    assert.deepEqual((await row(ids[0] ?? '')).label, 'fp');
  });
});

describe('time limits at work', () => {
  test('what a run found gets its time limit from the day it was found; Saturday the 28th was worked', async () => {
    const { house } = s;
    const high = await s.hit({ updated_at: '2026-02-27 02:00:00' });
    const low = await s.hit({ updated_at: '2026-02-27 02:00:00', severity: 'low', state: 'H10' });
    assert.deepEqual(await admitHits(house, systemCaller), { admitted: 2 });
    assert.deepEqual(
      [(await row(high)).due_at, (await row(low)).due_at, (await row(low)).state],
      ['2026-03-02 23:59:59', '2026-03-05 23:59:59', 'H20'],
    );
    assert.deepEqual(await admitHits(house, systemCaller), { admitted: 0 });
  });

  test('80, 100, 120 per cent: marked once each, told, and in the leader’s inbox', async () => {
    const { house, people } = s;
    const id = await s.hit({ severity: 'low', due_at: '2026-03-16 23:59:59', state_since: '2026-03-02 09:00:00' });
    const escalated = async (now: string) => {
      house.clock.now = now;
      return [(await escalateOverdue(house, systemCaller)).hits, (await row(id)).escalated];
    };
    assert.deepEqual(await escalated('2026-03-11 08:00:00'), [0, 0]);
    assert.deepEqual(await escalated('2026-03-12 08:00:00'), [1, 80]);
    assert.deepEqual(await escalated('2026-03-13 08:00:00'), [0, 80]);
    assert.deepEqual(await escalated('2026-03-17 08:00:00'), [1, 100]);
    assert.deepEqual(await escalated('2026-03-18 08:00:00'), [1, 120]);
    assert.deepEqual(await escalated('2026-03-19 08:00:00'), [0, 120]);
    assert.deepEqual((await inbox(house, people.leader)).items, [
      { kind: 'escalated', count: 1, overdue: 1, link: '/hits?overdue=true' },
    ]);
  });

  test('a request that lapsed lets the hit go back to where it was asked from', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    await exemptHit(house, people.analyst, {
      hit,
      revision: 1,
      reason: '备用油桶',
      kind: 'exemption',
      doc_ref: '3号',
      valid_from: '2026-01-01',
      valid_to: '2026-06-30',
    });
    assert.deepEqual(await returnLapsed(house, systemCaller), { returned: 0 });
    house.clock.now = '2026-03-20 08:00:00';
    await lapseApprovals(house);
    assert.deepEqual(await returnLapsed(house, systemCaller), { returned: 1 });
    assert.deepEqual([(await row(hit)).state, (await row(hit)).due_at], ['H20', '2026-03-24 23:59:59']);
  });

  test('the inbox: what waits for each office, the nearest time limit first', async () => {
    const { house, people } = s;
    await s.hit({ due_at: '2026-03-04 23:59:59' });
    await s.hit({ due_at: '2026-02-27 23:59:59', assigned_to: people.analyst.account_id });
    await s.hit({ state: 'H60', due_at: '2026-03-05 23:59:59' });
    const mine = await inbox(house, people.analyst);
    assert.deepEqual(
      mine.items.map(({ kind, count, overdue }) => [kind, count, overdue]),
      [
        ['triage', 2, 1],
        ['assigned', 1, 1],
      ],
    );
    assert.deepEqual(
      mine.nearest.map(({ due_at }) => due_at),
      ['2026-02-27 23:59:59', '2026-03-04 23:59:59', '2026-03-05 23:59:59'],
    );
    assert.deepEqual(
      (await inbox(house, people.director)).items.map(({ kind }) => kind),
      ['review'],
    );
  });
});
