import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type TestHouse, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { letterAt, people } from '../letter/letter-fixture.ts';
import { attachEvidence, readEvidence } from './attach-evidence.ts';
import {
  reportRectification,
  requestExtension,
  startRectification,
  submitRectification,
} from './carry-out-rectification.ts';
import { addHit } from './hit-fixture.ts';
import {
  acceptRectification,
  decideExtension,
  returnRectification,
  reviewRectification,
} from './judge-rectification.ts';
import { listRectifications, listWaitingRequests } from './list-rectifications.ts';
import {
  closeRectification,
  lookBack,
  reopenRectification,
  supersedeRectification,
} from './look-back-rectification.ts';
import { openRectification } from './open-rectification.ts';
import { editRectification, issueRectification } from './plan-rectification.ts';
import { type TakeUp, takeUpSchema } from './rectification-input.ts';
import { remindRectifications } from './remind-rectifications.ts';
import { takeUpRectification } from './take-up-rectification.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  house = testHouse(await server.fresh(), { now: '2026-03-02 09:00:00' });
});

type Acted = { id: string; revision: number; state: string };
const of = ({ id, revision }: Acted) => ({ id, revision });
const refusedWith = (code: string, text?: RegExp) => (error: { code: string; texts: { zh: string } }) => {
  assert.equal(error.code, code);
  if (text) assert.match(error.texts.zh, text);
  return true;
};

const pdf = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF');

function plan(more: Partial<TakeUp> = {}): TakeUp {
  return takeUpSchema.parse({
    title: '公务加油卡管理混乱',
    problem: '节假日加油无派车记录',
    kind: 'by_date',
    unit: 'U2',
    unit_name: '市农业局',
    responsible: '郑某',
    goal: '一车一卡',
    measures: [{ text: '清理油卡', owner: '办公室', due: '2026-03-20' }],
    due: '2026-04-02',
    money_involved: 5000,
    money_owed: 3000,
    ...more,
  });
}

const attach = (
  rectification: string,
  kind: 'proof' | 'recovery_voucher' = 'proof',
  name = '佐证.pdf',
  bytes: Uint8Array = pdf,
) => attachEvidence(house, people.department, { rectification, id: randomUUID(), kind, name, note: '', bytes });

async function underWay(more: Partial<TakeUp> = {}): Promise<Acted> {
  let row: Acted = await takeUpRectification(house, people.analyst, plan(more));
  row = await issueRectification(house, people.analyst, of(row));
  return startRectification(house, people.department, of(row));
}

async function inReview(more: Partial<TakeUp> = {}): Promise<Acted> {
  let row = await underWay(more);
  await attach(row.id);
  row = await submitRectification(house, people.department, { ...of(row), reason: '款项分期追缴' });
  return reviewRectification(house, people.analyst, of(row));
}

async function accepted(more: Partial<TakeUp> = {}): Promise<Acted> {
  const row = await inReview(more);
  if (more.hit) await checked(row.id, 'clear');
  return acceptRectification(house, people.director, { ...of(row), reason: '整改到位', despite: '' });
}

/** A re-check of it with a run that is done. */
async function checked(
  rectification: string,
  outcome: 'clear' | 'found',
  more: Record<string, unknown> = {},
): Promise<void> {
  const run = randomUUID();
  const hit = await house.records.db
    .selectFrom('rectification')
    .select('hit')
    .where('id', '=', rectification)
    .executeTakeFirstOrThrow();
  const known = { hit: hit.hit ?? '', model: 'fuel-holiday', fact_key: 'f1' };
  const recheck = {
    still_found: outcome === 'found' ? [{ ...known, changed: false }] : [],
    gone: [],
    fresh: [],
    not_evaluable: [],
    digest: 'd1',
    ...more,
  };
  await house.records.db
    .insertInto('run')
    .values({
      id: run,
      purpose: 'recheck',
      reason: '复查',
      requested_by: 'a',
      requested_at: house.now(),
      as_of: '2026-12-31 23:59:59',
      region: '',
      models: '[]',
      state: 'done',
      recheck: JSON.stringify(recheck),
    } as never)
    .execute();
  const id = randomUUID();
  await house.records.db
    .insertInto('rectification_recheck')
    .values({
      id,
      rectification,
      run,
      model: 'fuel-holiday',
      as_of: null,
      outcome: 'waiting',
      digest: null,
      by: 'a',
      at: house.now(),
      judged_at: null,
    })
    .execute();
  await house.records.db.updateTable('rectification').set({ recheck: id }).where('id', '=', rectification).execute();
}

