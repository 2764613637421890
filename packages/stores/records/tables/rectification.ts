import type { Localised } from '@plumb/ground/localised';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export const rectificationStates = [
  'R10', 'R20', 'R25', 'R30', 'R40', 'R50', 'R60', 'R70', 'R80', 'R85', 'R90',
] as const; // biome-ignore format: one line is the machine
export type RectificationState = (typeof rectificationStates)[number];
/** 立行立改 · 限期 · 长期坚持. */
export type RectificationKind = 'at_once' | 'by_date' | 'long_term';

export type Measure = { text: string; owner: string; due: string };
export type RuleMade = { title: string; number: string; made_on: string };
/** How many people were handled in each of the four forms (四种形态). */
export type PeopleHandled = { first: number; second: number; third: number; fourth: number };
export type LookBack = { months: number; at: string; by: string; found: boolean; note: string };

type JsonWithDefault<T> = ColumnType<T, string | undefined, string>;

export type RectificationTable = {
  id: string;
  no: GeneratedAlways<number>;
  state: RectificationState;
  title: string;
  problem: string;
  kind: RectificationKind;
  request: string | null;
  hit: string | null;
  clue: string | null;
  letter: string | null;
  model: string | null;
  subject_type: string | null;
  subject_key: string | null;
  subject_shown: string | null;
  unit: string;
  unit_name: string;
  region: string | null;
  responsible: string | null;
  goal: string | null;
  measures: JsonWithDefault<Measure[]>;
  money_involved: Generated<number>;
  money_owed: Generated<number>;
  money_recovered: Generated<number>;
  rules_made: JsonWithDefault<RuleMade[]>;
  people_handled: JsonWithDefault<PeopleHandled>;
  opened_by: string;
  submitted_by: string | null;
  reviewed_by: string | null;
  since: string | null;
  due_at: string | null;
  extended: Generated<number>;
  reminded: Generated<number>;
  recheck: string | null;
  accepted_at: string | null;
  accepted_by: string | null;
  accepted_despite: string | null;
  look_back_done: JsonWithDefault<LookBack[]>;
  relapse_of: string | null;
  relapsed_at: string | null;
  closed_at: string | null;
  revision: Generated<number>;
  created_at: string;
  updated_at: string;
};

export type RectificationStepTable = {
  rectification: string;
  no: number;
  act: string;
  from_state: RectificationState | null;
  to_state: RectificationState;
  by: string;
  by_name: string;
  text: string | null;
  at: string;
};

export type RectificationEvidenceTable = {
  id: string;
  rectification: string;
  kind: 'proof' | 'recovery_voucher' | 'rule';
  name: string;
  key: string;
  mime: string;
  sha256: string;
  bytes: number;
  note: string;
  by: string;
  by_name: string;
  at: string;
};

export type RectificationExtensionTable = {
  id: string;
  rectification: string;
  until: string;
  reason: string;
  asked_by: string;
  asked_at: string;
  granted: boolean | null;
  decided_by: string | null;
  decided_at: string | null;
  decided_because: string | null;
};

export type RecheckOutcome = 'clear' | 'found' | 'not_evaluable';
export type RecheckFinding = {
  hit: string;
  no: number;
  occurred_at: string | null;
  amount: number | null;
  reason: Localised;
};

export type RectificationRecheckTable = {
  id: string;
  rectification: string;
  run: string;
  model: string;
  as_of: string | null;
  outcome: RecheckOutcome | 'waiting' | 'failed';
  /** What the model still finds after the rectification was issued. */
  found: JsonWithDefault<RecheckFinding[]>;
  not_evaluable: JsonWithDefault<Localised[]>;
  /** The run's own digest of what it says about the subject. */
  digest: string | null;
  by: string;
  at: string;
  judged_at: string | null;
};
