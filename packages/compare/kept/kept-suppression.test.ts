import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Caller } from '@plumb/guard/access/caller';
import { analyst, base, codeOf, director, fills, keptScene, leader, two } from './kept-fixture.ts';
import { decideSuppression, endSuppression } from './suppression/decide-suppression.ts';
import { proposeSuppression } from './suppression/propose-suppression.ts';

const s = keptScene();
const { load, run, hits } = s;

describe('suppression', () => {
  const input = (hit: string) => ({ hit, every_model: false, reason: '专项任务已备案', expires_on: '2026-06-30' });

  test('hides from the approval by another person until it ends, and counts what it hid', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    await run();
    const [first] = await hits();
    const { id } = await proposeSuppression(s.house, director, input(first?.id as string));
    assert.equal((await hits())[0]?.suppressed_by, null, 'proposed only');
    assert.equal(
      await codeOf(decideSuppression(s.house, director, { suppression: id, approve: true, reason: '同意' })),
      'not-allowed',
    );
    assert.deepEqual(await decideSuppression(s.house, leader, { suppression: id, approve: true, reason: '同意' }), {
      id,
      state: 'active',
      hidden: 1,
    });
    assert.equal((await hits())[0]?.suppressed_by, id);
    await load({ 'fuel_txn.csv': fills(['T7', 'K1', '2026-02-21 08:30:00', 96]) });
    const again = await run();
    assert.equal(again.summary?.[0]?.suppressed, 2);
    assert.equal(
      (await s.house.records.db.selectFrom('suppression').select('hidden').executeTakeFirstOrThrow()).hidden,
      2,
    );
    assert.equal(
      await codeOf(decideSuppression(s.house, leader, { suppression: id, approve: false, reason: '反悔' })),
      'wrong-state',
    );
    await endSuppression(s.house, analyst, { suppression: id, reason: '任务结束' });
    assert.ok((await hits()).every(({ suppressed_by }) => suppressed_by === null));
  });

  test('neither asked for nor decided by who is tied to the subject, nor by the asker under another account', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    await run();
    const [first] = await hits();
    const { subject_key } = await s.house.records.db
      .selectFrom('hit')
      .select('subject_key')
      .where('id', '=', first?.id as string)
      .executeTakeFirstOrThrow();
    const link = ({ account_id: account }: Caller, id_no: string, degree: 0 | 1) =>
      s.house.records.db
        .insertInto('recusal_tie')
        .values({ account, id_no, degree, relation: '本人', as_of: s.house.now() })
        .execute();
    await link(analyst, subject_key, 1);
    assert.equal(await codeOf(proposeSuppression(s.house, analyst, input(first?.id as string))), 'recused');
    const { id } = await proposeSuppression(s.house, director, input(first?.id as string));
    const decided = () =>
      codeOf(decideSuppression(s.house, leader, { suppression: id, approve: true, reason: '同意' }));
    for (const one of [director, leader]) await link(one, '210203197905011230', 0);
    assert.equal(await decided(), 'own-request');
    await s.house.records.db.deleteFrom('recusal_tie').execute();
    await link(leader, subject_key, 1);
    assert.equal(await decided(), 'recused');
  });

  test('expires by itself at the next run; a year is the longest', async () => {
    await load({ ...base, 'fuel_txn.csv': two });
    await run();
    const [first] = await hits();
    assert.equal(
      await codeOf(proposeSuppression(s.house, analyst, { ...input(first?.id as string), expires_on: '2027-06-30' })),
      'bad-input',
    );
    assert.equal(
      await codeOf(proposeSuppression(s.house, analyst, { ...input(first?.id as string), reason: ' ' })),
      'bad-input',
    );
    const { id } = await proposeSuppression(s.house, analyst, input(first?.id as string));
    await decideSuppression(s.house, leader, { suppression: id, approve: true, reason: '同意' });
    s.house.clock.now = '2026-07-01 09:00:00';
    await run();
    assert.ok((await hits()).every(({ suppressed_by }) => suppressed_by === null));
  });
});
