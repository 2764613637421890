import type { Model } from '../model/model.ts';
import type { ParameterValues } from '../model/parameters.ts';
import type { Hit } from '../run/hit.ts';
import { runModels } from '../run/run-models.ts';
import type { Case, Cases, Expected } from './cases.ts';
import { type CaseWorld, loadCase } from './load-case.ts';

const defaultAsOf = '2027-01-01 00:00:00';

/** Runs one case; returns what differs from the expectation, nothing where all is as expected. */
export async function checkCase(world: CaseWorld, model: Model, cases: Cases, one: Case): Promise<string[]> {
  const delivery = await loadCase(world, model, cases, one);
  return differences(one.expect, await caseHits(world, model, one, delivery));
}

/** The hits of a case whose tables are loaded. */
export async function caseHits(
  world: CaseWorld,
  model: Model,
  one: Case,
  delivery: Awaited<ReturnType<typeof loadCase>>,
): Promise<Hit[]> {
  const params = one.params as ParameterValues | undefined;
  const { hits } = await runModels({
    warehouse: world.warehouse,
    contracts: world.contracts,
    models: [model],
    delivery,
    sourceOf: (row) => ({ file: 'cases.yaml', line: row }),
    asOf: one.as_of ?? defaultAsOf,
    region: '000000',
    ...(params ? { params: { [model.spec.id]: params } } : {}),
  });
  return hits;
}

/** Each expectation must meet exactly one hit and each hit one expectation. */
export function differences(expected: Expected[], hits: Hit[]): string[] {
  const left = [...hits];
  const problems: string[] = [];
  for (const want of expected) {
    const index = left.findIndex((hit) => meets(hit, want));
    if (index < 0) problems.push(`expected ${JSON.stringify(want)}, not found`);
    else left.splice(index, 1);
  }
  for (const hit of left)
    problems.push(
      `not expected: ${hit.outcome} ${hit.subject.key} ${hit.fact_key} ${hit.because ?? ''} ${hit.severity} ${hit.occurred_at} ${hit.amount} ${hit.reason.zh}`,
    );
  return problems;
}

function meets(hit: Hit, want: Expected): boolean {
  return (
    hit.outcome === want.outcome &&
    hit.subject.key === want.subject &&
    (want.fact === undefined || hit.fact_key === want.fact) &&
    (want.because === undefined || hit.because === want.because) &&
    (want.occurred_at === undefined || hit.occurred_at === want.occurred_at) &&
    (want.amount === undefined || hit.amount === want.amount) &&
    (want.severity === undefined || hit.severity === want.severity) &&
    (want.says === undefined || hit.reason.zh.includes(want.says))
  );
}
