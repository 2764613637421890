import type { Localised } from '@plumb/ground/localised';

/** What the guards of the clue machine look at. */
export type ClueFacts = {
  actor: string;
  reason: string;
  /** Accounts that handle it (承办人). */
  handlers: readonly string[];
  /** The one who is reported heads a lower unit: then the party committee has to be asked. */
  is_head: boolean;
  /** Number of the party committee's approval. */
  committee_ref: string | null;
  duplicate_of: string | null;
  where_to: string | null;
  office: string | null;
  /** Who took part in weighing it together. */
  participants: readonly string[];
  /** Kinds of documents that are in the file, with who signed them. */
  documents: readonly { kind: string; signers: readonly string[] }[];
  /** What would bring it back from being held. */
  trigger: string | null;
  form: number | null;
  amount_recovered: number | null;
  real_name: boolean;
  feedback_at: string | null;
  proposer: string | null;
  endorsed_by: string | null;
  extended: number;
  overdue: boolean;
  pending: boolean;
};

type Guard = { holds(facts: ClueFacts): boolean; why: Localised };
const has = (kind: string) => (f: ClueFacts) => f.documents.some((one) => one.kind === kind);

/** Everything that an act on a clue may need besides its state and the role of who acts. */
export const clueGuards = {
  reason: { holds: (f) => f.reason.trim().length >= 2, why: { zh: '须写明理由', en: 'give a reason' } },
  'original named': {
    holds: (f) => f.duplicate_of !== null,
    why: { zh: '须指明并入哪一件线索', en: 'name the clue that it duplicates' },
  },
  'destination named': {
    holds: (f) => Boolean(f.where_to),
    why: {
      zh: '须指明去向(上报、转下级、退回、告知其他途径)',
      en: 'say where it goes (higher, lower, back, another way)',
    },
  },
  'office named': {
    holds: (f) => Boolean(f.office),
    why: { zh: '须指明承办部门', en: 'name the office that is to handle it' },
  },
  'two handlers': {
    holds: (f) => new Set(f.handlers).size >= 2,
    why: { zh: '承办人须两人以上', en: 'at least two handlers are needed' },
  },
  'is handler': {
    holds: (f) => f.handlers.includes(f.actor),
    why: { zh: '只有本件承办人可以办理', en: 'only a handler of this clue may do this' },
  },
  'weighed together': {
    holds: (f) => new Set(f.participants).size >= 3,
    why: { zh: '处置意见须集体研判(三人以上)', en: 'the disposal has to be weighed together, by three or more' },
  },
  plan: { holds: has('plan'), why: { zh: '缺处置方案', en: 'the plan is missing' } },
  'party committee': {
    holds: (f) => !f.is_head || Boolean(f.committee_ref),
    why: {
      zh: '被反映人为下级主要负责人,须报同级党委主要负责人批准(填写批准文号)',
      en: 'it concerns the head of a lower unit: give the number of the party committee’s approval',
    },
  },
  'report signed by all': {
    holds: (f) =>
      f.documents.some((one) => one.kind === 'report' && f.handlers.every((handler) => one.signers.includes(handler))),
    why: { zh: '缺全体承办人签名的报告', en: 'a report signed by every handler is missing' },
  },
  'trigger named': {
    holds: (f) => Boolean(f.trigger),
    why: { zh: '暂存须写明复查触发条件', en: 'say what would bring it back' },
  },
  decision: { holds: has('decision'), why: { zh: '缺决定书', en: 'the written decision is missing' } },
  'trial report': { holds: has('trial_report'), why: { zh: '缺审理报告', en: 'the trial report is missing' } },
  'outcome stated': {
    holds: (f) => f.form !== null && f.amount_recovered !== null,
    why: {
      zh: '须填写四种形态和追缴金额(没有填 0)',
      en: 'state the form (0–4) and the amount recovered (0 where none)',
    },
  },
  'reporter answered': {
    holds: (f) => !f.real_name || f.feedback_at !== null,
    why: { zh: '实名检举须先反馈', en: 'the named reporter has to be answered first' },
  },
  'not the proposer': {
    holds: (f) => f.proposer !== f.actor,
    why: { zh: '不得审批本人提出的申请', en: 'nobody approves their own request' },
  },
  'not yet endorsed': {
    holds: (f) => f.endorsed_by === null,
    why: { zh: '分管领导已签批', en: 'it has been endorsed already' },
  },
  'endorsed by another': {
    holds: (f) => f.endorsed_by !== null && f.endorsed_by !== f.actor,
    why: {
      zh: '须先由分管领导签批,再由另一位主要负责人批准',
      en: 'the leader in charge endorses first, then another leader approves',
    },
  },
  'not extended twice': {
    holds: (f) => f.extended < 1,
    why: { zh: '期限只能延长一次', en: 'the time limit may be extended only once' },
  },
  'not overdue': {
    holds: (f) => !f.overdue,
    why: { zh: '期限已过,不能再申请延期', en: 'the time limit has passed: it can no longer be extended' },
  },
  'nothing pending': {
    holds: (f) => !f.pending,
    why: { zh: '已有申请待审批', en: 'another request is waiting for approval' },
  },
} as const satisfies Record<string, Guard>;

export type ClueGuard = keyof typeof clueGuards;
