import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decideHit } from './decide-hit.ts';
import { exemptHit } from './exempt-hit.ts';
import { hitScene, reason, refusedWith } from './hit-acts-fixture.ts';

const s = hitScene();
const { row, ledger } = s;

describe('exemption', () => {
  const exemption = {
    kind: 'exemption' as const,
    doc_ref: '机管〔2026〕3号',
    valid_from: '2026-01-01',
    valid_to: '2026-12-31',
  };
  test('proposed by one, approved by another, recorded with its document', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const asked = await exemptHit(house, people.analyst, { hit, revision: 1, reason: '备用油桶', ...exemption });
    await decideHit(house, people.director, {
      hit,
      revision: 2,
      reason: '属实',
      approval: asked.approval ?? '',
      decision: 'approve',
    });
    const done = await row(hit);
    assert.deepEqual([done.state, done.label], ['H92', 'fp']);
    const kept = await house.records.db.selectFrom('exemption').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([kept.subject_key, kept.doc_ref, kept.valid_to], ['辽B12345', '机管〔2026〕3号', '2026-12-31']);
  });

  test('nobody approves their own, and the attempt is in the ledger', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const asked = await exemptHit(house, people.director, { hit, revision: 1, reason: '备用油桶', ...exemption });
    await assert.rejects(
      decideHit(house, people.director, {
        hit,
        revision: 2,
        reason: '同意',
        approval: asked.approval ?? '',
        decision: 'approve',
      }),
      refusedWith('own-request', '本人'),
    );
    assert.equal((await row(hit)).state, 'H30');
    assert.equal((await ledger('hit:decide')).filter(({ outcome }) => outcome === 'refused').length, 1);
  });

  test('refused: back to triage with a new time limit', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const asked = await exemptHit(house, people.analyst, { hit, revision: 1, reason: '备用油桶', ...exemption });
    await decideHit(house, people.director, {
      hit,
      revision: 2,
      reason: '文件不符',
      approval: asked.approval ?? '',
      decision: 'refuse',
    });
    const back = await row(hit);
    assert.deepEqual([back.state, back.due_at], ['H20', '2026-03-04 23:59:59']);
  });

  test('a suppression hides the other hits of the subject in triage too, and says how many', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const other = await s.hit();
    const elsewhere = await s.hit({ subject_key: '辽B99999' });
    const asked = await exemptHit(house, people.analyst, {
      hit,
      revision: 1,
      reason: '油箱改装已备案',
      ...exemption,
      kind: 'suppression',
    });
    await decideHit(house, people.director, {
      hit,
      revision: 2,
      reason: '同意',
      approval: asked.approval ?? '',
      decision: 'approve',
    });
    assert.ok((await row(other)).suppressed_by);
    assert.equal((await row(elsewhere)).suppressed_by, null);
    const kept = await house.records.db.selectFrom('suppression').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(
      [kept.hidden, kept.expires_at, kept.approved_by],
      [2, '2026-12-31 23:59:59', people.director.account_id],
    );
  });

  test('an exemption without a document, or longer than a year, is bad input', async () => {
    const { house, people } = s;
    const hit = await s.hit();
    const given = { hit, revision: 1, reason, ...exemption };
    await assert.rejects(
      exemptHit(house, people.analyst, { ...given, doc_ref: undefined }),
      refusedWith('bad-input', '依据文件'),
    );
    await assert.rejects(
      exemptHit(house, people.analyst, { ...given, valid_to: '2027-12-31' }),
      refusedWith('bad-input', '366'),
    );
  });
});
