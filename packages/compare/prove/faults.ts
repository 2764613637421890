import type { ModelSpec } from '../model/model.ts';
import type { Query } from '../sql/tree.ts';
import type { Fault, Seeder } from './fault.ts';
import { andOrSwapped } from './faults/and-or-swapped.ts';
import { coalesceDropped } from './faults/coalesce-dropped.ts';
import { conditionDropped } from './faults/condition-dropped.ts';
import { distinctDropped } from './faults/distinct-dropped.ts';
import { exemptionDropped } from './faults/exemption-dropped.ts';
import { extremesSwapped } from './faults/extremes-swapped.ts';
import { flipped } from './faults/flipped.ts';
import { joinLoosened } from './faults/join-loosened.ts';
import { parameterMoved } from './faults/parameter-moved.ts';
import { reasonDropped } from './faults/reason-dropped.ts';
import { strict } from './faults/strict.ts';
import { windowShifted } from './faults/window-shifted.ts';

const seeders: Seeder[] = [
  flipped,
  strict,
  conditionDropped,
  andOrSwapped,
  exemptionDropped,
  joinLoosened,
  windowShifted,
  extremesSwapped,
  coalesceDropped,
  distinctDropped,
];

/** Every fault to be seeded into a model, each with an id of its own that stays while the SQL around it changes. */
export function faultsOf(spec: ModelSpec, tree: Query): Fault[] {
  const faults: Fault[] = [];
  const known = new Map<string, number>();
  const unique = (id: string) => {
    const count = (known.get(id) ?? 0) + 1;
    known.set(id, count);
    return count === 1 ? id : `${id} #${count}`;
  };
  const reasons = (spec.not_evaluable ?? []).map(({ id }) => id);
  for (const one of seeders.flatMap((seed) => [...seed(tree)]).concat([...reasonDropped(tree, reasons)]))
    faults.push({ kind: 'tree', ...one, id: unique(one.id) });
  for (const { id, name, by } of parameterMoved(spec))
    faults.push({ kind: 'parameter', id: unique(id), name, by, about: name });
  const listed = spec.exemptions.find(({ needs }) => needs === 'exemption_list');
  if (listed) faults.push({ kind: 'no-exemptions', id: 'exemption_list ignored', about: listed.id });
  return faults;
}
