import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { readStandards } from '@plumb/collect/contract/read-standards';
import type { Intake } from '@plumb/collect/folder/intake';
import { openFolder } from '@plumb/collect/folder/open-folder';
import type { QuarantinedValue } from '@plumb/collect/staging/quarantine';
import type { Localised } from '@plumb/ground/localised';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import { buildDerived } from '../derive/build-derived.ts';
import { readDerived } from '../derive/read-derived.ts';
import type { ParameterValues } from '../model/parameters.ts';
import { readModels } from '../model/read-models.ts';
import { byModelSubjectFact } from '../run/hit.ts';
import { type ModelSummary, type RunResult, runModels } from '../run/run-models.ts';
import { unitsWithoutGps } from '../run/units-without-gps.ts';
import { eventSpan, momentAfter, yearsOf } from './event-span.ts';
import { neededDatasets, neededDerived } from './needed-tables.ts';
import { regionsWithStandards } from './regions-with-standards.ts';
import { hideRowsAfter } from './rows-until.ts';

export type CheckOptions = {
  folder: string;
  library: string;
  models?: string[];
  /** 'YYYY-MM-DD': judge as of the end of that day. */
  asOf?: string;
  region?: string;
  params?: Record<string, ParameterValues>;
  memoryLimit?: string;
  threads?: number;
  onStage?: (stage: 'read' | 'derive' | 'compare', detail: string) => void;
  onModel?: (summary: ModelSummary) => void;
  /** Is given everything that was set aside, while it can be read. */
  onQuarantine?: (values: AsyncIterable<QuarantinedValue>) => Promise<void>;
};

export type CheckResult = Omit<RunResult, 'rows'> & {
  titles: Map<string, Localised>;
  intake: Intake;
  asOf: string;
  quarantine: QuarantinedValue[];
  /** Regions with standards of their own; undefined where no model asked for any. */
  regions: string[] | undefined;
  timing: { stage: string; milliseconds: number }[];
};
/** How many quarantined values a result carries; all are counted by file and dataset. */
const shownQuarantine = 1000;

/** One-off check of a folder of files: nothing is kept. Reads, builds the derived tables once, runs the models, closes. */
export async function checkFolder(options: CheckOptions): Promise<CheckResult> {
  const contracts = readContracts(options.library);
  const derived = readDerived(options.library);
  const models = [...readModels(options.library, options.models).values()].filter(
    ({ spec }) => spec.status !== 'retired',
  );
  const scratch = await mkdtemp(join(tmpdir(), 'plumb-check-'));
  const warehouse = await openDuckdb({
    memoryLimit: options.memoryLimit ?? '4GB',
    threads: options.threads ?? 2,
    tempFolder: scratch,
  });
  const timing: CheckResult['timing'] = [];
  const timed = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    timing.push({ stage, milliseconds: performance.now() - started });
    return result;
  };
  try {
    const intake = await timed('read', () =>
      openFolder(options.folder, {
        contracts,
        warehouse,
        only: neededDatasets(models, derived),
        scratch,
        onProgress: (detail: string) => options.onStage?.('read', detail),
      }),
    );
    await options.onQuarantine?.(intake.quarantine());
    const delivered = [...intake.datasets].filter(([, one]) => one.delivered).map(([name]) => name);
    const told = options.asOf && `${options.asOf} 23:59:59`;
    if (told) await hideRowsAfter(warehouse, contracts, delivered, told);
    const span = await eventSpan(warehouse, contracts, delivered);
    const asOf = told || momentAfter(span);
    const needed = neededDerived(models);
    await timed('derive', () =>
      buildDerived({
        warehouse,
        derived,
        needed,
        standards: readStandards(options.library),
        years: yearsOf(span),
        onProgress: (table, rows) => options.onStage?.('derive', rows === undefined ? table : `${table} ${rows}`),
      }),
    );
    const run = await timed('compare', () =>
      runModels({
        warehouse,
        contracts,
        models,
        delivery: intake.datasets,
        sourceOf: (row) => intake.source(row),
        asOf,
        region: options.region ?? '000000',
        ...(options.params ? { params: options.params } : {}),
        onModel: (summary) => {
          options.onStage?.('compare', summary.model);
          options.onModel?.(summary);
        },
      }),
    );
    const judged = models.filter((model) =>
      Object.keys(model.spec.inputs).every((name) => intake.datasets.get(name)?.delivered),
    );
    const silent = await unitsWithoutGps(warehouse, judged, options.params);
    return {
      titles: new Map(models.map(({ spec }) => [spec.id, spec.title])),
      hits: [...run.hits, ...silent].sort(byModelSubjectFact),
      summary: run.summary,
      intake,
      asOf,
      quarantine: await firstOf(intake.quarantine(), shownQuarantine),
      regions: needed.includes('standard') ? await regionsWithStandards(warehouse) : undefined,
      timing,
    };
  } finally {
    await warehouse.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function firstOf<T>(items: AsyncIterable<T>, most: number): Promise<T[]> {
  const first: T[] = [];
  for await (const item of items) {
    first.push(item);
    if (first.length === most) break;
  }
  return first;
}
