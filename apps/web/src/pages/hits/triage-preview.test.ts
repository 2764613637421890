import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HitItem, HitState } from '../hit/hit.ts';
import { previewOf, type TriageAct } from './triage-preview.ts';

const hit = (state: HitState, rest: Partial<HitItem> = {}): HitItem =>
  ({ id: state, state, suppressed: false, withdrawn_at: null, ...rest }) as HitItem;

describe('triage preview', () => {
  const cases: [TriageAct, HitState, boolean][] = [
    ['dispatch', 'H20', true],
    ['dispatch', 'H40', false],
    ['need-data', 'H31', false],
    ['reject', 'H92', false],
    ['assign', 'H41', true],
    ['assign', 'H92', false],
  ];
  for (const [act, state, goes] of cases)
    test(`${act} in ${state}: ${goes ? 'goes' : 'is refused'}`, () => {
      const { ready, refused } = previewOf(act, [hit(state)]);
      assert.deepEqual([ready.length, refused.length], goes ? [1, 0] : [0, 1]);
    });
  test('a refusal says which states allow it, in both languages', () => {
    const [refusal] = previewOf('dispatch', [hit('H40')]).refused;
    assert.match(refusal?.why.zh ?? '', /下发核实.*待研判/);
    assert.match(refusal?.why.en ?? '', /To be weighed/);
  });
  test('the same refusal is said once, the most frequent first', () => {
    const many = [hit('H40'), hit('H92'), hit('H92'), hit('H20')];
    assert.deepEqual(
      previewOf('dispatch', many).refused.map(({ hits }) => hits.length),
      [2, 1],
    );
  });
  test('what the data no longer supports is refused whatever its state', () => {
    assert.match(
      previewOf('assign', [hit('H20', { withdrawn_at: '2026-01-01 00:00:00' })]).refused[0]?.why.en ?? '',
      /withdrawn/,
    );
  });
});
