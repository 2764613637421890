import type { Localised } from '@plumb/ground/localised';
import type { Row } from '@plumb/stores/warehouse/port';
import type { ParameterValues } from '../model/parameters.ts';

export type Evidence = { dataset: string; row: Row; source_file: string; source_line: number };

/** What a model reports about one subject and one fact. A doubt, never a verdict. */
export type Hit = {
  model: string;
  version: number;
  outcome: 'hit' | 'not_evaluable';
  subject: { type: string; key: string; label: string };
  fact_key: string;
  occurred_at: string | null;
  amount: number | null;
  severity: 'high' | 'medium' | 'low';
  reason: Localised;
  /** Id of the not_evaluable reason; absent on a hit. */
  because?: string;
  evidence: Evidence[];
  params: ParameterValues;
  /** SHA-256 over model, version, parameters, subject, fact and evidence rows. */
  digest: string;
};

export function byModelSubjectFact(a: Hit, b: Hit): number {
  const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return (
    order(a.model, b.model) ||
    order(a.subject.key, b.subject.key) ||
    order(a.fact_key, b.fact_key) ||
    order(a.outcome, b.outcome)
  );
}
