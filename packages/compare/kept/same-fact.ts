import { createHash } from 'node:crypto';
import type { ModelSpec } from '../model/model.ts';

/** Columns that say when, not what: several questions about one month are several facts. */
const periods = /^(?:day|month|year|fuel_month|pay_month|fact_at)$/;

/**
 * One value for findings of several models about one event: the same subject, the same fact columns and values, and among them
 * something that names an event (a transaction, a session, a trip's start). Null where the fact is only a period of the subject.
 */
export function sameFact(spec: ModelSpec, subjectKey: string, factKey: string): string | null {
  const names = spec.fact.filter((name) => name !== spec.subject.key && !periods.test(name));
  if (names.length === 0) return null;
  return createHash('sha256')
    .update(JSON.stringify([spec.subject.type, subjectKey, spec.fact, factKey]))
    .digest('hex')
    .slice(0, 40);
}
