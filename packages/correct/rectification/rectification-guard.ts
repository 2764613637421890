import type { Localised } from '@plumb/ground/localised';

/** What the guards of the rectification machine look at. Read by the use case, judged here without any store. */
export type RectificationFacts = {
  actor: string;
  actor_unit: string;
  unit: string;
  reason: string;
  /** Responsible person, goal, at least one measure and a date are set. */
  planned: boolean;
  /** The date is in the future. */
  due_ahead: boolean;
  proofs: number;
  vouchers: number;
  recovered: number;
  owed: number;
  overdue: boolean;
  extended: boolean;
  /** The date asked for lies after the present one. */
  later: boolean;
  submitted_by: string | null;
  reviewed_by: string | null;
  asked_by: string | null;
  /** A model found it: whether it still does has to be looked at. */
  model: boolean;
  /** Result of the last re-check since it was submitted. */
  recheck: 'clear' | 'found' | 'not_evaluable' | null;
  /** The approver's reason to accept it though the re-check is not clear. */
  despite: string;
  look_backs: number;
  look_backs_needed: number;
  within_relapse: boolean;
  /** A letter of advice about it was issued, or somebody answers for it. */
  upgraded: boolean;
  successor: boolean;
};

type Guard = { holds(facts: RectificationFacts): boolean; why: Localised };

/** Everything that an act may need besides its state and the role of who acts. */
export const rectificationGuards = {
  reason: { holds: (f) => f.reason.trim().length >= 2, why: { zh: '须写明理由', en: 'give a reason' } },
  'the unit': {
    holds: (f) => f.actor_unit === f.unit,
    why: { zh: '只有责任单位可以办理', en: 'only the responsible unit may do this' },
  },
  planned: {
    holds: (f) => f.planned,
    why: {
      zh: '下达前须明确责任人、整改目标、至少一项措施和期限',
      en: 'the person in charge, a goal, a measure and a date are needed before it is issued',
    },
  },
  'due ahead': {
    holds: (f) => f.due_ahead,
    why: { zh: '整改期限须晚于今天', en: 'the date has to lie ahead' },
  },
  'proof attached': {
    holds: (f) => f.proofs > 0,
    why: { zh: '提交销号须至少附一份佐证', en: 'at least one proof has to be attached' },
  },
  'recovery voucher': {
    holds: (f) => f.recovered === 0 || f.vouchers > 0,
    why: { zh: '已追缴款项须附追缴凭证', en: 'money recovered needs its voucher' },
  },
  'recovered or explained': {
    holds: (f) => f.recovered >= f.owed || f.reason.trim().length >= 2,
    why: { zh: '应追款项未追缴到位,须说明原因', en: 'not all that is owed was recovered: say why' },
  },
  'not overdue': {
    holds: (f) => !f.overdue,
    why: { zh: '期限已过,不能再申请延期', en: 'the time limit has passed: it can no longer be extended' },
  },
  'not extended': {
    holds: (f) => !f.extended,
    why: { zh: '整改期限只能延长一次', en: 'the time limit may be extended only once' },
  },
  later: {
    holds: (f) => f.later,
    why: { zh: '申请的期限须晚于现期限', en: 'the date asked for has to be later than the present one' },
  },
  'not the asker': {
    holds: (f) => f.asked_by !== f.actor,
    why: { zh: '不得审批本人提出的申请', en: 'nobody approves their own request' },
  },
  'not the submitter': {
    holds: (f) => f.submitted_by !== f.actor,
    why: { zh: '提交人不得审核本人提交的整改', en: 'who submitted it does not review it' },
  },
  'not the reviewer': {
    holds: (f) => f.reviewed_by !== f.actor,
    why: { zh: '审核人不得同时验收', en: 'who reviewed it does not accept it as well' },
  },
  rechecked: {
    holds: (f) => !f.model || f.recheck !== null,
    why: {
      zh: '验收前须用同一模型对新数据复查',
      en: 'the same model has to be run again on newer data before it is accepted',
    },
  },
  'clear or despite': {
    holds: (f) => !f.model || f.recheck === 'clear' || f.despite.trim().length >= 2,
    why: {
      zh: '复查仍发现问题或无法判断,验收人须写明仍予通过的理由',
      en: 'the re-check still finds it or cannot judge: the approver has to say why it is accepted nevertheless',
    },
  },
  'looked back': {
    holds: (f) => f.look_backs >= f.look_backs_needed,
    why: { zh: '回头看尚未完成', en: 'the look-backs are not complete' },
  },
  'not looked back': {
    holds: (f) => f.look_backs < f.look_backs_needed,
    why: { zh: '回头看已完成,可以销号', en: 'the look-backs are complete: it may be closed' },
  },
  'within six months': {
    holds: (f) => f.within_relapse,
    why: { zh: '验收已超过6个月,不按反弹处理', en: 'accepted more than six months ago: no relapse' },
  },
  upgraded: {
    holds: (f) => f.upgraded,
    why: {
      zh: '反弹问题须先升级为纪检监察建议书或者启动问责',
      en: 'a relapse needs a letter of advice or somebody to answer for it first',
    },
  },
  'has a successor': {
    holds: (f) => f.successor,
    why: { zh: '没有新立项的整改', en: 'there is no newer rectification of it' },
  },
} as const satisfies Record<string, Guard>;

export type RectificationGuard = keyof typeof rectificationGuards;
