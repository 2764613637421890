import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { people } from '../letter/letter-fixture.ts';
import { readEvidence } from './attach-evidence.ts';
import { reportRectification, requestExtension, submitRectification } from './carry-out-rectification.ts';
import { addHit } from './hit-fixture.ts';
import { acceptRectification, decideExtension, reviewRectification } from './judge-rectification.ts';
import { listWaitingRequests } from './list-rectifications.ts';
import { closeRectification, lookBack } from './look-back-rectification.ts';
import { openRectification } from './open-rectification.ts';
import { of, pdf, plan, rectificationScene, refusedWith } from './rectification-fixture.ts';
import { remindRectifications } from './remind-rectifications.ts';
import { takeUpRectification } from './take-up-rectification.ts';

const s = rectificationScene();
const { attach, underWay, accepted } = s;

describe('the whole way', () => {
  test('opened, issued, put right, reviewed, accepted, looked back at twice, closed', async () => {
    let row = await underWay();
    row = await reportRectification(s.house, people.department, {
      ...of(row),
      text: '已清理油卡',
      money_recovered: 3000,
      rules_made: [{ title: '油卡管理办法', number: '农办〔2026〕5号', made_on: '2026-03-10' }],
      people_handled: { first: 2, second: 1, third: 0, fourth: 0 },
    });
    await attach(row.id);
    await assert.rejects(
      submitRectification(s.house, people.department, { ...of(row), reason: '' }),
      refusedWith('not-ready', /追缴凭证/),
    );
    const voucher = await attach(row.id, 'recovery_voucher', '缴款书.pdf');
    row = await submitRectification(s.house, people.department, { ...of(row), reason: '' });
    row = await reviewRectification(s.house, people.analyst, of(row));
    s.house.clock.now = '2026-03-20 09:00:00';
    row = await acceptRectification(s.house, people.director, { ...of(row), reason: '整改到位', despite: '' });
    assert.deepEqual(
      [row.state, (await openRectification(s.house, people.leader, row)).due_at],
      ['R60', '2026-06-20 23:59:59'],
    );

    s.house.clock.now = '2026-06-15 09:00:00';
    row = await lookBack(s.house, people.analyst, { ...of(row), found: false, reason: '未见反弹' });
    assert.equal((await openRectification(s.house, people.leader, row)).due_at, '2026-09-20 23:59:59');
    await assert.rejects(
      closeRectification(s.house, people.director, { ...of(row), reason: '销号' }),
      refusedWith('not-ready', /回头看/),
    );
    s.house.clock.now = '2026-09-15 09:00:00';
    row = await lookBack(s.house, people.analyst, { ...of(row), found: false, reason: '未见反弹' });
    row = await closeRectification(s.house, people.director, { ...of(row), reason: '销号' });
    const view = await openRectification(s.house, people.department, row);
    assert.equal(view.state, 'R90');
    assert.deepEqual([view.money_involved, view.money_owed, view.money_recovered], [5000, 3000, 3000]);
    assert.equal(view.rules_made[0]?.title, '油卡管理办法');
    assert.deepEqual(
      view.look_backs.map(({ months }) => months),
      [3, 6],
    );
    assert.deepEqual(
      (await readEvidence(s.house, people.leader, { rectification: row.id, file: voucher.id })).content,
      Buffer.from(pdf),
    );
  });

  test('what was to be done at once is closed after the first look back', async () => {
    let row = await accepted({ kind: 'at_once' });
    row = await lookBack(s.house, people.analyst, { ...of(row), found: false, reason: '未见反弹' });
    assert.equal((await closeRectification(s.house, people.director, { ...of(row), reason: '销号' })).state, 'R90');
  });
});

describe('money', () => {
  for (const [what, more, where] of [
    ['owed over involved', { money_involved: 10, money_owed: 11 }, 'money_owed'],
  ] as const)
    test(`${what} is refused`, () =>
      assert.rejects(
        takeUpRectification(s.house, people.analyst, plan(more)),
        (error: { code: string; where: string }) => error.code === 'bad-input' && error.where === where,
      ));

  test('recovered over owed is refused, also by the records themselves', async () => {
    const row = await underWay();
    await assert.rejects(
      reportRectification(s.house, people.department, { ...of(row), text: '追缴', money_recovered: 3000.01 }),
      refusedWith('bad-input', /应追/),
    );
    await assert.rejects(
      s.house.records.db.updateTable('rectification').set({ money_recovered: 9999 }).where('id', '=', row.id).execute(),
    );
  });
});

