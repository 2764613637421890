import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Severity } from './hit.ts';

export const clueStateCodes = [
  'C10', 'C11', 'C12', 'C20', 'C30', 'C40', 'C50', 'C60', 'C61', 'C62', 'C63', 'C64', 'C70', 'C80', 'C81', 'C82', 'C90', 'C91', 'C95',
] as const; // biome-ignore format: one line is the machine
export type ClueState = (typeof clueStateCodes)[number];

export type ClueCandidateTable = {
  id: string;
  no: GeneratedAlways<number>;
  subject_type: string;
  subject_key: string;
  subject_shown: string;
  unit: string | null;
  region: string | null;
  state: Generated<'open' | 'promoted' | 'split'>;
  note: string;
  made_by: string;
  made_at: string;
  clue: string | null;
  revision: Generated<number>;
};

export type ClueTable = {
  id: string;
  receipt_no: GeneratedAlways<number>;
  number: string | null;
  state: ClueState;
  source: 'hit' | 'petition' | 'inspection' | 'audit' | 'law_enforcement' | 'other';
  subject_type: string;
  subject_key: string;
  subject_label: string;
  subject_shown: string;
  summary: string;
  facts: string;
  field: string | null;
  rank: string | null;
  unit: string | null;
  region: string | null;
  severity: Severity;
  secrecy: 'internal' | 'secret' | 'confidential';
  real_name: Generated<boolean>;
  is_head: Generated<boolean>;
  committee_ref: string | null;
  office: string | null;
  handlers: Generated<string[]>;
  proposed_by: string | null;
  endorsed_by: string | null;
  disposal: 'C60' | 'C61' | 'C62' | 'C63' | null;
  participants: Generated<string[]>;
  trigger: string | null;
  duplicate_of: string | null;
  where_to: string | null;
  candidate: string | null;
  form: number | null;
  amount_recovered: number | null;
  feedback_at: string | null;
  sealed_digest: string | null;
  registered_by: string;
  received_at: string;
  state_since: string;
  due_at: string | null;
  escalated: Generated<number>;
  extended: Generated<number>;
  revision: Generated<number>;
  updated_at: string;
};

export type ClueHitTable = { clue: string; hit: string };

export type ClueStepTable = {
  id: GeneratedAlways<number>;
  clue: string;
  at: string;
  act: string;
  actor: string;
  actor_name: string;
  from_state: string;
  to_state: string;
  note: string | null;
  details: JSONColumnType<Record<string, unknown>>;
};

export type ClueDocumentKind =
  | 'plan'
  | 'minutes'
  | 'statement'
  | 'report'
  | 'decision'
  | 'trial_report'
  | 'first_form_record'
  | 'other';

export type ClueDocumentTable = {
  id: string;
  clue: string;
  kind: ClueDocumentKind;
  title: string;
  body: string;
  signers: Generated<string[]>;
  by: string;
  at: string;
};
