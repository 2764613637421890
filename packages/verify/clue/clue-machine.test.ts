import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ClueState, clueStateCodes } from '@plumb/stores/records/tables/clue';
import type { ClueFacts } from './clue-guard.ts';
import { type ClueAct, clueAct, clueActNames, clueLimit, clueRefusal } from './clue-machine.ts';

const ready: ClueFacts = {
  actor: 'h1',
  reason: '理由充分',
  handlers: ['h1', 'h2'],
  is_head: false,
  committee_ref: null,
  duplicate_of: 'other',
  where_to: '退回',
  office: 'U1',
  participants: ['a', 'b', 'c'],
  documents: ['plan', 'report', 'minutes', 'decision', 'trial_report'].map((kind) => ({ kind, signers: ['h1', 'h2'] })),
  trigger: '出现新的转账',
  form: 1,
  amount_recovered: 0,
  real_name: false,
  feedback_at: null,
  proposer: 'p',
  endorsed_by: null,
  extended: 0,
  overdue: false,
  pending: false,
};
const factsFor = (act: ClueAct): ClueFacts => (act === 'approve-assignment' ? { ...ready, endorsed_by: 'l2' } : ready);

/** The domain's table, written by hand apart from the machine. */
const next: Record<ClueState, ClueState[]> = {
  C10: ['C11', 'C12', 'C20'],
  C11: [],
  C12: ['C95'],
  C20: ['C30'],
  C30: ['C20', 'C40'],
  C40: ['C50'],
  C50: ['C60', 'C61', 'C62', 'C63'],
  C60: ['C61', 'C63', 'C64'],
  C61: ['C62', 'C63', 'C64', 'C70'],
  C62: ['C50'],
  C63: ['C90'],
  C64: ['C90'],
  C70: ['C80', 'C91'],
  C80: ['C70', 'C81', 'C82'],
  C81: ['C90'],
  C82: ['C90'],
  C90: ['C95'],
  C91: ['C95'],
  C95: ['C20'],
};

describe('the clue machine', () => {
  for (const state of clueStateCodes)
    test(`${state} leads to ${next[state].join(', ') || 'nothing'}`, () => {
      const reached = clueActNames
        .filter((act) => !clueRefusal(act, state, factsFor(act)))
        .map((act) => clueAct(act).to)
        .filter((to) => to !== 'same');
      assert.deepEqual([...new Set(reached)].sort(), next[state]);
    });

  for (const act of clueActNames)
    test(`${act}: in every other state refused, saying where it is possible`, () => {
      const { from } = clueAct(act);
      for (const state of clueStateCodes) {
        const refusal = clueRefusal(act, state, factsFor(act));
        if (from.includes(state)) assert.equal(refusal, undefined);
        else {
          assert.equal(refusal?.code, 'wrong-state');
          for (const code of [state, ...from])
            assert.ok(refusal.texts.zh.includes(code) && refusal.texts.en.includes(code));
        }
      }
    });

  const guards: [ClueAct, ClueState, Partial<ClueFacts>, string][] = [
    ['duplicate', 'C10', { duplicate_of: null }, 'original named'],
    ['not-ours', 'C10', { where_to: '' }, 'destination named'],
    ['propose-assignment', 'C20', { office: null }, 'office named'],
    ['endorse-assignment', 'C30', { proposer: 'h1' }, 'not the proposer'],
    ['endorse-assignment', 'C30', { endorsed_by: 'l1' }, 'not yet endorsed'],
    ['approve-assignment', 'C30', { endorsed_by: null }, 'endorsed by another'],
    ['approve-assignment', 'C30', { endorsed_by: 'h1' }, 'endorsed by another'],
    ['undertake', 'C40', { handlers: ['h1'] }, 'two handlers'],
    ['undertake', 'C40', { actor: 'x' }, 'is handler'],
    ['talk', 'C50', { participants: ['a', 'b', 'b'] }, 'weighed together'],
    ['talk', 'C50', { documents: [] }, 'plan'],
    ['talk', 'C50', { is_head: true }, 'party committee'],
    ['verify', 'C50', { is_head: true }, 'party committee'],
    ['verify', 'C60', { pending: true }, 'nothing pending'],
    ['hold', 'C50', { trigger: null }, 'trigger named'],
    ['conclude', 'C61', { documents: [{ kind: 'report', signers: ['h1'] }] }, 'report signed by all'],
    ['first-form', 'C60', { documents: [] }, 'report signed by all'],
    ['file', 'C61', { documents: [{ kind: 'report', signers: ['h1', 'h2'] }] }, 'decision'],
    ['sanction', 'C80', { documents: [] }, 'trial report'],
    ['prosecute', 'C80', { documents: [] }, 'trial report'],
    ['close', 'C63', { amount_recovered: null }, 'outcome stated'],
    ['close', 'C64', { form: null }, 'outcome stated'],
    ['archive', 'C90', { real_name: true }, 'reporter answered'],
    ['extend', 'C61', { extended: 1 }, 'not extended twice'],
    ['extend', 'C61', { overdue: true }, 'not overdue'],
    ['reopen', 'C95', { reason: '' }, 'reason'],
  ];
  for (const [act, state, change, missing] of guards)
    test(`${act} in ${state} with ${JSON.stringify(change)}: ${missing}`, () => {
      const refusal = clueRefusal(act, state, { ...factsFor(act), ...change });
      assert.deepEqual([refusal?.code, refusal?.where], ['not-ready', missing]);
    });

  test('with the party committee’s number the head of a lower unit may be verified', () => {
    assert.equal(clueRefusal('verify', 'C50', { ...ready, is_head: true, committee_ref: '党发2026-3' }), undefined);
  });

  test('every way to what concerns a person is approved by a leader', () => {
    for (const act of clueActNames)
      if (['C60', 'C61', 'C62', 'C63', 'C64', 'C81', 'C82', 'C91'].includes(clueAct(act).to))
        assert.deepEqual(clueAct(act).approval, ['leader'], act);
    assert.deepEqual(clueAct('file').approval, ['leader']);
  });

  test('time limits', () => {
    assert.deepEqual(clueLimit('C50'), { months: 1 });
    assert.deepEqual(clueLimit('C61'), { days: 45 });
    assert.deepEqual(clueLimit('C40'), { workdays: 1 });
    assert.equal(clueLimit('C95'), null);
  });
});
