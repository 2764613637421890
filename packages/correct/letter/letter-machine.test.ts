import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PlumbError } from '@plumb/ground/problem';
import { type LetterState, letterStates } from '@plumb/stores/records/tables/letter';
import type { LetterFacts } from './letter-guard.ts';
import { type LetterAct, letterAct, letterActNames, letterRefusal, stepLetter } from './letter-machine.ts';

const ready: LetterFacts = {
  actor: 'li',
  actor_unit: 'U1',
  actor_roles: ['leader', 'conduct_director'],
  machine: false,
  drafters: ['wang'],
  signed_off: [{ by: 'zhao', office: 'conduct_director' }],
  countersign: ['conduct_director'],
  approve: ['leader'],
  addressee: 'U2',
  reason: '理由',
  missing: [],
  sensitive: [],
  sensitive_approved: false,
  as_approved: true,
  stages_open: 0,
  aspects_missing: 0,
};

/** Facts with which an act is possible. */
const fitting: Partial<Record<LetterAct, Partial<LetterFacts>>> = {
  countersign: { signed_off: [] },
  drop: { actor: 'wang' },
  sign: { actor_unit: 'U2' },
  reply: { actor_unit: 'U2', stages_open: 1 },
};

const way: [LetterState, LetterAct, LetterState, Partial<LetterFacts>?][] = [
  ['draft', 'edit', 'draft'],
  ['draft', 'submit', 'countersign'],
  ['draft', 'submit', 'approval', { countersign: [] }],
  ['countersign', 'countersign', 'approval', { signed_off: [] }],
  ['countersign', 'countersign', 'countersign', { signed_off: [], countersign: ['conduct_director', 'trial_officer'] }],
  ['approval', 'approve', 'approved'],
  ['approved', 'dispatch', 'dispatched'],
  ['dispatched', 'sign', 'signed', { actor_unit: 'U2' }],
  ['signed', 'reply', 'replied', { actor_unit: 'U2', stages_open: 1 }],
  ['replied', 'reply', 'replied', { actor_unit: 'U2', stages_open: 1 }],
  ['replied', 'return-reply', 'signed'],
  ['replied', 'assess', 'assessed'],
  ['assessed', 'close', 'closed'],
  ['countersign', 'return', 'draft'],
  ['approval', 'return', 'draft'],
  ['approved', 'return', 'draft'],
  ['draft', 'drop', 'withdrawn', { actor: 'wang' }],
  ['approved', 'drop', 'withdrawn', { actor: 'wang' }],
  ['dispatched', 'revoke', 'withdrawn'],
  ['replied', 'revoke', 'withdrawn'],
];

describe('the way of a letter', () => {
  for (const [from, act, to, facts] of way)
    test(`${from} –${act}→ ${to}`, () => assert.equal(stepLetter(act, from, { ...ready, ...facts }), to));
});

describe('every act in every state', () => {
  for (const act of letterActNames)
    for (const state of letterStates) {
      const allowed = letterAct(act).from.includes(state);
      test(`${act} in ${state}: ${allowed ? 'possible' : 'refused'}`, () => {
        const refusal = letterRefusal(act, state, { ...ready, ...fitting[act] });
        if (allowed) assert.equal(refusal, undefined);
        else assert.equal(refusal?.code, 'wrong-state');
      });
    }
});

test('a refusal names the states that allow it, in both languages', () => {
  const { texts } = letterRefusal('assess', 'signed', ready) as PlumbError;
  assert.match(texts.zh, /现为“已签收”.*只能在已回复状态下/);
  assert.match(texts.en, /Signed for; "Assess" is possible only in Replied/);
});

test('a letter without approval is not issued', () => {
  for (const state of ['draft', 'countersign', 'approval'] as const) {
    const { texts } = letterRefusal('dispatch', state, ready) as PlumbError;
    assert.match(texts.zh, /未经签发的文书不得编号送达/);
    assert.match(texts.en, /without approval is not issued/);
  }
});

describe('what is missing', () => {
  const cases: [LetterAct, LetterState, Partial<LetterFacts>, string, RegExp][] = [
    ['submit', 'draft', { missing: ['problems', 'basis'] }, 'not-ready', /必填.*\(problems, basis\)/],
    ['approve', 'approval', { actor: 'wang' }, 'not-allowed', /起草人不得/],
    ['countersign', 'countersign', { actor: 'wang', signed_off: [] }, 'not-allowed', /起草人不得/],
    ['return', 'approval', { actor: 'wang' }, 'not-allowed', /起草人不得/],
    ['return', 'approval', { reason: '' }, 'not-ready', /理由/],
    ['countersign', 'countersign', { signed_off: [], countersign: ['trial_officer'] }, 'not-ready', /轮到/],
    ['approve', 'approval', { actor: 'zhao' }, 'not-ready', /签署两次/],
    ['approve', 'approval', { signed_off: [] }, 'not-ready', /会签尚未完成/],
    ['approve', 'approval', { approve: ['trial_officer'] }, 'not-ready', /无权签发/],
    ['approve', 'approval', { as_approved: false }, 'not-ready', /不一致/],
    ['approve', 'approval', { sensitive: ['problems'] }, 'not-ready', /高敏信息.*\(problems\)/],
    ['dispatch', 'approved', { sensitive: ['problems'] }, 'not-ready', /高敏信息/],
    ['dispatch', 'approved', { as_approved: false }, 'not-ready', /不一致/],
    ['sign', 'dispatched', {}, 'not-allowed', /受文单位/],
    ['reply', 'signed', { stages_open: 1 }, 'not-allowed', /受文单位/],
    ['reply', 'replied', { actor_unit: 'U2' }, 'not-ready', /均已报送/],
    ['assess', 'replied', { stages_open: 1 }, 'not-ready', /未报送/],
    ['assess', 'replied', { aspects_missing: 2 }, 'not-ready', /逐项/],
    ['drop', 'draft', {}, 'not-ready', /只有起草人/],
  ];
  for (const [act, state, facts, code, text] of cases)
    test(`${act}: ${text}`, () => {
      const refusal = letterRefusal(act, state, { ...ready, ...facts });
      assert.ok(refusal instanceof PlumbError);
      assert.equal(refusal.code, code);
      assert.match(refusal.texts.zh, text);
      assert.ok(refusal.texts.en.length > 5);
    });
});

test('an approver who says why may leave an L4 value in', () =>
  assert.equal(
    stepLetter('approve', 'approval', { ...ready, sensitive: ['problems'], sensitive_approved: true }),
    'approved',
  ));
