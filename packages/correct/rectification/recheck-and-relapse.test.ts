import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { letterAt, people } from '../letter/letter-fixture.ts';
import { submitRectification } from './carry-out-rectification.ts';
import { addHit } from './hit-fixture.ts';
import { acceptRectification, returnRectification, reviewRectification } from './judge-rectification.ts';
import { listRectifications } from './list-rectifications.ts';
import { lookBack, reopenRectification, supersedeRectification } from './look-back-rectification.ts';
import { openRectification } from './open-rectification.ts';
import { of, plan, rectificationScene, refusedWith } from './rectification-fixture.ts';
import { takeUpRectification } from './take-up-rectification.ts';

const s = rectificationScene();
const { inReview, accepted, checked } = s;

describe('re-check', () => {
  test('accepting waits for it; still found needs the approver’s reason, which is kept', async () => {
    const hit = await addHit(s.house, { occurred_at: '2026-05-01 10:00:00' });
    const row = await inReview({ hit });
    const accept = { ...of(row), reason: '通过' };
    await assert.rejects(
      acceptRectification(s.house, people.director, { ...accept, despite: '' }),
      refusedWith('not-ready', /复查/),
    );
    await checked(row.id, 'found');
    await assert.rejects(
      acceptRectification(s.house, people.director, { ...accept, despite: '' }),
      refusedWith('not-ready', /仍发现/),
    );
    const done = await acceptRectification(s.house, people.director, { ...accept, despite: '已更正台账' });
    const view = await openRectification(s.house, people.leader, done);
    assert.equal(view.accepted_despite, '已更正台账');
    assert.equal(view.rechecks[0]?.outcome, 'found');
    assert.equal(view.rechecks[0]?.found[0]?.hit, hit);
    assert.equal(view.rechecks[0]?.digest, 'd1');
    const outside = await openRectification(s.house, people.department, done);
    assert.deepEqual(
      [outside.hit, outside.rechecks[0]?.outcome, outside.rechecks[0]?.found, outside.history[0]?.act],
      [null, 'found', [], 'issue'],
      'the unit is told how it came out, not which hits there are',
    );
  });

  test('what happened before it was issued is no finding', async () => {
    const hit = await addHit(s.house, { occurred_at: '2026-01-01 10:00:00' });
    const row = await inReview({ hit });
    await checked(row.id, 'found');
    const view = await openRectification(s.house, people.leader, row);
    assert.deepEqual([view.rechecks[0]?.outcome, view.rechecks[0]?.found], ['clear', []]);
  });

  test('one from before it was handed in again does not count', async () => {
    const hit = await addHit(s.house, {});
    let row = await inReview({ hit });
    await checked(row.id, 'clear');
    s.house.clock.now = '2026-03-05 09:00:00';
    row = await returnRectification(s.house, people.analyst, { ...of(row), reason: '补佐证' });
    row = await submitRectification(s.house, people.department, { ...of(row), reason: '补齐' });
    row = await reviewRectification(s.house, people.analyst, of(row));
    await assert.rejects(
      acceptRectification(s.house, people.director, { ...of(row), reason: '通过', despite: '' }),
      refusedWith('not-ready', /复查/),
    );
  });
});

describe('relapse', () => {
  test('the same unit and model within six months: the earlier one relapses, the new one follows it', async () => {
    const first = await accepted({ hit: await addHit(s.house, { fact_key: 'a' }) });
    s.house.clock.now = '2026-09-01 09:00:00';
    const second = await takeUpRectification(
      s.house,
      people.analyst,
      plan({ hit: await addHit(s.house, { fact_key: 'b' }), due: '2026-10-10' }),
    );
    const view = await openRectification(s.house, people.leader, first);
    assert.equal(view.state, 'R85');
    assert.equal((await openRectification(s.house, people.leader, second)).relapse_of, first.id);
    const { items } = await listRectifications(s.house, people.leader, { relapsed: true, limit: 10 });
    assert.equal(items.length, 2);
    const done = await supersedeRectification(s.house, people.analyst, { id: first.id, revision: view.revision });
    assert.equal(done.state, 'R90');
  });

  for (const [what, now, hit] of [
    ['six months and a day later', '2026-09-03 09:00:00', {}],
    ['another model', '2026-04-01 09:00:00', { model: 'fuel-cash-out' }],
  ] as const)
    test(`${what} is none`, async () => {
      const first = await accepted({ hit: await addHit(s.house, { fact_key: 'a' }) });
      s.house.clock.now = now;
      await takeUpRectification(
        s.house,
        people.analyst,
        plan({ hit: await addHit(s.house, { fact_key: 'b', ...hit }), due: '2026-12-10' }),
      );
      assert.equal((await openRectification(s.house, people.leader, first)).state, 'R60');
    });

  test('found by a look back, it is issued anew only with a letter of advice or somebody who answers for it', async () => {
    let row = await accepted();
    row = await lookBack(s.house, people.analyst, { ...of(row), found: true, reason: '又有节假日加油' });
    assert.equal(row.state, 'R85');
    const again = { ...of(row), reason: '重新整改', due: '2026-05-01', accountability: '' };
    await assert.rejects(reopenRectification(s.house, people.analyst, again), refusedWith('not-ready', /建议书/));
    await letterAt(s.house, 'dispatched', 'suggest', { about: [{ type: 'rectification', id: row.id }] });
    assert.equal((await reopenRectification(s.house, people.analyst, again)).state, 'R20');
  });
});