describe('the whole way', () => {
  test('opened, issued, put right, reviewed, accepted, looked back at twice, closed', async () => {
    let row = await underWay();
    row = await reportRectification(house, people.department, {
      ...of(row),
      text: '已清理油卡',
      money_recovered: 3000,
      rules_made: [{ title: '油卡管理办法', number: '农办〔2026〕5号', made_on: '2026-03-10' }],
      people_handled: { first: 2, second: 1, third: 0, fourth: 0 },
    });
    await attach(row.id);
    await assert.rejects(
      submitRectification(house, people.department, { ...of(row), reason: '' }),
      refusedWith('not-ready', /追缴凭证/),
    );
    const voucher = await attach(row.id, 'recovery_voucher', '缴款书.pdf');
    row = await submitRectification(house, people.department, { ...of(row), reason: '' });
    row = await reviewRectification(house, people.analyst, of(row));
    house.clock.now = '2026-03-20 09:00:00';
    row = await acceptRectification(house, people.director, { ...of(row), reason: '整改到位', despite: '' });
    assert.deepEqual(
      [row.state, (await openRectification(house, people.leader, row)).due_at],
      ['R60', '2026-06-20 23:59:59'],
    );

    house.clock.now = '2026-06-15 09:00:00';
    row = await lookBack(house, people.analyst, { ...of(row), found: false, reason: '未见反弹' });
    assert.equal((await openRectification(house, people.leader, row)).due_at, '2026-09-20 23:59:59');
    await assert.rejects(
      closeRectification(house, people.director, { ...of(row), reason: '销号' }),
      refusedWith('not-ready', /回头看/),
    );
    house.clock.now = '2026-09-15 09:00:00';
    row = await lookBack(house, people.analyst, { ...of(row), found: false, reason: '未见反弹' });
    row = await closeRectification(house, people.director, { ...of(row), reason: '销号' });
    const view = await openRectification(house, people.department, row);
    assert.equal(view.state, 'R90');
    assert.deepEqual([view.money_involved, view.money_owed, view.money_recovered], [5000, 3000, 3000]);
    assert.equal(view.rules_made[0]?.title, '油卡管理办法');
    assert.deepEqual(
      view.look_backs.map(({ months }) => months),
      [3, 6],
    );
    assert.deepEqual(
      (await readEvidence(house, people.leader, { rectification: row.id, file: voucher.id })).content,
      Buffer.from(pdf),
    );
  });

  test('what was to be done at once is closed after the first look back', async () => {
    let row = await accepted({ kind: 'at_once' });
    row = await lookBack(house, people.analyst, { ...of(row), found: false, reason: '未见反弹' });
    assert.equal((await closeRectification(house, people.director, { ...of(row), reason: '销号' })).state, 'R90');
  });
});

describe('money', () => {
  for (const [what, more, where] of [
    ['owed over involved', { money_involved: 10, money_owed: 11 }, 'money_owed'],
  ] as const)
    test(`${what} is refused`, () =>
      assert.rejects(
        takeUpRectification(house, people.analyst, plan(more)),
        (error: { code: string; where: string }) => error.code === 'bad-input' && error.where === where,
      ));

  test('recovered over owed is refused, also by the records themselves', async () => {
    const row = await underWay();
    await assert.rejects(
      reportRectification(house, people.department, { ...of(row), text: '追缴', money_recovered: 3000.01 }),
      refusedWith('bad-input', /应追/),
    );
    await assert.rejects(
      house.records.db.updateTable('rectification').set({ money_recovered: 9999 }).where('id', '=', row.id).execute(),
    );
  });
});

describe('extension', () => {
  test('is asked once, decided by somebody else, and moves the date', async () => {
    let row = await underWay();
    row = await requestExtension(house, people.department, { ...of(row), until: '2026-04-20', reason: '款项较多' });
    assert.equal(row.state, 'R25');
    row = await decideExtension(house, people.director, { ...of(row), granted: true, reason: '同意' });
    assert.equal((await openRectification(house, people.leader, row)).due_at, '2026-04-20 23:59:59');
    await assert.rejects(
      requestExtension(house, people.department, { ...of(row), until: '2026-05-20', reason: '再延' }),
      refusedWith('not-ready', /一次/),
    );
  });

  test('refused, the date stays; past the date none is asked for', async () => {
    let row = await underWay();
    await assert.rejects(
      requestExtension(house, people.department, { ...of(row), until: '2026-04-02', reason: '款项' }),
      refusedWith('not-ready', /晚于现期限/),
    );
    row = await requestExtension(house, people.department, { ...of(row), until: '2026-04-20', reason: '款项较多' });
    row = await decideExtension(house, people.leader, { ...of(row), granted: false, reason: '不同意' });
    assert.deepEqual(
      [row.state, (await openRectification(house, people.leader, row)).due_at],
      ['R30', '2026-04-02 23:59:59'],
    );
    house.clock.now = '2026-04-03 09:00:00';
    await assert.rejects(
      requestExtension(house, people.department, { ...of(row), until: '2026-05-20', reason: '款项' }),
      refusedWith('not-ready', /期限已过/),
    );
  });
});

