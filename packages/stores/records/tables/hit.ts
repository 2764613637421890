import type { Localised } from '@plumb/ground/localised';
import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';

export const hitStates = [
  'H10', 'H11', 'H20', 'H30', 'H31', 'H40', 'H41', 'H50', 'H60', 'H70', 'H71', 'H72', 'H90', 'H92',
] as const; // biome-ignore format: one line is the machine
export type HitState = (typeof hitStates)[number];
export type Severity = 'high' | 'medium' | 'low';
export type Verdict = 'true' | 'partly' | 'false' | 'unverifiable';
export type HitLabel = 'tp' | 'fp' | 'undetermined';

export type FrozenEvidence = {
  dataset: string;
  row: Record<string, unknown>;
  source_file: string;
  source_line: number;
  batch?: string;
};

export type HitTable = {
  id: string;
  no: GeneratedAlways<number>;
  model: string;
  field: string;
  version: number;
  subject_type: string;
  subject_key: string;
  subject_label: string;
  subject_shown: string;
  unit: string | null;
  region: string | null;
  fact_key: string;
  occurred_at: string | null;
  amount: number | null;
  severity: Severity;
  severity_rank: GeneratedAlways<number>;
  reason_shown: JSONColumnType<Localised>;
  state: Generated<HitState>;
  suppressed_by: string | null;
  withdrawn_at: string | null;
  merged_into: string | null;
  candidate: string | null;
  assigned_to: string | null;
  due_at: string | null;
  /** null: since created_at. */
  state_since: string | null;
  escalated: Generated<number>;
  extended: Generated<boolean>;
  cross_checked_by: string | null;
  task: string | null;
  clue: string | null;
  verdict: Verdict | null;
  label: HitLabel | null;
  amount_found: number | null;
  first_run: string;
  last_run: string;
  times_found: Generated<number>;
  digest: Generated<string>;
  same_fact: string | null;
  revision: Generated<number>;
  created_at: string;
  updated_at: string;
};

export type HitVersionTable = {
  hit: string;
  no: number;
  run: string;
  change: 'found' | 'amended' | 'withdrawn' | 'restored';
  changed: Generated<string[]>;
  model_version: number;
  params: JSONColumnType<Record<string, unknown>>;
  reason: JSONColumnType<Localised>;
  evidence: JSONColumnType<FrozenEvidence[]>;
  digest: string;
  at: string;
};
