import { fillBoth } from '@plumb/ground/localised';
import type { ParameterValues } from '../model/parameters.ts';
import { digestOf, evidenceOf } from './evidence.ts';
import type { Found } from './found-row.ts';
import type { Evidence, Hit } from './hit.ts';

/** Turns found facts and their frozen evidence into hits. */
export function makeHits(found: Found[], frozen: Map<string, Map<number, Evidence>>, params: ParameterValues): Hit[] {
  return found.map((one) => {
    const { model, row } = one;
    const cannot = one.cannot > 0 ? model.not_evaluable?.[one.cannot - 1] : undefined;
    const severity = model.severity_column ? row[model.severity_column] : undefined;
    const amount = model.amount ? row[model.amount] : null;
    const evidence = evidenceOf(one, frozen);
    const facts = {
      model: model.id,
      version: model.version,
      outcome: cannot ? ('not_evaluable' as const) : ('hit' as const),
      subject: {
        type: model.subject.type,
        key: one.subjectKey,
        label: String(row[model.subject.label ?? model.subject.key] ?? one.subjectKey),
      },
      fact_key: one.factKey,
      occurred_at: one.occurredAt,
      amount: typeof amount === 'number' ? amount : null,
      severity: severity === 'high' || severity === 'medium' || severity === 'low' ? severity : model.severity,
      reason: fillBoth(cannot ? cannot.reason : model.reason, row),
      ...(cannot ? { because: cannot.id } : {}),
      evidence,
      params,
    };
    return { ...facts, digest: digestOf(facts) };
  });
}