test('overdue: told at 80 %, moved to R80 at 100 %, the leader told at 120 %, once each; it may still be handed in', async () => {
  const row = await underWay();
  const machine = { ...people.leader, kind: 'system' as const };
  const told: unknown[] = [];
  for (const day of ['2026-03-10', '2026-03-27', '2026-03-30', '2026-04-03', '2026-04-13', '2026-04-14']) {
    house.clock.now = `${day} 09:00:00`;
    told.push(await remindRectifications(house, machine));
  }
  const once = { reminded: 1, overdue: 0 };
  const none = { reminded: 0, overdue: 0 };
  assert.deepEqual(told, [none, once, none, { reminded: 1, overdue: 1 }, once, none]);
  const view = await openRectification(house, people.department, row);
  assert.equal(view.state, 'R80');
  assert.deepEqual(
    view.history.slice(-3).map(({ act }) => act),
    ['remind', 'overdue', 'escalate'],
  );
  await attach(row.id);
  const submitted = await submitRectification(house, people.department, {
    id: row.id,
    revision: view.revision,
    reason: '逾期完成',
  });
  assert.equal(submitted.state, 'R40');
});

describe('re-check', () => {
  test('accepting waits for it; still found needs the approver’s reason, which is kept', async () => {
    const hit = await addHit(house, { occurred_at: '2026-05-01 10:00:00' });
    const row = await inReview({ hit });
    const accept = { ...of(row), reason: '通过' };
    await assert.rejects(
      acceptRectification(house, people.director, { ...accept, despite: '' }),
      refusedWith('not-ready', /复查/),
    );
    await checked(row.id, 'found');
    await assert.rejects(
      acceptRectification(house, people.director, { ...accept, despite: '' }),
      refusedWith('not-ready', /仍发现/),
    );
    const done = await acceptRectification(house, people.director, { ...accept, despite: '已更正台账' });
    const view = await openRectification(house, people.leader, done);
    assert.equal(view.accepted_despite, '已更正台账');
    assert.equal(view.rechecks[0]?.outcome, 'found');
    assert.equal(view.rechecks[0]?.found[0]?.hit, hit);
    assert.equal(view.rechecks[0]?.digest, 'd1');
  });

  test('what happened before it was issued is no finding', async () => {
    const hit = await addHit(house, { occurred_at: '2026-01-01 10:00:00' });
    const row = await inReview({ hit });
    await checked(row.id, 'found');
    const view = await openRectification(house, people.leader, row);
    assert.deepEqual([view.rechecks[0]?.outcome, view.rechecks[0]?.found], ['clear', []]);
  });

  test('one from before it was handed in again does not count', async () => {
    const hit = await addHit(house, {});
    let row = await inReview({ hit });
    await checked(row.id, 'clear');
    house.clock.now = '2026-03-05 09:00:00';
    row = await returnRectification(house, people.analyst, { ...of(row), reason: '补佐证' });
    row = await submitRectification(house, people.department, { ...of(row), reason: '补齐' });
    row = await reviewRectification(house, people.analyst, of(row));
    await assert.rejects(
      acceptRectification(house, people.director, { ...of(row), reason: '通过', despite: '' }),
      refusedWith('not-ready', /复查/),
    );
  });
});