describe('extension', () => {
  test('is asked once, decided by somebody else, and moves the date', async () => {
    let row = await underWay();
    row = await requestExtension(s.house, people.department, { ...of(row), until: '2026-04-20', reason: '款项较多' });
    assert.equal(row.state, 'R25');
    row = await decideExtension(s.house, people.director, { ...of(row), granted: true, reason: '同意' });
    assert.equal((await openRectification(s.house, people.leader, row)).due_at, '2026-04-20 23:59:59');
    await assert.rejects(
      requestExtension(s.house, people.department, { ...of(row), until: '2026-05-20', reason: '再延' }),
      refusedWith('not-ready', /一次/),
    );
  });

  test('refused, the date stays; past the date none is asked for', async () => {
    let row = await underWay();
    await assert.rejects(
      requestExtension(s.house, people.department, { ...of(row), until: '2026-04-02', reason: '款项' }),
      refusedWith('not-ready', /晚于现期限/),
    );
    row = await requestExtension(s.house, people.department, { ...of(row), until: '2026-04-20', reason: '款项较多' });
    row = await decideExtension(s.house, people.leader, { ...of(row), granted: false, reason: '不同意' });
    assert.deepEqual(
      [row.state, (await openRectification(s.house, people.leader, row)).due_at],
      ['R30', '2026-04-02 23:59:59'],
    );
    s.house.clock.now = '2026-04-03 09:00:00';
    await assert.rejects(
      requestExtension(s.house, people.department, { ...of(row), until: '2026-05-20', reason: '款项' }),
      refusedWith('not-ready', /期限已过/),
    );
  });
});

test('overdue: told at 80 %, moved to R80 at 100 %, the leader told at 120 %, once each; it may still be handed in', async () => {
  const row = await underWay();
  const machine = { ...people.leader, kind: 'system' as const };
  const told: unknown[] = [];
  for (const day of ['2026-03-10', '2026-03-27', '2026-03-30', '2026-04-03', '2026-04-13', '2026-04-14']) {
    s.house.clock.now = `${day} 09:00:00`;
    told.push(await remindRectifications(s.house, machine));
  }
  const once = { reminded: 1, overdue: 0 };
  const none = { reminded: 0, overdue: 0 };
  assert.deepEqual(told, [none, once, none, { reminded: 1, overdue: 1 }, once, none]);
  const view = await openRectification(s.house, people.department, row);
  assert.equal(view.state, 'R80');
  assert.deepEqual(
    view.history.slice(-3).map(({ act }) => act),
    ['remind', 'overdue', 'escalate'],
  );
  await attach(row.id);
  const submitted = await submitRectification(s.house, people.department, {
    id: row.id,
    revision: view.revision,
    reason: '逾期完成',
  });
  assert.equal(submitted.state, 'R40');
});

describe('taking up the request of a verified hit', () => {
  test('once: its unit and region go over, a second time is refused', async () => {
    const hit = await addHit(s.house, { unit: 'U7', region: '210202' });
    const request = randomUUID();
    await s.house.records.db
      .insertInto('rectification_request')
      .values({
        id: request,
        hit,
        unit: 'U7',
        region: '210202',
        problem: '油卡',
        amount: 100,
        letter: 'supervise',
        due_days: 15,
        requested_by: 'd',
        requested_at: s.house.now(),
        taken_up_as: null,
        taken_up_at: null,
      })
      .execute();
    assert.deepEqual(
      (await listWaitingRequests(s.house, people.analyst)).items.map(({ id }) => id),
      [request],
    );
    const row = await takeUpRectification(s.house, people.analyst, plan({ request, unit: '' }));
    const view = await openRectification(s.house, people.analyst, row);
    assert.deepEqual([view.unit, view.region, view.hit, view.model], ['U7', '210202', hit, 'fuel-holiday']);
    assert.deepEqual((await listWaitingRequests(s.house, people.analyst)).items, []);
    await assert.rejects(
      takeUpRectification(s.house, people.analyst, plan({ request })),
      refusedWith('wrong-state', /已立项/),
    );
  });

  test('one that does not exist is not found', () =>
    assert.rejects(
      takeUpRectification(s.house, people.analyst, plan({ request: randomUUID() })),
      refusedWith('not-found'),
    ));
});
