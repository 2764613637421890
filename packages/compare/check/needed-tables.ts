import type { DerivedTable } from '../derive/read-derived.ts';
import type { Model } from '../model/model.ts';

/** The datasets that the models read themselves or through derived tables, with exemption_list, sorted. */
export function neededDatasets(models: Model[], derived: ReadonlyMap<string, DerivedTable>): string[] {
  const datasets = new Set(['exemption_list']);
  const visit = (name: string) => {
    const spec = derived.get(name);
    if (spec) for (const from of spec.from) visit(from);
    else datasets.add(name);
  };
  for (const { spec } of models)
    for (const name of [spec.inputs, spec.optional_inputs ?? {}, spec.derived ?? {}].flatMap(Object.keys)) visit(name);
  return [...datasets].sort();
}

/** The derived tables that the models name. */
export function neededDerived(models: Model[]): string[] {
  return [...new Set(models.flatMap(({ spec }) => Object.keys(spec.derived ?? {})))].sort();
}
