import type { Hit } from '../run/hit.ts';

/**
 * What a synthetic data set knows about itself. `planted` must be found; `also` is another model's rightful hit from the same act.
 * `from` and `to` bound the time of the fact where its key is not told.
 */
export type Truth = {
  model: string;
  subject: string;
  fact?: string;
  from?: string;
  to?: string;
  kind: 'planted' | 'also';
  note?: string;
};

export type ModelScore = {
  model: string;
  planted: number;
  found: number;
  missed: Truth[];
  false: Hit[];
  hits: number;
  precision: number;
  recall: number;
};

/** Planted, found, missed and false hits a model. A model with neither truth nor hits is left out. */
export function scoreHits(models: string[], hits: Hit[], truth: Truth[]): ModelScore[] {
  const scores: ModelScore[] = [];
  for (const model of [...models].sort()) {
    const known = truth.filter((one) => one.model === model);
    const bySubject = Map.groupBy(known, (one) => one.subject);
    const found = hits.filter((hit) => hit.model === model && hit.outcome === 'hit');
    const planted = known.filter((one) => one.kind === 'planted');
    const seen = new Set<Truth>();
    const wrong: Hit[] = [];
    for (const hit of found) {
      const meant = (bySubject.get(hit.subject.key) ?? []).filter((one) => tells(one, hit));
      for (const one of meant) seen.add(one);
      if (meant.length === 0) wrong.push(hit);
    }
    const missed = planted.filter((one) => !seen.has(one));
    scores.push({
      model,
      planted: planted.length,
      found: planted.length - missed.length,
      missed,
      false: wrong,
      hits: found.length,
      precision: found.length === 0 ? 1 : (found.length - wrong.length) / found.length,
      recall: planted.length === 0 ? 1 : (planted.length - missed.length) / planted.length,
    });
  }
  return scores;
}

function tells(truth: Truth, hit: Hit): boolean {
  if (truth.fact !== undefined) return truth.fact === hit.fact_key;
  if (hit.occurred_at === null) return true;
  return (
    (truth.from === undefined || truth.from <= hit.occurred_at) &&
    (truth.to === undefined || hit.occurred_at <= truth.to)
  );
}
