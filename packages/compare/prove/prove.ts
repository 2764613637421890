import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { Row, Warehouse } from '@plumb/stores/warehouse/port';
import type { Case, Cases } from '../cases/cases.ts';
import { checkCase, differences } from '../cases/check-case.ts';
import type { CaseWorld } from '../cases/load-case.ts';
import { readCases } from '../cases/read-cases.ts';
import type { Model } from '../model/model.ts';
import { type ParameterValues, parameterValues } from '../model/parameters.ts';
import { Exemptions } from '../run/exemptions.ts';
import { factsOf } from '../run/found-row.ts';
import { makeHits } from '../run/make-hits.ts';
import { modelTree } from '../sql/compile-model.ts';
import { printTree } from '../sql/print-tree.ts';
import type { Query } from '../sql/tree.ts';
import type { Fault } from './fault.ts';
import { faultsOf } from './faults.ts';

export type ProveDeps = Omit<CaseWorld, 'warehouse'>;
export type ProvedCase = { name: string; ok: boolean; problem?: string };
export type ProvedFault = {
  id: string;
  /** The case whose expectation the fault breaks. */
  killedBy?: string;
  /** The engine refused the faulty statement. */
  by?: 'error';
  /** Why it changes nothing, from cases.yaml. */
  equivalent?: string;
};
export type Proof = {
  model: string;
  cases: ProvedCase[];
  faults: ProvedFault[];
  /** Entries of `equivalent` that name no fault, or one that a case catches. */
  wrongEquivalents: string[];
};

/** What a proof says in one word: every case as expected, every fault caught or explained, every explanation true. */
export function holds(proof: Proof): boolean {
  const caught = proof.faults.every(({ killedBy, equivalent }) => killedBy !== undefined || equivalent !== undefined);
  return proof.cases.every(({ ok }) => ok) && caught && proof.wrongEquivalents.length === 0;
}

/** Runs the cases of a model, then every seeded fault over them until one catches it. Never throws for what the model's author wrote. */
export async function proveModel(model: Model, deps: ProveDeps): Promise<Proof> {
  const read = readCases(model.folder);
  const proof: Proof = { model: model.spec.id, cases: [], faults: [], wrongEquivalents: [] };
  if (!read.ok) return { ...proof, cases: [{ name: 'cases.yaml', ok: false, problem: read.problem }] };
  const stages: Stage[] = [];
  try {
    const tree = await modelTree(model.spec, model.sql);
    for (const one of read.cases.cases) {
      const world: CaseWorld = { ...deps, warehouse: await openDuckdb({ threads: 1 }) };
      stages.push({ one, world, exemptions: new Exemptions([]) });
      const problem = await problemOf(world, model, read.cases, one);
      proof.cases.push({ name: one.name, ok: problem === undefined, ...(problem === undefined ? {} : { problem }) });
    }
    const usable = stages.filter(({ one }, i) => proof.cases[i]?.ok && !isMissingInput(model, one));
    for (const stage of usable) {
      stage.exemptions = new Exemptions(await exemptionRows(stage));
      await planQuickly(stage.world.warehouse);
    }
    for (const fault of faultsOf(model.spec, tree)) proof.faults.push(await proveFault(model, tree, fault, usable));
  } catch (cause) {
    proof.cases.push({ name: 'detect.sql', ok: false, problem: messageOf(cause) });
  } finally {
    for (const { world } of stages) await world.warehouse.close();
  }
  explain(proof, read.cases);
  return proof;
}

/** A case with its tables loaded, in a database of its own: so faults can be tried on any case in any order. */
type Stage = { one: Case; world: CaseWorld; exemptions: Exemptions };

/** Tries the cases that speak of what the fault is about, then the others; the case that catches it moves to the front for its neighbours. */
async function proveFault(model: Model, tree: Query, fault: Fault, stages: Stage[]): Promise<ProvedFault> {
  const about = stages.filter(({ one }) => fault.about !== undefined && tagsOf(one).includes(fault.about));
  for (const stage of new Set([...about, ...stages])) {
    const outcome = await runFault(model, tree, fault, stage);
    if (outcome === 'lives') continue;
    stages.unshift(...stages.splice(stages.indexOf(stage), 1));
    return { id: fault.id, killedBy: stage.one.name, ...(outcome === 'error' ? { by: 'error' } : {}) };
  }
  return { id: fault.id };
}

const tagsOf = ({ boundary, exemption, not_evaluable }: Case) => [
  ...Object.keys(boundary ?? {}),
  ...[exemption, not_evaluable].filter((tag) => tag !== undefined),
];

/** A handful of rows needs no good plan: without its optimizers DuckDB answers a large statement in two thirds of the time. */
async function planQuickly(warehouse: Warehouse): Promise<void> {
  const optimizers = await warehouse.rows('SELECT name FROM duckdb_optimizers()');
  await warehouse.exec(`SET GLOBAL disabled_optimizers = '${optimizers.map(({ name }) => name).join(',')}'`);
}

async function problemOf(world: CaseWorld, model: Model, cases: Cases, one: Case): Promise<string | undefined> {
  try {
    const found = await checkCase(world, model, cases, one);
    return found.length > 0 ? found.join('\n') : undefined;
  } catch (cause) {
    return messageOf(cause);
  }
}

/** Where a dataset is not delivered, the statement does not run, so no fault shows. */
const isMissingInput = (model: Model, one: Case) => (one.without ?? []).some((name) => name in model.spec.inputs);

async function exemptionRows({ one, world }: Stage): Promise<Row[]> {
  if (one.without?.includes('exemption_list')) return [];
  return world.warehouse.rows('SELECT * FROM exemption_list');
}

async function runFault(
  model: Model,
  tree: Query,
  fault: Fault,
  { one, world, exemptions }: Stage,
): Promise<'lives' | 'killed' | 'error'> {
  const params = parameterValues(model.spec, one.params as ParameterValues | undefined);
  if (fault.kind === 'parameter') params[fault.name] = moved(Number(params[fault.name]), fault.by);
  const values = { ...params, as_of: one.as_of ?? '2027-01-01 00:00:00', region: '000000' };
  const statement = printTree(fault.kind === 'tree' ? fault.tree : tree, 'duckdb', values);
  let rows: Row[];
  try {
    rows = await world.warehouse.rows(statement);
  } catch {
    return 'error';
  }
  const found = factsOf(model.spec, rows);
  const kept = fault.kind === 'no-exemptions' ? found : found.filter((fact) => !exemptions.covers(fact));
  return differences(one.expect, makeHits(kept, new Map(), params)).length > 0 ? 'killed' : 'lives';
}

/** Without the dust of binary fractions: 0.1 + 0.2 stays 0.3. */
const moved = (value: number, by: number) => Number((value + by).toPrecision(12));

function explain(proof: Proof, cases: Cases): void {
  for (const { fault, why } of cases.equivalent ?? []) {
    const found = proof.faults.find(({ id }) => id === fault);
    if (!found) proof.wrongEquivalents.push(`${fault}: no fault has this id`);
    else if (found.killedBy !== undefined) proof.wrongEquivalents.push(`${fault}: case "${found.killedBy}" catches it`);
    else found.equivalent = why;
  }
}

function messageOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause instanceof Error ? ` — ${cause.cause.message}` : '';
  return `${cause.message}${inner}`;
}
