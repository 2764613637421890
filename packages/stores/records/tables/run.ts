import type { Localised } from '@plumb/ground/localised';
import type { ColumnType, GeneratedAlways, JSONColumnType } from 'kysely';

export type RunModel = {
  model: string;
  version: number;
  sha256: string;
  params: Record<string, number | string>;
  /** Of the approved parameters in force; null: the model's own, or given for a trial. */
  params_no: number | null;
};
export type RunBatch = { dataset: string; batch: string; no: number; digest: string };
/** Digests of the program and of the library beside its models (derived tables, contracts, standards). */
export type Program = { code?: string; library?: string };
export type RunSubject = { type: string; key: string };
export type RunModelSummary = {
  model: string;
  hits: number;
  not_evaluable: number;
  exempted: number;
  suppressed: number;
  fresh: number;
  amended: number;
  withdrawn: number;
  restored: number;
  milliseconds: number;
};
export type NotEvaluable = {
  model: string;
  subject: { type: string; key: string; label: string };
  because: string;
  reason: Localised;
  count: number;
};

/** What a re-check found of one subject, by hit. */
export type RecheckResult = {
  still_found: { hit: string; model: string; fact_key: string; changed: boolean }[];
  gone: { hit: string; model: string; fact_key: string }[];
  /** Facts found of the subject that were not known before. */
  fresh: { hit: string; model: string; fact_key: string }[];
  not_evaluable: { model: string; because: string; reason: Localised }[];
  digest: string;
};

/** An exemption that people approved on a hit, given to the run. */
export type RunExemption = { id: string; approval_no: string };

export type RunTable = {
  id: string;
  no: GeneratedAlways<number>;
  purpose: 'manual' | 'schedule' | 'recheck' | 'first' | 'trial';
  reason: string;
  requested_by: string;
  requested_at: string;
  as_of: string | null;
  since: string | null;
  region: string;
  subject: JSONColumnType<RunSubject> | null;
  models: JSONColumnType<RunModel[]>;
  batches: JSONColumnType<RunBatch[], string | undefined>;
  exemptions: ColumnType<RunExemption[], string | undefined, string>;
  program: JSONColumnType<Program, string | undefined>;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  job: string | null;
  started_at: string | null;
  ended_at: string | null;
  summary: JSONColumnType<RunModelSummary[]> | null;
  not_evaluable: JSONColumnType<NotEvaluable[]> | null;
  recheck: JSONColumnType<RecheckResult> | null;
  failure: JSONColumnType<Localised> | null;
  result_digest: string | null;
};
