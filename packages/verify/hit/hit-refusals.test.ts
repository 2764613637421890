import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { acceptTask } from '../task/accept-task.ts';
import { askForData } from './ask-for-data.ts';
import { assignHit } from './assign-hit.ts';
import { decideHit } from './decide-hit.ts';
import { dispatchHit, redirectHit } from './dispatch-hit.ts';
import { exemptHit } from './exempt-hit.ts';
import { hitScene, reason, refusedWith } from './hit-acts-fixture.ts';
import { openHit } from './open-hit.ts';
import { crossCheck, proposeClue, submitReview } from './review-hit.ts';

const s = hitScene();
const { row, fedBack } = s;

describe('what is refused', () => {
  test('two people at once: the second is told who and when, and nothing of the first is lost', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const both = await Promise.allSettled([
      dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'PZ01' }),
      askForData(house, people.analyst2, {
        hit,
        revision: 1,
        reason,
        dataset: 'fuel_txn',
        department: '机关事务局',
        what: '缺小票',
      }),
    ]);
    const [won] = both.filter(({ status }) => status === 'fulfilled');
    const [lost] = both.filter(({ status }) => status === 'rejected');
    assert.ok(won && lost?.status === 'rejected');
    const winner = both[0].status === 'fulfilled' ? people.analyst.name : people.analyst2.name;
    refusedWith('changed-meanwhile', winner)(lost.reason);
    assert.ok(lost.reason.texts.zh.includes('2026-03-02 09:00:00'));
    assert.equal((await row(hit)).revision, 2);
  });

  test('a wrong state says which states allow it', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    await assert.rejects(
      submitReview(house, people.analyst, { hit, revision: 1, reason }),
      refusedWith('wrong-state', 'H50'),
    );
  });

  test('a foreign id and one that does not exist answer alike, and both are audited', async () => {
    const { house } = s;
    const outsider = await s.person('conduct_analyst', { unit: 'JW01', units: ['U7'] });
    const foreign = await s.hit();
    const none = randomUUID();
    for (const hit of [foreign, none]) {
      await assert.rejects(openHit(house, outsider, { hit }), refusedWith('not-found'));
      await assert.rejects(
        dispatchHit(house, outsider, { hit, revision: 1, reason, unit: 'PZ01' }),
        refusedWith('not-found'),
      );
    }
    const refused = (
      await house.records.db.selectFrom('ledger_entry').select('object_id').where('outcome', '=', 'refused').execute()
    ).map((one) => one.object_id);
    assert.deepEqual(refused.sort(), [foreign, foreign, none, none].sort());
  });

  test('who is tied to the matter: oneself, kin in the evidence, the own unit', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const same = await s.person('conduct_analyst', { unit: 'U1' });
    await assert.rejects(
      dispatchHit(house, same, { hit, revision: 1, reason, unit: 'PZ01' }),
      refusedWith('recused', '本单位'),
    );
    const tie = (degree: 0 | 1 | 2, relation: string) =>
      house.records.db
        .insertInto('recusal_tie')
        .values({
          account: people.analyst.account_id,
          id_no: '210203197905011230',
          degree,
          relation,
          as_of: house.now(),
        })
        .onConflict((conflict) => conflict.columns(['account', 'id_no']).doUpdateSet({ degree }))
        .execute();
    await tie(2, '兄弟姐妹');
    await assert.rejects(
      dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'PZ01' }),
      refusedWith('recused', '近亲属'),
    );
    await assert.rejects(
      assignHit(house, people.director, { hit, revision: 1, reason, account: people.analyst.account_id }),
      refusedWith('recused', people.analyst.name),
    );
    await tie(0, '本人');
    await assert.rejects(
      dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'PZ01' }),
      refusedWith('recused', '本人'),
    );
    const { acts } = await openHit(house, people.analyst, { hit });
    assert.ok(acts.length > 0 && acts.every(({ allowed, why_not }) => !allowed && why_not?.zh.includes('本人')));
  });

  test('a unit does not verify itself; verifiers are two, of the unit, and none of them reviews', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    await assert.rejects(
      dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'U1' }),
      refusedWith('recused'),
    );
    await dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'PZ01' });
    const task = (await row(hit)).task as string;
    const { account_id } = people.verifier;
    await assert.rejects(
      acceptTask(house, people.verifier, { task, revision: 2, verifiers: [account_id] }),
      refusedWith('not-ready', '两人'),
    );
    const stranger = await s.person('field_verifier', { unit: 'PZ02', units: ['U1'] });
    await assert.rejects(
      acceptTask(house, people.verifier, { task, revision: 2, verifiers: [account_id, stranger.account_id] }),
      refusedWith('no-account'),
    );
    await assert.rejects(acceptTask(house, stranger, { task, revision: 2, verifiers: [] }), refusedWith('not-found'));
    await assert.rejects(
      redirectHit(house, people.analyst, { hit, revision: 2, reason, unit: 'PZ02' }),
      refusedWith('no-verifiers', '两名'),
    );
    await s.person('field_verifier', { unit: 'PZ02', units: ['U1'] });
    await redirectHit(house, people.analyst, { hit, revision: 2, reason, unit: 'PZ02' });
    await assert.rejects(
      acceptTask(house, people.verifier, { task, revision: 3, verifiers: [account_id, people.verifier2.account_id] }),
      refusedWith('wrong-state'),
    );
  });

  test('a group that may not see the unit gets nothing of it', async () => {
    const { house, people } = s;
    for (let n = 0; n < 2; n++) await s.person('field_verifier', { unit: 'PZ03', units: ['U9'] });
    await assert.rejects(
      dispatchHit(house, people.analyst, { hit: await s.hit(), revision: 1, reason, unit: 'PZ03' }),
      refusedWith('no-verifiers'),
    );
  });

  test('one hit in ten is cross-checked by another before it is decided', async () => {
    const { house, people } = s;
    const hit = await fedBack({ sampled: true });
    await submitReview(house, people.analyst, { hit, revision: 4, reason });
    const propose = (by = people.director, revision = 5) =>
      proposeClue(house, by, { hit, revision, reason, summary: '公车加油异常' });
    await assert.rejects(propose(), refusedWith('not-ready', '交叉复核'));
    await crossCheck(house, people.director, { hit, revision: 5, reason: '同意', agrees: true });
    await assert.rejects(propose(people.director, 6), refusedWith('not-ready'));
    assert.equal((await propose(people.director2, 6)).state, 'H70');
  });

  test('a hit that the data no longer support is not sent out', async () => {
    const hit = await s.hit({ withdrawn_at: '2026-03-01 00:00:00' });
    await assert.rejects(
      dispatchHit(s.house, s.people.analyst, { hit, revision: 1, reason, unit: 'PZ01' }),
      refusedWith('not-ready', '撤回'),
    );
  });

  test('an approval of another hit decides nothing here', async () => {
    const { house, people } = s;
    const [one, two] = [await s.hit(), await s.hit()];
    const given = {
      kind: 'exemption' as const,
      doc_ref: '机管〔2026〕3号',
      valid_from: '2026-01-01',
      valid_to: '2026-12-31',
    };
    const asked = await exemptHit(house, people.analyst, { hit: one, revision: 1, reason, ...given });
    await exemptHit(house, people.analyst, { hit: two, revision: 1, reason, ...given });
    await assert.rejects(
      decideHit(house, people.director, {
        hit: two,
        revision: 2,
        reason,
        approval: asked.approval ?? '',
        decision: 'approve',
      }),
      refusedWith('not-found'),
    );
    assert.equal((await row(two)).state, 'H30');
  });
});
