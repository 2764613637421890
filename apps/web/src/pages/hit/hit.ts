import type { Localised } from '../../texts/language.tsx';

/** What the API says of a hit. */
export type HitState =
  | 'H10'
  | 'H11'
  | 'H20'
  | 'H30'
  | 'H31'
  | 'H40'
  | 'H41'
  | 'H50'
  | 'H60'
  | 'H70'
  | 'H71'
  | 'H72'
  | 'H90'
  | 'H92';
export type Severity = 'high' | 'medium' | 'low';
export type Verdict = 'true' | 'partly' | 'false' | 'unverifiable';
export type Escalation = 0 | 80 | 100 | 120;

export type HitItem = {
  id: string;
  no: number;
  model: string;
  model_title: Localised;
  field: string;
  version: number;
  subject: { type: string; shown: string };
  unit: string | null;
  region: string | null;
  occurred_at: string | null;
  amount: number | null;
  severity: Severity;
  reason: Localised;
  state: HitState;
  assigned_to: string | null;
  due_at: string | null;
  escalation: Escalation;
  verdict: Verdict | null;
  label: 'tp' | 'fp' | 'undetermined' | null;
  amount_found: number | null;
  candidate: string | null;
  suppressed: boolean;
  withdrawn_at: string | null;
  times_found: number;
  revision: number;
  created_at: string;
  updated_at: string;
};

export type HitCounts = {
  by_state: { state: HitState; count: number }[];
  total: number;
  overdue: number;
  mine: number;
  hidden: number;
};

export type EvidenceCell = { column: string; title: Localised; value: string | null; level: string; masked: boolean };
export type EvidenceRow = {
  dataset: string;
  dataset_title: Localised;
  source_file: string;
  source_line: number;
  batch: string | null;
  cells: EvidenceCell[];
};

export type HistoryStep = {
  at: string;
  act: string;
  actor: string;
  actor_name: string;
  from: string | null;
  to: string | null;
  note: string | null;
};

export type Pending = {
  approval: string;
  action: string;
  requested_by: string;
  requested_name: string;
  requested_at: string;
  reason: string;
};

/** An act of the state machine as it stands for this reader now. */
export type ActNow = { act: string; allowed: boolean; why_not: Localised | null };

export type HitView = HitItem & {
  question: Localised;
  model_status: string;
  model_version_now: number;
  basis: { rule: string; clause: string; verified: boolean }[];
  exemptions: { id: string; text: Localised; needs: 'exemption_list' | 'sql' }[];
  innocent: Localised[];
  verify: Localised[];
  params: { name: string; value: string; default: string; unit: string | null; why: Localised }[];
  lists: string[];
  letter: 'supervise' | 'remind' | 'suggest';
  evidence: EvidenceRow[];
  disclosure: { id: string; until: string } | null;
  digest: string;
  versions: { no: number; change: string; at: string; run: string; model_version: number; digest: string }[];
  history: HistoryStep[];
  related: HitItem[];
  tasks: { id: string; no: number; unit: string; state: string; due_at: string | null; verdict: Verdict | null }[];
  pending: Pending[];
  cross_check: { needed: boolean; done_by: string | null };
  acts: ActNow[];
  clue: { id: string; no: string } | null;
};

export const verdictTitles: Record<Verdict, Localised> = {
  true: { zh: '属实', en: 'True' },
  partly: { zh: '部分属实', en: 'Partly true' },
  false: { zh: '不属实', en: 'Not true' },
  unverifiable: { zh: '无法核实', en: 'Cannot be verified' },
};

export const subjectTitles: Readonly<Record<string, Localised>> = {
  person: { zh: '人员', en: 'Person' },
  unit: { zh: '单位', en: 'Unit' },
  vehicle: { zh: '车辆', en: 'Vehicle' },
  company: { zh: '企业', en: 'Company' },
  community: { zh: '村社区', en: 'Community' },
  card: { zh: '卡', en: 'Card' },
  place: { zh: '场所', en: 'Place' },
};
