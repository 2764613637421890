import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type RectificationState, rectificationStates } from '@plumb/stores/records/tables/rectification';
import type { RectificationFacts } from './rectification-guard.ts';
import {
  type RectificationAct,
  rectificationAct,
  rectificationActNames,
  rectificationRefusal,
  stepRectification,
} from './rectification-machine.ts';

/** Facts with which every act is possible. */
const ready: RectificationFacts = {
  actor: 'li',
  actor_unit: 'U2',
  unit: 'U2',
  reason: '理由',
  planned: true,
  due_ahead: true,
  proofs: 1,
  vouchers: 1,
  recovered: 100,
  owed: 100,
  overdue: false,
  extended: false,
  later: true,
  submitted_by: 'zheng',
  reviewed_by: 'zhou',
  asked_by: 'zheng',
  model: true,
  recheck: 'clear',
  despite: '',
  look_backs: 0,
  look_backs_needed: 2,
  within_relapse: true,
  upgraded: true,
  successor: true,
};
const fitting: Partial<Record<RectificationAct, Partial<RectificationFacts>>> = { close: { look_backs: 2 } };

const way: [RectificationState, RectificationAct, RectificationState][] = [
  ['R10', 'edit', 'R10'],
  ['R10', 'issue', 'R20'],
  ['R20', 'start', 'R30'],
  ['R30', 'report', 'R30'],
  ['R30', 'request-extension', 'R25'],
  ['R25', 'grant-extension', 'R30'],
  ['R25', 'refuse-extension', 'R30'],
  ['R20', 'overdue', 'R80'],
  ['R30', 'overdue', 'R80'],
  ['R80', 'submit', 'R40'],
  ['R30', 'submit', 'R40'],
  ['R40', 'review', 'R50'],
  ['R40', 'return', 'R30'],
  ['R50', 'return', 'R30'],
  ['R50', 'recheck', 'R50'],
  ['R50', 'accept', 'R60'],
  ['R60', 'look-back', 'R70'],
  ['R70', 'look-back', 'R70'],
  ['R70', 'close', 'R90'],
  ['R60', 'relapse', 'R85'],
  ['R90', 'relapse', 'R85'],
  ['R85', 'reopen', 'R20'],
  ['R85', 'supersede', 'R90'],
];

describe('the way of a rectification', () => {
  for (const [from, act, to] of way)
    test(`${from} –${act}→ ${to}`, () => assert.equal(stepRectification(act, from, { ...ready, ...fitting[act] }), to));
});

describe('every act in every state', () => {
  for (const act of rectificationActNames)
    for (const state of rectificationStates) {
      const allowed = rectificationAct(act).from.includes(state);
      test(`${act} in ${state}: ${allowed ? 'possible' : 'refused'}`, () => {
        const refusal = rectificationRefusal(act, state, { ...ready, ...fitting[act] });
        assert.equal(refusal?.code, allowed ? undefined : 'wrong-state');
        if (!allowed) assert.match(refusal?.texts.zh ?? '', /只能在.*状态下/);
      });
    }
});

describe('what is missing', () => {
  const cases: [RectificationAct, RectificationState, Partial<RectificationFacts>, string, RegExp][] = [
    ['issue', 'R10', { planned: false }, 'not-ready', /责任人/],
    ['issue', 'R10', { due_ahead: false }, 'not-ready', /晚于今天/],
    ['start', 'R20', { actor_unit: 'U9' }, 'not-allowed', /责任单位/],
    ['report', 'R30', { reason: ' ' }, 'not-ready', /理由/],
    ['request-extension', 'R30', { overdue: true }, 'not-ready', /期限已过/],
    ['request-extension', 'R30', { extended: true }, 'not-ready', /一次/],
    ['request-extension', 'R30', { later: false }, 'not-ready', /晚于现期限/],
    ['grant-extension', 'R25', { asked_by: 'li' }, 'not-allowed', /本人/],
    ['refuse-extension', 'R25', { asked_by: 'li' }, 'not-allowed', /本人/],
    ['submit', 'R30', { proofs: 0 }, 'not-ready', /佐证/],
    ['submit', 'R30', { vouchers: 0 }, 'not-ready', /追缴凭证/],
    ['submit', 'R30', { recovered: 50, reason: '' }, 'not-ready', /说明原因/],
    ['review', 'R40', { submitted_by: 'li' }, 'not-allowed', /提交人/],
    ['accept', 'R50', { submitted_by: 'li' }, 'not-allowed', /提交人/],
    ['accept', 'R50', { reviewed_by: 'li' }, 'not-allowed', /审核人/],
    ['accept', 'R50', { recheck: null }, 'not-ready', /复查/],
    ['accept', 'R50', { recheck: 'found' }, 'not-ready', /仍发现/],
    ['accept', 'R50', { recheck: 'not_evaluable' }, 'not-ready', /无法判断/],
    ['look-back', 'R70', { look_backs: 2 }, 'not-ready', /已完成/],
    ['close', 'R70', { look_backs: 1 }, 'not-ready', /尚未完成/],
    ['relapse', 'R90', { within_relapse: false }, 'not-ready', /6个月/],
    ['reopen', 'R85', { upgraded: false }, 'not-ready', /建议书/],
    ['supersede', 'R85', { successor: false }, 'not-ready', /新立项/],
  ];
  for (const [act, state, facts, code, text] of cases)
    test(`${act}: ${text}`, () => {
      const refusal = rectificationRefusal(act, state, { ...ready, ...fitting[act], ...facts });
      assert.equal(refusal?.code, code);
      assert.match(refusal?.texts.zh ?? '', text);
      assert.ok((refusal?.texts.en ?? '').length > 5);
    });
});

describe('exceptions that hold', () => {
  for (const [what, act, state, facts] of [
    ['no money recovered needs no voucher', 'submit', 'R30', { vouchers: 0, recovered: 0, owed: 0 }],
    ['not all recovered, with the reason', 'submit', 'R30', { recovered: 50 }],
    ['still found, with the approver’s reason', 'accept', 'R50', { recheck: 'found', despite: '系历史数据' }],
    ['nothing to run again where no model found it', 'accept', 'R50', { model: false, recheck: null }],
  ] as const)
    test(what, () => assert.equal(rectificationRefusal(act, state, { ...ready, ...facts }), undefined));
});
