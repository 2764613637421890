import type { Contracts } from '@plumb/collect/contract/read-contracts';
import { inTurns } from '@plumb/ground/in-turns';
import type { Row, Warehouse } from '@plumb/stores/warehouse/port';
import type { Model } from '../model/model.ts';
import { type ParameterValues, parameterValues } from '../model/parameters.ts';
import { compileModel } from '../sql/compile-model.ts';
import { freezeEvidence, type SourceOf } from './evidence.ts';
import { Exemptions } from './exemptions.ts';
import { type Found, factsOf } from './found-row.ts';
import { byModelSubjectFact, type Hit } from './hit.ts';
import { makeHits } from './make-hits.ts';
import { type Delivery, missingInputs } from './missing-inputs.ts';

export type ModelSummary = {
  model: string;
  hits: number;
  notEvaluable: number;
  exempted: number;
  milliseconds: number;
};
export type RunResult = {
  hits: Hit[];
  summary: ModelSummary[];
  /** The row of the model's statement that a hit was made of. */
  rows: Map<Hit, Row>;
};

export type RunOptions = {
  /** Holds the datasets (tables by id, each with `_row`) and the derived tables that the models need. */
  warehouse: Warehouse;
  contracts: Contracts;
  models: Model[];
  delivery: Map<string, Delivery>;
  sourceOf: SourceOf;
  /** 'YYYY-MM-DD HH:MM:SS': the moment as of which is judged. */
  asOf: string;
  /** Region code whose standards apply. */
  region: string;
  params?: Record<string, ParameterValues>;
  /** Entries beside those of the data set exemption_list, in its columns. */
  exemptions?: Row[];
  onModel?: (summary: ModelSummary) => void;
};

/** Runs models over one data set. Deterministic: sorted by model, subject, fact; the same input gives the same hits. */
export async function runModels(options: RunOptions): Promise<RunResult> {
  const { warehouse, models, delivery } = options;
  const listed = delivery.get('exemption_list')?.delivered ? await warehouse.rows('SELECT * FROM exemption_list') : [];
  const exemptions = new Exemptions([...listed, ...(options.exemptions ?? [])]);
  const ordered = [...models].sort((a, b) => (a.spec.id < b.spec.id ? -1 : 1));
  const judged = await inTurns(atOnce, ordered, async (model) => {
    const started = performance.now();
    const params = parameterValues(model.spec, options.params?.[model.spec.id]);
    const missing = missingInputs(model.spec, delivery, options.contracts, params);
    const found = missing.length > 0 ? [] : await detect(model, params, options);
    const kept = found.filter((one) => !exemptions.covers(one));
    const cannot = kept.filter((one) => one.cannot > 0).length;
    const summary: ModelSummary = {
      model: model.spec.id,
      hits: kept.length - cannot,
      notEvaluable: missing.length + cannot,
      exempted: found.length - kept.length,
      milliseconds: performance.now() - started,
    };
    options.onModel?.(summary);
    return { params, missing, kept, summary };
  });
  // Once for all models: a look-up reads the whole of a large dataset.
  const frozen = await freezeEvidence(
    warehouse,
    judged.flatMap(({ kept }) => kept),
    options.sourceOf,
  );
  const rows = new Map<Hit, Row>();
  const hits = judged.flatMap(({ missing, kept, params }) => {
    const made = makeHits(kept, frozen, params);
    for (const [i, hit] of made.entries()) rows.set(hit, kept[i]?.row ?? {});
    return [...missing, ...made];
  });
  return { hits: hits.sort(byModelSubjectFact), summary: judged.map(({ summary }) => summary), rows };
}

/** One statement alone leaves the engine half idle while it is compiled, planned and read. */
const atOnce = 2;

async function detect(model: Model, params: ParameterValues, options: RunOptions): Promise<Found[]> {
  const { warehouse, asOf: as_of, region } = options;
  const statement = await compileModel(model.spec, model.sql, { ...params, as_of, region }, warehouse.engine);
  return factsOf(model.spec, await warehouse.rows(statement));
}
