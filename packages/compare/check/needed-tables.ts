import type { DerivedTable } from '../derive/read-derived.ts';
import type { Model } from '../model/model.ts';
import { needsGps } from '../run/units-without-gps.ts';

/** The datasets that the models read themselves or through derived tables, with exemption_list, sorted. */
export function neededDatasets(models: Model[], derived: ReadonlyMap<string, DerivedTable>): string[] {
  const datasets = new Set(['exemption_list']);
  const visit = (name: string) => {
    const spec = derived.get(name);
    if (spec) for (const from of spec.from) visit(from);
    else datasets.add(name);
  };
  for (const name of neededDerived(models)) visit(name);
  for (const { spec } of models)
    for (const name of [spec.inputs, spec.optional_inputs ?? {}].flatMap(Object.keys)) visit(name);
  return [...datasets].sort();
}

/** The derived tables that the models name, and unit_feed where a judgement rests on positions (`unitsWithoutGps`). */
export function neededDerived(models: Model[]): string[] {
  const named = models.flatMap(({ spec }) => Object.keys(spec.derived ?? {}));
  return [...new Set(models.some(needsGps) ? [...named, 'unit_feed'] : named)].sort();
}
