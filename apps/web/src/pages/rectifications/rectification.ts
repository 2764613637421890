import type { Localised } from '../../texts/language.tsx';
import type { ActNow, Escalation } from '../letters/letter.ts';

export type RecheckOutcome = 'waiting' | 'failed' | 'clear' | 'found' | 'not_evaluable';

/** What the API says of rectifications. */
export type RectificationItem = {
  id: string;
  no: number;
  state: string;
  title: string;
  kind: 'at_once' | 'by_date' | 'long_term';
  model: string | null;
  model_title: Localised | null;
  subject: { type: string; shown: string } | null;
  unit: string;
  unit_name: string;
  due_at: string | null;
  escalation: Escalation;
  money_involved: number;
  money_owed: number;
  money_recovered: number;
  rules_made: number;
  evidence: number;
  recheck: RecheckOutcome | null;
  relapse_of: string | null;
  revision: number;
  updated_at: string;
};

export type EvidenceKind = 'proof' | 'recovery_voucher' | 'rule';
export type Evidence = {
  id: string;
  kind: EvidenceKind;
  name: string;
  bytes: number;
  sha256: string;
  note: string;
  by_name: string;
  at: string;
};
export type Measure = { text: string; owner: string; due: string };
export type Rule = { title: string; number: string; made_on: string };
export type People = { first: number; second: number; third: number; fourth: number };
export type Recheck = {
  id: string;
  run: string;
  as_of: string | null;
  outcome: RecheckOutcome;
  found: { hit: string; no: number; occurred_at: string | null; amount: number | null; reason: Localised }[];
  not_evaluable: Localised[];
  digest: string | null;
  at: string;
};

export type RectificationView = Omit<RectificationItem, 'rules_made' | 'evidence'> & {
  problem: string;
  hit: string | null;
  letter: { id: string; number: string | null } | null;
  responsible: string | null;
  goal: string | null;
  measures: Measure[];
  rules_made: Rule[];
  people_handled: People;
  evidence: Evidence[];
  extensions: { id: string; until: string; reason: string; granted: boolean | null; decided_because: string | null }[];
  rechecks: Recheck[];
  accepted_despite: string | null;
  look_backs: { months: number; at: string; by: string; found: boolean; note: string }[];
  history: {
    no: number;
    act: string;
    title: Localised;
    from_state: string | null;
    to_state: string;
    by_name: string;
    text: string | null;
    at: string;
  }[];
  acts: ActNow[];
};

export type WaitingRequest = {
  id: string;
  hit: string;
  hit_no: number;
  model_title: Localised;
  subject: { type: string; shown: string };
  unit: string;
  problem: string;
  amount: number | null;
  due_days: number | null;
  requested_at: string;
};

export const kinds: Readonly<Record<RectificationItem['kind'], Localised>> = {
  at_once: { zh: '立行立改', en: 'At once' },
  by_date: { zh: '限期整改', en: 'By a date' },
  long_term: { zh: '长期坚持', en: 'For the long term' },
};

export const recheckTitles: Readonly<Record<RecheckOutcome, Localised>> = {
  waiting: { zh: '复查运行中', en: 'Re-check running' },
  failed: { zh: '复查未完成', en: 'Re-check failed' },
  clear: { zh: '复查通过', en: 'Re-check clear' },
  found: { zh: '复查仍发现', en: 'Still found' },
  not_evaluable: { zh: '复查无法判断', en: 'Cannot be judged' },
};

export const evidenceKinds: Readonly<Record<EvidenceKind, Localised>> = {
  proof: { zh: '佐证', en: 'Proof' },
  recovery_voucher: { zh: '追缴凭证', en: 'Recovery voucher' },
  rule: { zh: '制度文件', en: 'Rule made' },
};

/** Columns of the board, each with the states that stand in it. */
export const board: readonly { key: string; title: Localised; states: readonly string[] }[] = [
  { key: 'opened', title: { zh: '立项', en: 'Opened' }, states: ['R10'] },
  { key: 'issued', title: { zh: '已下达', en: 'Issued' }, states: ['R20'] },
  { key: 'working', title: { zh: '整改中', en: 'Being put right' }, states: ['R25', 'R30', 'R80'] },
  { key: 'review', title: { zh: '提交与审核', en: 'Submitted, in review' }, states: ['R40', 'R50'] },
  { key: 'accepted', title: { zh: '验收与回头看', en: 'Accepted, looked back at' }, states: ['R60', 'R70'] },
  { key: 'relapsed', title: { zh: '反弹', en: 'Relapsed' }, states: ['R85'] },
  { key: 'closed', title: { zh: '销号', en: 'Closed' }, states: ['R90'] },
];

export const touched = ['/api/rectifications', '/api/inbox'];
