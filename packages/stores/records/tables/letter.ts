import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';

export const letterStates = [
  'draft', 'countersign', 'approval', 'approved', 'dispatched', 'signed', 'replied', 'assessed', 'closed', 'withdrawn',
] as const; // biome-ignore format: one line is the machine
export type LetterState = (typeof letterStates)[number];

export type LetterFile = { key: string; name: string; sha256: string; bytes: number };
/** One answer that the letter asks for. */
export type LetterStage = { id: string; due_at: string; done_at: string | null; on_time: boolean | null };
export type LetterSubject = { type: 'hit' | 'clue' | 'rectification'; id: string };
export type LetterAspect = { aspect: string; met: 'yes' | 'partly' | 'no'; note: string };

/** A jsonb column that may be null. */
type NullableJson<T> = ColumnType<T | null, string | null, string | null>;

export type LetterTable = {
  id: string;
  no: GeneratedAlways<number>;
  kind: string;
  template_version: number;
  state: LetterState;
  organ: string;
  unit: string;
  unit_name: string;
  region: string | null;
  copies: JSONColumnType<string[]>;
  fields: JSONColumnType<Record<string, string | string[]>>;
  secrecy: string | null;
  urgency: string | null;
  about: JSONColumnType<LetterSubject[]>;
  model: string | null;
  follows: string | null;
  drafted_by: string;
  drafters: JSONColumnType<string[]>;
  content_digest: string | null;
  sensitive_reason: string | null;
  number: string | null;
  number_year: number | null;
  number_n: number | null;
  file: NullableJson<LetterFile>;
  receipt: NullableJson<LetterFile>;
  stages: ColumnType<LetterStage[], string | undefined, string>;
  since: string | null;
  due_at: string | null;
  reminded: Generated<number>;
  assessment: NullableJson<LetterAspect[]>;
  approved_by: string | null;
  dispatched_at: string | null;
  signed_at: string | null;
  signed_by: string | null;
  replied_at: string | null;
  closed_at: string | null;
  ended_because: string | null;
  revision: Generated<number>;
  created_at: string;
  updated_at: string;
};

export type LetterStepTable = {
  letter: string;
  no: number;
  act: string;
  from_state: LetterState | null;
  to_state: LetterState;
  office: string | null;
  by: string;
  by_name: string;
  opinion: string | null;
  digest: string | null;
  at: string;
};

export type LetterReplyTable = {
  id: string;
  letter: string;
  stage: string;
  text: string;
  files: ColumnType<LetterFile[], string | undefined, string>;
  by: string;
  by_name: string;
  at: string;
  on_time: boolean;
  returned_because: string | null;
};

export type LetterCounterTable = { organ: string; kind: string; year: number; last_n: number };

export type LetterNumberTable = {
  organ: string;
  kind: string;
  year: number;
  n: number;
  number: string;
  object_type: 'letter' | 'task';
  object_id: string;
  issued_by: string;
  issued_at: string;
  cancelled_by: string | null;
  cancelled_at: string | null;
  cancelled_because: string | null;
};
