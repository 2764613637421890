import type { Contracts } from '@plumb/collect/contract/read-contracts';
import { type Mask, maskAnywhere, maskOfColumn } from '@plumb/collect/contract/shown-value';
import type { Localised } from '@plumb/ground/localised';
import { maskNumber, maskPlate, maskSubject } from '@plumb/ground/mask';
import type { Row } from '@plumb/stores/warehouse/port';
import type { ModelSpec } from '../model/model.ts';
import type { Hit } from '../run/hit.ts';

/** What lists show of a finding: the subject and the reason with every person's name, number and phone masked. */
export type Shown = { subject: string; reason: Localised };

/**
 * A value is masked by the sensitivity of the column that it comes from, wherever it stands in the sentence: the frozen evidence
 * tells which of a row's values are a person's, under whatever name the model puts them.
 */
export function shownOf(hit: Hit, spec: ModelSpec, row: Row | undefined, contracts: Contracts): Shown {
  const secrets = new Map<string, Mask>();
  const add = (value: unknown, mask: Mask) => {
    if (typeof value === 'string' && [...value].length > 1) secrets.set(value, mask);
  };
  for (const { dataset, row: evidence } of hit.evidence) {
    const columns = contracts.get(dataset)?.columns ?? {};
    for (const [name, column] of Object.entries(columns)) {
      const mask = maskOfColumn(column);
      if (mask) add(evidence[name], mask);
    }
  }
  for (const [dataset, names] of Object.entries({ ...spec.inputs, ...spec.optional_inputs }))
    for (const name of names) {
      const column = contracts.get(dataset)?.columns[name];
      const mask = column && maskOfColumn(column);
      if (mask && row && name in row) add(row[name], mask);
    }
  const plates = privatePlates(hit, contracts);
  for (const plate of plates) add(plate, maskPlate);
  if (spec.subject.type === 'person') {
    add(hit.subject.label, (text) => maskSubject('person', text));
    add(hit.subject.key, maskNumber);
  }
  const longest = [...secrets].sort(([a], [b]) => b.length - a.length);
  const masked = (text: string) => {
    const named = longest.reduce((sentence, [value, mask]) => sentence.replaceAll(value, mask(value)), text);
    return maskAnywhere(named);
  };
  const { type, label } = hit.subject;
  return {
    subject: plates.has(label) ? maskPlate(label) : maskSubject(type, label),
    reason: { zh: masked(hit.reason.zh), en: masked(hit.reason.en) },
  };
}

/** Plates of the evidence that only sensitive columns hold: what a register of the unit's own cars or cards names is an official car. */
function privatePlates(hit: Hit, contracts: Contracts): Set<string> {
  const sensitive = new Set<string>();
  const official = new Set<string>();
  for (const { dataset, row } of hit.evidence)
    for (const [name, { kind, level }] of Object.entries(contracts.get(dataset)?.columns ?? {})) {
      const plates = row[name];
      if (kind !== 'plate' || typeof plates !== 'string') continue;
      // A shared card names several cars.
      for (const plate of plates.split('、')) (level === 'L3' || level === 'L4' ? sensitive : official).add(plate);
    }
  return sensitive.difference(official);
}
