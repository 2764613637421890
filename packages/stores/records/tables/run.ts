import type { Localised } from '@plumb/ground/localised';
import type { Generated, JSONColumnType } from 'kysely';

export type RunModel = { model: string; version: number; sha256: string; params: Record<string, unknown> };
export type RunBatch = { dataset: string; batch: string; digest: string };
export type RunModelSummary = {
  model: string;
  hits: number;
  not_evaluable: number;
  exempted: number;
  suppressed: number;
  fresh: number;
  amended: number;
  withdrawn: number;
  milliseconds: number;
};
export type NotEvaluable = {
  model: string;
  subject: { type: string; key: string; label: string };
  because: string;
  reason: Localised;
  count: number;
};

export type RunTable = {
  id: string;
  no: Generated<number>;
  purpose: 'manual' | 'schedule' | 'recheck' | 'first';
  reason: string;
  requested_by: string;
  requested_at: string;
  as_of: string;
  region: string;
  models: JSONColumnType<RunModel[]>;
  batches: JSONColumnType<RunBatch[]>;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  started_at: string | null;
  ended_at: string | null;
  summary: JSONColumnType<RunModelSummary[]> | null;
  not_evaluable: JSONColumnType<NotEvaluable[]> | null;
  failure: JSONColumnType<Localised> | null;
  result_digest: string | null;
};
