import type { Contracts } from '@plumb/collect/contract/read-contracts';
import type { ModelSpec } from '../model/model.ts';
import type { ParameterValues } from '../model/parameters.ts';
import { digestOf } from './evidence.ts';
import type { Hit } from './hit.ts';

export type Delivery = { delivered: boolean; columns: Set<string> };

/** "Cannot be judged" for every dataset or column that the model needs and nobody delivered, so that silence never looks like innocence. */
export function missingInputs(
  model: ModelSpec,
  delivery: Map<string, Delivery>,
  contracts: Contracts,
  params: ParameterValues,
): Hit[] {
  const missing: Hit[] = [];
  for (const [dataset, columns] of Object.entries(model.inputs)) {
    const given = delivery.get(dataset);
    const absent = given?.delivered ? columns.filter((column) => !given.columns.has(column)) : [];
    if (given?.delivered && absent.length === 0) continue;
    const title = contracts.get(dataset)?.title ?? { zh: dataset, en: dataset };
    const reason = given?.delivered
      ? {
          zh: `《${title.zh}》缺少列 ${absent.join('、')},无法判断`,
          en: `${title.en} lacks ${absent.join(', ')}: cannot be judged`,
        }
      : { zh: `未提供《${title.zh}》,无法判断`, en: `${title.en} was not delivered: cannot be judged` };
    const facts = {
      model: model.id,
      version: model.version,
      outcome: 'not_evaluable' as const,
      subject: { type: 'dataset', key: dataset, label: title.zh },
      fact_key: absent.join('|') || dataset,
      occurred_at: null,
      amount: null,
      severity: model.severity,
      reason,
      because: given?.delivered ? 'missing-column' : 'missing-dataset',
      evidence: [],
      params,
    };
    missing.push({ ...facts, digest: digestOf(facts) });
  }
  return missing;
}
