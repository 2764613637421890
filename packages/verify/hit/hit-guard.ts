import type { Localised } from '@plumb/ground/localised';
import type { Verdict } from '@plumb/stores/records/tables/hit';

/** What the guards of the hit machine look at. Read by the use case, judged here without any store. */
export type HitFacts = {
  /** Who acts. */
  actor: string;
  reason: string;
  verdict: Verdict | null;
  verifiers: readonly string[];
  /** Questions of the checklist, and how many have a finding. */
  questions: number;
  answered: number;
  attachments: number;
  /** Who asked for the approval that is being decided. */
  proposer: string | null;
  /** In the sample of the cross-check, and who gave the second opinion. */
  sampled: boolean;
  cross_checked_by: string | null;
  extended: boolean;
  overdue: boolean;
  /** The data still support it: it was not withdrawn. */
  supported: boolean;
  /** Another request for approval waits on this hit. */
  pending: boolean;
};

type Guard = { holds(facts: HitFacts): boolean; why: Localised };

const verified = (facts: HitFacts) => facts.verdict === 'true' || facts.verdict === 'partly';

/** Everything that an act may need besides its state and the role of who acts. */
export const hitGuards = {
  reason: { holds: (f) => f.reason.trim().length >= 2, why: { zh: '须写明理由', en: 'give a reason' } },
  'two verifiers': {
    holds: (f) => new Set(f.verifiers).size >= 2,
    why: { zh: '核实须两人以上', en: 'at least two verifiers are needed' },
  },
  'is verifier': {
    holds: (f) => f.verifiers.includes(f.actor),
    why: { zh: '只有本任务的核查人可以反馈', en: 'only a verifier of this task may do this' },
  },
  verdict: { holds: (f) => f.verdict !== null, why: { zh: '缺核实结论', en: 'the verdict is missing' } },
  'all answered': {
    holds: (f) => f.answered >= f.questions,
    why: { zh: '核查清单还有未答的项目', en: 'some items of the checklist have no finding yet' },
  },
  'evidence attached': {
    holds: (f) => !verified(f) || f.attachments > 0,
    why: {
      zh: '结论为属实或部分属实,须附佐证材料',
      en: 'a verdict of true or partly true needs at least one attachment',
    },
  },
  'verified true': {
    holds: verified,
    why: { zh: '只有属实或部分属实的疑点才能转出', en: 'only a hit verified as true or partly true may go on' },
  },
  'not the proposer': {
    holds: (f) => f.proposer !== f.actor,
    why: { zh: '不得审批本人提出的申请', en: 'nobody approves their own request' },
  },
  'not a verifier': {
    holds: (f) => !f.verifiers.includes(f.actor),
    why: { zh: '参与核查的人员不得复核认定', en: 'who verified it may not review it' },
  },
  'cross-checked': {
    holds: (f) => !f.sampled || f.cross_checked_by !== null,
    why: {
      zh: '该疑点在交叉复核样本内,须先由另一人复核',
      en: 'it is in the cross-check sample: another reviewer has to look first',
    },
  },
  'not the cross-checker': {
    holds: (f) => f.cross_checked_by !== f.actor,
    why: { zh: '交叉复核人不得同时作出认定', en: 'who cross-checked it may not decide it as well' },
  },
  'not yet cross-checked': {
    holds: (f) => f.cross_checked_by === null,
    why: { zh: '已完成交叉复核', en: 'it has been cross-checked already' },
  },
  'not extended': {
    holds: (f) => !f.extended,
    why: { zh: '核实期限只能延长一次', en: 'the time limit may be extended only once' },
  },
  'not overdue': {
    holds: (f) => !f.overdue,
    why: { zh: '期限已过,不能再申请延期', en: 'the time limit has passed: it can no longer be extended' },
  },
  supported: {
    holds: (f) => f.supported,
    why: { zh: '该疑点已撤回(数据不再支持)', en: 'the hit was withdrawn: the data no longer support it' },
  },
  'nothing pending': {
    holds: (f) => !f.pending,
    why: { zh: '已有申请待审批', en: 'another request is waiting for approval' },
  },
} as const satisfies Record<string, Guard>;

export type HitGuard = keyof typeof hitGuards;
