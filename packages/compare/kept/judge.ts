import { makeRoom } from '@plumb/collect/batch/take-in';
import type { Contract } from '@plumb/collect/contract/contract';
import { rowsPerFile } from '@plumb/collect/contract/stored-table';
import type { FrozenEvidence } from '@plumb/stores/records/tables/hit';
import type { RunModel, RunModelSummary } from '@plumb/stores/records/tables/run';
import type { Duckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { Row } from '@plumb/stores/warehouse/port';
import { eventSpan, momentAfter, yearsOf } from '../check/event-span.ts';
import { neededDatasets, neededDerived } from '../check/needed-tables.ts';
import { buildDerived } from '../derive/build-derived.ts';
import type { Model } from '../model/model.ts';
import { digestOf } from '../run/evidence.ts';
import type { Hit } from '../run/hit.ts';
import { runModels } from '../run/run-models.ts';
import { unitsWithoutGps } from '../run/units-without-gps.ts';
import { type Place, Units, unitDatasets } from './find-units.ts';
import type { KeptData } from './kept-data.ts';
import type { KnownLibrary } from './known-library.ts';
import { sameFact } from './same-fact.ts';
import { type Shown, shownOf } from './shown.ts';

/** A hit or "cannot be judged" with what the records keep of it. */
export type Finding = {
  hit: Hit;
  model: Model;
  place: Place;
  shown: Shown;
  same_fact: string | null;
  evidence: FrozenEvidence[];
  /** Over what it says, without the files and lines that it was read from: a delivery repeated in other files changes nothing. */
  digest: string;
};

export type Judgement = {
  asOf: string;
  findings: Finding[];
  summary: Pick<RunModelSummary, 'model' | 'hits' | 'not_evaluable' | 'exempted' | 'milliseconds'>[];
  /** Models all of whose inputs were there, with the first day that their data reach back to; null: no dated input. */
  judged: Map<string, string | null>;
};

export type JudgeOptions = {
  main: Duckdb;
  library: KnownLibrary;
  data: KeptData;
  models: readonly RunModel[];
  /** The end of the last day with an event where null. */
  asOf: string | null;
  region: string;
  /** Approved on hits, in the columns of exemption_list. */
  exemptions: Row[];
  signal?: AbortSignal;
  onStage?: (stage: 'derive' | 'compare', detail: string) => void;
};

/** Runs models over the kept warehouse in a workspace of its own: nothing of the warehouse changes. */
export async function judge(options: JudgeOptions): Promise<Judgement> {
  const { main, library, data, region, signal } = options;
  const { contracts, derived } = library;
  const models = options.models.map(({ model }) => library.models.get(model) as Model);
  const params = Object.fromEntries(options.models.map((one) => [one.model, one.params]));
  const datasets = neededDatasets(models, derived);
  for (const id of new Set([...datasets, ...unitDatasets])) await makeRoom(main, contracts.get(id) as Contract);
  const work = await main.workspace();
  try {
    const delivered = datasets.filter((id) => data.delivery.get(id)?.delivered);
    const now = options.asOf ? undefined : await eventSpan(work, contracts, delivered);
    const asOf = options.asOf ?? momentAfter(now);
    await asKnownAt(work, main, library, datasets, data, asOf);
    const span = now ?? (await eventSpan(work, contracts, delivered));
    signal?.throwIfAborted();
    await buildDerived({
      warehouse: work,
      derived,
      needed: neededDerived(models),
      standards: library.standards,
      years: yearsOf(span),
      onProgress: (table, rows) => options.onStage?.('derive', rows === undefined ? table : `${table} ${rows}`),
    });
    signal?.throwIfAborted();
    const run = await runModels({
      warehouse: work,
      contracts,
      models,
      delivery: data.delivery,
      // The number of the file for now: names may repeat between batches.
      sourceOf: (row) => ({ file: String(Math.floor(row / rowsPerFile)), line: row % rowsPerFile }),
      asOf,
      region,
      params,
      exemptions: options.exemptions,
      onModel: ({ model }) => options.onStage?.('compare', model),
    });
    const whole = models.filter((model) =>
      Object.entries(model.spec.inputs).every(([id, columns]) => hasAll(data, id, columns)),
    );
    const silent = await unitsWithoutGps(work, whole, params);
    const columns = new Map([...data.delivery].map(([id, one]) => [id, one.columns]));
    const units = await Units.read(work, columns);
    const byId = new Map(models.map((model) => [model.spec.id, model]));
    const findings = [...run.hits, ...silent].map((hit): Finding => {
      const model = byId.get(hit.model) as Model;
      const row = run.rows.get(hit);
      return {
        hit,
        model,
        place: units.of(hit, model.spec, row),
        shown: shownOf(hit, model.spec, row, contracts),
        same_fact: sameFact(model.spec, hit.subject.key, hit.fact_key),
        evidence: withBatches(hit, data),
        digest: saidDigest(hit),
      };
    });
    return {
      asOf,
      findings,
      summary: run.summary.map(({ notEvaluable, milliseconds, ...one }) => ({
        ...one,
        not_evaluable: notEvaluable + silent.filter(({ model }) => model === one.model).length,
        milliseconds: Math.round(milliseconds),
      })),
      judged: await reachOf(work, library, whole),
    };
  } finally {
    await work.close();
  }
}

const hasAll = (data: KeptData, id: string, columns: readonly string[]) => {
  const one = data.delivery.get(id);
  return one?.delivered === true && columns.every((column) => one.columns.has(column));
};

/** Views that hide what happened after the moment, and rows of datasets that no whole batch holds. */
async function asKnownAt(
  work: Duckdb,
  main: Duckdb,
  { contracts }: KnownLibrary,
  datasets: readonly string[],
  data: KeptData,
  asOf: string,
): Promise<void> {
  const kept = await main.database();
  for (const id of datasets) {
    if (!data.delivery.get(id)?.delivered) {
      await work.exec(`CREATE VIEW ${id} AS SELECT * FROM ${kept}.main.${id} WHERE false`);
      continue;
    }
    const time = contracts.get(id)?.time;
    if (!time) continue;
    const after = `${time} > CAST($asOf AS TIMESTAMP)`;
    const [later] = await work.rows(`SELECT count(*) AS n FROM ${id} WHERE ${after}`, { asOf });
    if (Number(later?.['n']) > 0)
      await work.exec(
        `CREATE VIEW ${id} AS SELECT * FROM ${kept}.main.${id} WHERE ${time} IS NULL OR ${time} <= TIMESTAMP '${asOf}'`,
      );
  }
}

/** How far back the dated inputs of each model reach: the latest of their first days, at the start of its month. */
async function reachOf(
  work: Duckdb,
  { contracts }: KnownLibrary,
  models: readonly Model[],
): Promise<Map<string, string | null>> {
  const firsts = new Map<string, string | null>();
  const firstOf = async (id: string) => {
    const contract = contracts.get(id);
    const time = contract?.time;
    if (!time || !/^date/.test(contract.columns[time]?.type ?? '')) return null;
    const [row] = await work.rows(`SELECT CAST(min(${time}) AS DATE) AS day FROM ${id}`);
    return typeof row?.['day'] === 'string' ? `${row['day'].slice(0, 7)}-01 00:00:00` : null;
  };
  const judged = new Map<string, string | null>();
  for (const { spec } of models) {
    let reach: string | null = null;
    for (const id of Object.keys(spec.inputs)) {
      if (!firsts.has(id)) firsts.set(id, await firstOf(id));
      const first = firsts.get(id) ?? null;
      if (first !== null && (reach === null || first > reach)) reach = first;
    }
    judged.set(spec.id, reach);
  }
  return judged;
}

function withBatches(hit: Hit, { files }: KeptData): FrozenEvidence[] {
  return hit.evidence.map((one) => {
    const file = files.get(Number(one.source_file));
    return { ...one, source_file: file?.name ?? '', ...(file ? { batch: file.batch } : {}) };
  });
}

function saidDigest({ evidence, digest: _, ...said }: Hit): string {
  const rows = evidence.map(({ dataset, row }) => digestOf([dataset, row])).sort();
  return digestOf({ ...said, rows });
}