describe('relapse', () => {
  test('the same unit and model within six months: the earlier one relapses, the new one follows it', async () => {
    const first = await accepted({ hit: await addHit(house, { fact_key: 'a' }) });
    house.clock.now = '2026-09-01 09:00:00';
    const second = await takeUpRectification(
      house,
      people.analyst,
      plan({ hit: await addHit(house, { fact_key: 'b' }), due: '2026-10-10' }),
    );
    const view = await openRectification(house, people.leader, first);
    assert.equal(view.state, 'R85');
    assert.equal((await openRectification(house, people.leader, second)).relapse_of, first.id);
    const { items } = await listRectifications(house, people.leader, { relapsed: true, limit: 10 });
    assert.equal(items.length, 2);
    const done = await supersedeRectification(house, people.analyst, { id: first.id, revision: view.revision });
    assert.equal(done.state, 'R90');
  });

  for (const [what, now, hit] of [
    ['six months and a day later', '2026-09-03 09:00:00', {}],
    ['another model', '2026-04-01 09:00:00', { model: 'fuel-cash-out' }],
  ] as const)
    test(`${what} is none`, async () => {
      const first = await accepted({ hit: await addHit(house, { fact_key: 'a' }) });
      house.clock.now = now;
      await takeUpRectification(
        house,
        people.analyst,
        plan({ hit: await addHit(house, { fact_key: 'b', ...hit }), due: '2026-12-10' }),
      );
      assert.equal((await openRectification(house, people.leader, first)).state, 'R60');
    });

  test('found by a look back, it is issued anew only with a letter of advice or somebody who answers for it', async () => {
    let row = await accepted();
    row = await lookBack(house, people.analyst, { ...of(row), found: true, reason: '又有节假日加油' });
    assert.equal(row.state, 'R85');
    const again = { ...of(row), reason: '重新整改', due: '2026-05-01', accountability: '' };
    await assert.rejects(reopenRectification(house, people.analyst, again), refusedWith('not-ready', /建议书/));
    await letterAt(house, 'dispatched', 'suggest', { about: [{ type: 'rectification', id: row.id }] });
    assert.equal((await reopenRectification(house, people.analyst, again)).state, 'R20');
  });
});

describe('taking up the request of a verified hit', () => {
  test('once: its unit and region go over, a second time is refused', async () => {
    const hit = await addHit(house, { unit: 'U7', region: '210202' });
    const request = randomUUID();
    await house.records.db
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
        requested_at: house.now(),
        taken_up_as: null,
        taken_up_at: null,
      })
      .execute();
    assert.deepEqual(
      (await listWaitingRequests(house, people.analyst)).items.map(({ id }) => id),
      [request],
    );
    const row = await takeUpRectification(house, people.analyst, plan({ request, unit: '' }));
    const view = await openRectification(house, people.analyst, row);
    assert.deepEqual([view.unit, view.region, view.hit, view.model], ['U7', '210202', hit, 'fuel-holiday']);
    assert.deepEqual((await listWaitingRequests(house, people.analyst)).items, []);
    await assert.rejects(
      takeUpRectification(house, people.analyst, plan({ request })),
      refusedWith('wrong-state', /已立项/),
    );
  });

  test('one that does not exist is not found', () =>
    assert.rejects(
      takeUpRectification(house, people.analyst, plan({ request: randomUUID() })),
      refusedWith('not-found'),
    ));
});

describe('who', () => {
  test('nobody reviews or accepts their own', async () => {
    const row = await inReview();
    const reviewer = { ...people.analyst, roles: ['conduct_director'] as const };
    await assert.rejects(
      acceptRectification(house, reviewer, { ...of(row), reason: '通过', despite: '' }),
      refusedWith('not-allowed'),
    );
  });

  test('another unit does not find it; before it is issued neither does its own', async () => {
    const row = await takeUpRectification(house, people.analyst, plan());
    await assert.rejects(openRectification(house, people.department, row), refusedWith('not-found'));
    const issued = await issueRectification(house, people.analyst, of(row));
    await assert.rejects(startRectification(house, people.stranger, of(issued)), refusedWith('not-found'));
    assert.equal((await listRectifications(house, people.stranger, { limit: 10 })).items.length, 0);
    assert.equal((await listRectifications(house, people.department, { limit: 10 })).items.length, 1);
  });

  test('two at once: the second is told', async () => {
    const row = await takeUpRectification(house, people.analyst, plan());
    await editRectification(house, people.director, { ...plan({ title: '改过的标题' }), ...of(row) });
    await assert.rejects(
      editRectification(house, people.analyst, { ...plan(), ...of(row) }),
      refusedWith('changed-meanwhile', /钱主任/),
    );
  });
});

describe('evidence', () => {
  test('a disguised file is refused', async () => {
    const row = await underWay();
    await assert.rejects(attach(row.id, 'proof', '照片.jpg', pdf), refusedWith('file-disguised'));
    await assert.rejects(
      attach(row.id, 'proof', '程序.exe', new Uint8Array([0x4d, 0x5a, 0, 1])),
      refusedWith('file-kind'),
    );
  });

  test('sent again it is the same one', async () => {
    const row = await underWay();
    const input = {
      rectification: row.id,
      id: randomUUID(),
      kind: 'proof' as const,
      name: 'a.pdf',
      note: '',
      bytes: pdf,
    };
    await attachEvidence(house, people.department, input);
    await attachEvidence(house, people.department, input);
    assert.equal((await openRectification(house, people.leader, row)).evidence.length, 1);
    await assert.rejects(
      attachEvidence(house, people.department, { ...input, bytes: new Uint8Array([...pdf, 10]) }),
      refusedWith('file-exists'),
    );
  });
});
