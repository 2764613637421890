import type { Localised } from '@plumb/ground/localised';
import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Verdict } from './hit.ts';

export type TaskState = 'sent' | 'accepted' | 'fed_back' | 'returned' | 'done' | 'recalled';
export type Question = { id: string; text: Localised };

export type FieldTaskTable = {
  id: string;
  no: GeneratedAlways<number>;
  hit: string;
  hit_version: number;
  unit: string;
  state: TaskState;
  checklist: JSONColumnType<Question[]>;
  note: Generated<string>;
  verifiers: Generated<string[]>;
  sent_by: string;
  sent_at: string;
  accepted_at: string | null;
  verdict: Verdict | null;
  facts: string | null;
  amount: number | null;
  responsible: string | null;
  fed_back_by: string | null;
  fed_back_at: string | null;
  returned_because: string | null;
};

export type Finding = 'confirmed' | 'refuted' | 'unclear' | 'not_applicable';

export type TaskFindingTable = {
  task: string;
  question: string;
  finding: Finding;
  note: string | null;
  by: string;
  by_name: string;
  at: string;
  received_at: string;
};

export type TaskFileTable = {
  id: string;
  task: string;
  question: string | null;
  kind: 'photo' | 'document';
  name: string;
  mime: string;
  bytes: number;
  sha256: string;
  original_key: string;
  view_key: string | null;
  by: string;
  by_name: string;
  at: string;
};
