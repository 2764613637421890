import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PlumbError } from '@plumb/ground/problem';
import { type HitState, hitStates } from '@plumb/stores/records/tables/hit';
import { isSampled } from './cross-check.ts';
import type { HitFacts } from './hit-guard.ts';
import { type HitAct, hitAct, hitActNames, hitLimit, hitRefusal, stepHit } from './hit-machine.ts';

/** Facts with which every act passes its guards. */
const ready: HitFacts = {
  actor: 'a',
  reason: '理由充分',
  verdict: 'true',
  verifiers: ['v', 'w'],
  questions: 3,
  answered: 3,
  attachments: 1,
  proposer: 'p',
  sampled: false,
  cross_checked_by: null,
  extended: false,
  overdue: false,
  supported: true,
  pending: false,
};
const factsFor = (act: HitAct): HitFacts =>
  (hitAct(act).needs as readonly string[]).includes('is verifier') ? { ...ready, actor: 'v' } : ready;

/** The domain's table: state → states that an act may lead to. Written by hand, apart from the machine. */
const next: Record<HitState, HitState[]> = {
  H10: ['H11', 'H20'],
  H11: [],
  H20: ['H30', 'H31', 'H40', 'H90'],
  H30: ['H20', 'H92'],
  H31: ['H20'],
  H40: ['H41'],
  H41: ['H31', 'H50'],
  H50: ['H41', 'H60'],
  H60: ['H41', 'H70', 'H71', 'H72', 'H92'],
  H70: ['H60'],
  H71: ['H92'],
  H72: ['H92'],
  H90: ['H92'],
  H92: ['H20'],
};

describe('the hit machine', () => {
  for (const state of hitStates)
    test(`${state} leads to ${next[state].join(', ') || 'nothing'}`, () => {
      const reached = hitActNames
        .filter((act) => !hitRefusal(act, state, factsFor(act)))
        .map((act) => stepHit(act, state, factsFor(act)))
        .filter(({ moved }) => moved);
      assert.deepEqual([...new Set(reached.map((one) => one.state))].sort(), next[state]);
    });

  for (const act of hitActNames)
    test(`${act}: in every other state refused, saying where it is possible`, () => {
      const { from } = hitAct(act);
      for (const state of hitStates) {
        const refusal = hitRefusal(act, state, factsFor(act));
        if (from.includes(state)) assert.equal(refusal, undefined);
        else {
          assert.equal(refusal?.code, 'wrong-state');
          for (const code of [state, ...from])
            for (const text of [refusal.texts.zh, refusal.texts.en]) assert.ok(text.includes(code), `${text}: ${code}`);
        }
      }
    });

  const guards: [HitAct, HitState, Partial<HitFacts>, string][] = [
    ['dispatch', 'H20', { reason: ' ' }, 'reason'],
    ['dispatch', 'H20', { pending: true }, 'nothing pending'],
    ['exempt', 'H20', { pending: true }, 'nothing pending'],
    ['approve-exempt', 'H30', { proposer: 'a' }, 'not the proposer'],
    ['refuse-exempt', 'H30', { proposer: 'a' }, 'not the proposer'],
    ['accept', 'H40', { actor: 'v', verifiers: ['v'] }, 'two verifiers'],
    ['accept', 'H40', { actor: 'v', verifiers: ['v', 'v'] }, 'two verifiers'],
    ['accept', 'H40', { actor: 'x' }, 'is verifier'],
    ['feedback', 'H41', { actor: 'x' }, 'is verifier'],
    ['feedback', 'H41', { actor: 'v', verdict: null }, 'verdict'],
    ['feedback', 'H41', { actor: 'v', answered: 2 }, 'all answered'],
    ['feedback', 'H41', { actor: 'v', attachments: 0 }, 'evidence attached'],
    ['feedback', 'H41', { actor: 'v', attachments: 0, verdict: 'partly' }, 'evidence attached'],
    ['feedback', 'H41', { actor: 'v', pending: true }, 'nothing pending'],
    ['extend', 'H41', { actor: 'v', extended: true }, 'not extended'],
    ['extend', 'H41', { actor: 'v', overdue: true }, 'not overdue'],
    ['approve-extend', 'H41', { proposer: 'a' }, 'not the proposer'],
    ['return', 'H50', { reason: '' }, 'reason'],
    ['submit-review', 'H50', { verdict: null }, 'verdict'],
    ['submit-review', 'H50', { actor: 'v' }, 'not a verifier'],
    ['to-clue', 'H60', { verdict: 'false' }, 'verified true'],
    ['to-clue', 'H60', { verdict: 'unverifiable' }, 'verified true'],
    ['to-clue', 'H60', { actor: 'w' }, 'not a verifier'],
    ['to-clue', 'H60', { sampled: true }, 'cross-checked'],
    ['to-clue', 'H60', { sampled: true, cross_checked_by: 'a' }, 'not the cross-checker'],
    ['rectify', 'H60', { verdict: 'false' }, 'verified true'],
    ['transfer-out', 'H60', { sampled: true }, 'cross-checked'],
    ['approve-transfer', 'H60', { proposer: 'a' }, 'not the proposer'],
    ['conclude', 'H60', { verdict: null }, 'verdict'],
    ['cross-check', 'H60', { cross_checked_by: 'b' }, 'not yet cross-checked'],
    ['cross-check', 'H60', { actor: 'v' }, 'not a verifier'],
    ['approve-clue', 'H70', { proposer: 'a' }, 'not the proposer'],
    ['refuse-clue', 'H70', { proposer: 'a' }, 'not the proposer'],
    ['dispatch', 'H20', { supported: false }, 'supported'],
    ['to-clue', 'H60', { supported: false }, 'supported'],
    ['reopen', 'H92', { reason: '' }, 'reason'],
  ];
  for (const [act, state, change, missing] of guards)
    test(`${act} in ${state} with ${JSON.stringify(change)}: ${missing}`, () => {
      const refusal = hitRefusal(act, state, { ...factsFor(act), ...change });
      assert.ok(refusal instanceof PlumbError);
      assert.deepEqual([refusal.code, refusal.where], ['not-ready', missing]);
    });

  test('a verdict of not true needs no attachment, and the sample may be decided after its cross-check', () => {
    assert.equal(hitRefusal('feedback', 'H41', { ...ready, actor: 'v', verdict: 'false', attachments: 0 }), undefined);
    assert.equal(hitRefusal('to-clue', 'H60', { ...ready, sampled: true, cross_checked_by: 'b' }), undefined);
  });

  test('time limits', () => {
    assert.deepEqual(hitLimit('H20', 'high'), { workdays: 2 });
    assert.deepEqual(hitLimit('H20', 'medium'), { workdays: 5 });
    assert.deepEqual(
      (['H30', 'H31', 'H40', 'H41', 'H60', 'H70', 'H72', 'H90'] as const).map((state) => hitLimit(state, 'low')),
      [3, 10, 2, 15, 5, 2, 5, 3].map((workdays) => ({ workdays })),
    );
    for (const state of ['H10', 'H11', 'H71', 'H92'] as const) assert.equal(hitLimit(state, 'high'), null);
  });

  test('the cross-check sample is about a tenth, and the same whenever it is asked', () => {
    const ids = Array.from({ length: 5000 }, (_, i) => `hit-${i}`);
    const sampled = ids.filter(isSampled);
    assert.ok(sampled.length > 425 && sampled.length < 575, String(sampled.length));
    assert.deepEqual(ids.filter(isSampled), sampled);
  });
});
