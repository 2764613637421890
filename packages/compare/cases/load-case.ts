import type { Contracts } from '@plumb/collect/contract/read-contracts';
import type { Standard } from '@plumb/collect/contract/read-standards';
import { storedTable } from '@plumb/collect/contract/stored-table';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import { eventSpan, yearsOf } from '../check/event-span.ts';
import { neededDatasets } from '../check/needed-tables.ts';
import { buildDerived } from '../derive/build-derived.ts';
import type { DerivedTable } from '../derive/read-derived.ts';
import type { Model } from '../model/model.ts';
import type { Delivery } from '../run/missing-inputs.ts';
import { caseTables } from './case-tables.ts';
import type { Case, Cases } from './cases.ts';

export type CaseWorld = {
  warehouse: Warehouse;
  contracts: Contracts;
  derived: ReadonlyMap<string, DerivedTable>;
  standards: readonly Standard[];
};

/** Puts the rows of one case and the derived tables of the model into the warehouse; says what counts as delivered. */
export async function loadCase(
  world: CaseWorld,
  model: Model,
  cases: Cases,
  one: Case,
): Promise<Map<string, Delivery>> {
  const tables = caseTables(cases, one);
  const delivery = new Map<string, Delivery>();
  const stray = [...tables.datasets.keys()].find((name) => !world.contracts.has(name));
  if (stray) throw new Error(`case "${one.name}": no dataset is named ${stray}`);
  const needed = new Set([...neededDatasets([model], world.derived), ...tables.datasets.keys()]);
  for (const contract of world.contracts.values()) {
    if (!needed.has(contract.id)) continue;
    const rows = tables.datasets.get(contract.id);
    const spec = storedTable(contract);
    const declared = [...Object.keys(model.spec.inputs), ...Object.keys(model.spec.optional_inputs ?? {})];
    const delivered = !one.without?.includes(contract.id) && (rows !== undefined || declared.includes(contract.id));
    delivery.set(contract.id, { delivered, columns: new Set(Object.keys(contract.columns)) });
    const unknown = rows?.flatMap((row) => Object.keys(row)).find((column) => !(column in spec.columns));
    if (unknown) throw new Error(`case "${one.name}": ${contract.id} has no column ${unknown}`);
    await world.warehouse.load(spec, rows ?? [], 'replace');
  }
  await buildDerived({
    ...world,
    needed: Object.keys(model.spec.derived ?? {}),
    given: tables.derived,
    years: yearsOf(await eventSpan(world.warehouse, world.contracts, needed)),
  });
  return delivery;
}
