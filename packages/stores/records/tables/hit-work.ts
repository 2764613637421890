import type { GeneratedAlways, JSONColumnType } from 'kysely';

export type HitStepTable = {
  id: GeneratedAlways<number>;
  hit: string;
  at: string;
  act: string;
  actor: string;
  actor_name: string;
  from_state: string;
  to_state: string;
  note: string | null;
  details: JSONColumnType<Record<string, unknown>>;
};

export type DataSlipTable = {
  id: string;
  no: GeneratedAlways<number>;
  kind: 'supplement' | 'defect';
  hit: string;
  dataset: string;
  department: string;
  what: string;
  state: 'open' | 'answered';
  asked_by: string;
  asked_at: string;
  due_at: string;
  answered_by: string | null;
  answered_at: string | null;
  answer: string | null;
};

export type RectificationRequestTable = {
  id: string;
  hit: string;
  unit: string;
  region: string | null;
  problem: string;
  amount: number | null;
  letter: 'supervise' | 'remind' | 'suggest';
  due_days: number | null;
  requested_by: string;
  requested_at: string;
  /** The rectification that it became. */
  taken_up_as: string | null;
  taken_up_at: string | null;
};

export type TransferOutTable = {
  id: string;
  no: GeneratedAlways<number>;
  hit: string;
  organ: 'police' | 'audit' | 'medical_insurance' | 'tax' | 'other';
  organ_name: string;
  letter_no: string | null;
  reason: string;
  by: string;
  at: string;
};

export type ExemptionTable = {
  id: string;
  hit: string;
  model: string;
  subject_type: string;
  subject_key: string;
  reason: string;
  doc_ref: string;
  approver: string;
  approval_no: string;
  valid_from: string;
  valid_to: string;
  created_at: string;
};

export type SavedViewTable = {
  id: string;
  owner: string;
  unit: string;
  name: string;
  filter: JSONColumnType<Record<string, unknown>>;
  shared: boolean;
  created_at: string;
};

export type RecusalTieTable = { account: string; id_no: string; degree: 0 | 1 | 2; relation: string; as_of: string };
