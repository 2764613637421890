import type { Contracts } from '@plumb/collect/contract/read-contracts';
import type { Localised } from '@plumb/ground/localised';
import type { ModelSpec } from '../model/model.ts';
import type { ParameterValues } from '../model/parameters.ts';
import { digestOf } from './evidence.ts';
import type { Hit } from './hit.ts';

/** `rows`: how many good ones came, where that is known. */
export type Delivery = { delivered: boolean; columns: Set<string>; rows?: number };

/**
 * "Cannot be judged" for every dataset or column that the model needs and nobody delivered, so that silence never looks like
 * innocence. A list may be empty; a dataset of events without a single good row is as good as none.
 */
export function missingInputs(
  model: ModelSpec,
  delivery: Map<string, Delivery>,
  contracts: Contracts,
  params: ParameterValues,
): Hit[] {
  return Object.entries(model.inputs).flatMap(([dataset, columns]): Hit[] => {
    const lack = lackOf(dataset, columns, delivery.get(dataset), contracts);
    if (!lack) return [];
    const facts = {
      model: model.id,
      version: model.version,
      outcome: 'not_evaluable' as const,
      subject: { type: 'dataset', key: dataset, label: titleOf(dataset, contracts).zh },
      fact_key: lack.fact,
      occurred_at: null,
      amount: null,
      severity: model.severity,
      reason: lack.reason,
      because: lack.because,
      evidence: [],
      params,
    };
    return [{ ...facts, digest: digestOf(facts) }];
  });
}

type Lack = { fact: string; because: string; reason: Localised };

function lackOf(
  dataset: string,
  columns: readonly string[],
  given: Delivery | undefined,
  contracts: Contracts,
): Lack | undefined {
  const { zh, en } = titleOf(dataset, contracts);
  if (!given?.delivered) {
    const reason = { zh: `未提供《${zh}》,无法判断`, en: `${en} was not delivered: cannot be judged` };
    return { fact: dataset, because: 'missing-dataset', reason };
  }
  const absent = columns.filter((column) => !given.columns.has(column));
  if (absent.length > 0) {
    const reason = {
      zh: `《${zh}》缺少列 ${absent.join('、')},无法判断`,
      en: `${en} lacks ${absent.join(', ')}: cannot be judged`,
    };
    return { fact: absent.join('|'), because: 'missing-column', reason };
  }
  if (given.rows !== 0 || !contracts.get(dataset)?.time) return undefined;
  const reason = { zh: `《${zh}》没有一行可用数据,无法判断`, en: `${en} has not one good row: cannot be judged` };
  return { fact: dataset, because: 'empty-dataset', reason };
}

const titleOf = (dataset: string, contracts: Contracts): Localised =>
  contracts.get(dataset)?.title ?? { zh: dataset, en: dataset };
