import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeRecheck, type RecheckFacts } from './judge-recheck.ts';

const at = (occurred_at: string | null) => ({
  hit: 'h',
  no: 1,
  occurred_at,
  amount: null,
  reason: { zh: '甲', en: 'a' },
});
const facts: RecheckFacts = {
  hit: 'h1',
  issued_at: '2026-03-01 09:00:00',
  as_of: '2026-05-31 23:59:59',
  found: [],
  gone: [],
  not_evaluable: [],
};
const reason = { zh: '缺数据', en: 'no data' };

describe('what a re-check says', () => {
  for (const [what, more, outcome] of [
    ['newer data and nothing found', {}, 'clear'],
    ['only what happened before', { found: [at('2026-02-01 10:00:00')] }, 'clear'],
    ['what happened after', { found: [at('2026-02-01 10:00:00'), at('2026-04-01 10:00:00')] }, 'found'],
    ['the very moment of issue', { found: [at('2026-03-01 09:00:00')] }, 'clear'],
    ['a fact without a date', { found: [at(null)] }, 'found'],
    ['no newer data', { as_of: '2026-02-28 23:59:59' }, 'not_evaluable'],
    ['data to the very moment of issue', { as_of: '2026-03-01 09:00:00' }, 'not_evaluable'],
    ['corrected data no longer support it', { as_of: '2026-02-28 23:59:59', gone: ['h1'] }, 'clear'],
    ['another hit is gone', { as_of: '2026-02-28 23:59:59', gone: ['h2'] }, 'not_evaluable'],
    ['the model cannot judge', { not_evaluable: [reason] }, 'not_evaluable'],
    ['found, though part cannot be judged', { found: [at(null)], not_evaluable: [reason] }, 'found'],
  ] as const)
    test(`${what}: ${outcome}`, () => assert.equal(judgeRecheck({ ...facts, ...more }).outcome, outcome));

  test('only what came after is attached', () => {
    const later = at('2026-04-01 10:00:00');
    assert.deepEqual(judgeRecheck({ ...facts, found: [at('2026-02-01 10:00:00'), later] }).found, [later]);
  });
  test('why nothing is clear is told in both languages', () => {
    const [why] = judgeRecheck({ ...facts, as_of: facts.issued_at }).not_evaluable;
    assert.match(why?.zh ?? '', /新数据/);
    assert.match(why?.en ?? '', /no data yet/);
  });
});
