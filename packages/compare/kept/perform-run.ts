import type { OwnedWarehouse } from '@plumb/collect/batch/owned-warehouse';
import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { JobProgress } from '@plumb/stores/jobs/port';
import type { NotEvaluable, RunModelSummary, RunTable } from '@plumb/stores/records/tables/run';
import type { Selectable } from 'kysely';
import { neededDatasets } from '../check/needed-tables.ts';
import { digestOf } from '../run/evidence.ts';
import { approvedExemptions } from './approved-exemptions.ts';
import { type Finding, type Judgement, judge } from './judge.ts';
import { readKeptData } from './kept-data.ts';
import { type KnownLibrary, knownLibrary, knownModel } from './known-library.ts';
import { type MergeResult, mergeFindings } from './merge-findings.ts';
import { recheckOf } from './recheck-result.ts';
import { runQueue } from './request-run.ts';
import { afterScheduled } from './schedule/after-scheduled.ts';

/** Sent with every run that was brought into the records: the later stages take up its hits. */
export const afterRunQueue = 'after-run';

export type PerformOptions = {
  warehouse: OwnedWarehouse;
  signal?: AbortSignal;
  progress?: (progress: JobProgress) => Promise<void>;
};
export type Performed = { run: string; state: RunTable['state']; hits: number; digest: string | null };
type Run = Selectable<RunTable>;

const retries = 1;
/** Progress is written to the records: not at every step. */
const tellEvery = 500;

/** Lets this process perform runs as they are asked for. */
export async function workRuns(house: House, warehouse: OwnedWarehouse): Promise<void> {
  await house.jobs.work<{ run: string }>(runQueue, { retries, backoff: 10 }, async (job) => {
    const { run } = job.data;
    try {
      return await performRun(house, run, { warehouse, signal: job.signal, progress: (made) => job.progress(made) });
    } catch (error) {
      if (!job.signal.aborted && (job.attempt > retries || error instanceof PlumbError))
        await failRun(house, run, textsOf(error));
      throw error;
    }
  });
}

/**
 * Performs a run: judges the kept data, then brings what was found into the records in one transaction. Stopped before that, it is
 * done again from the start; done or cancelled already, it answers at once.
 */
export async function performRun(house: House, id: string, options: PerformOptions): Promise<Performed> {
  const { warehouse, signal, progress } = options;
  const { db } = house.records;
  const library = knownLibrary(house.library);
  const begun = await db
    .updateTable('run')
    .set({ state: 'running', started_at: house.now(), failure: null })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running', 'failed'])
    .returningAll()
    .executeTakeFirst();
  if (!begun) return resultOf(await db.selectFrom('run').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  expectSameModels(begun, library);
  let told = 0;
  const tell = (text: Localised, done = 0) => {
    if (performance.now() - told < tellEvery) return;
    told = performance.now();
    progress?.({ done, of: begun.models.length, text }).catch(() => {});
  };
  const result = await warehouse.exclusive(async () => {
    signal?.throwIfAborted();
    const models = begun.models.map(({ model }) => knownModel(house.library, model));
    const data = await readKeptData(db, library.contracts, neededDatasets(models, library.derived));
    const exemptions = await approvedExemptions(
      db,
      begun.models.map(({ model }) => model),
    );
    let compared = 0;
    const judgement = await judge({
      main: warehouse.main,
      library,
      data,
      models: begun.models,
      asOf: begun.as_of,
      region: begun.region,
      exemptions: exemptions.rows,
      ...(signal ? { signal } : {}),
      onStage: (stage, detail) => {
        if (stage === 'derive') tell({ zh: `派生 ${detail}`, en: `deriving ${detail}` });
        else tell({ zh: `比对 ${detail}`, en: `comparing ${detail}` }, ++compared);
      },
    });
    return { judgement, batches: data.batches, exemptions: exemptions.given };
  });
  signal?.throwIfAborted();
  return finish(house, begun, result);
}

type Judged = { judgement: Judgement; batches: Run['batches']; exemptions: Run['exemptions'] };

async function finish(house: House, run: Run, { judgement, batches, exemptions }: Judged): Promise<Performed> {
  return act(house, systemCaller, 'run:perform', async ({ db, now, record, announce }) => {
    const { state } = await db
      .selectFrom('run')
      .select('state')
      .where('id', '=', run.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (state !== 'running') return resultOf({ ...run, state });
    const trial = run.purpose === 'trial';
    await db.updateTable('run').set({ as_of: judgement.asOf }).where('id', '=', run.id).execute();
    const merged = trial
      ? undefined
      : await mergeFindings(db, { run: run.id, now, judgement, since: run.since, subject: run.subject });
    const digest = digestOf(judgement.findings.map((finding) => finding.digest).sort());
    const recheck = run.subject ? await recheckOf(db, run, judgement, merged) : null;
    const done = await db
      .updateTable('run')
      .set({
        state: 'done',
        ended_at: now,
        batches: JSON.stringify(batches),
        exemptions: JSON.stringify(exemptions),
        program: JSON.stringify(knownLibrary(house.library).program),
        summary: JSON.stringify(summaryOf(judgement, merged)),
        not_evaluable: JSON.stringify(notEvaluable(judgement.findings)),
        recheck: recheck && JSON.stringify(recheck),
        result_digest: digest,
      })
      .where('id', '=', run.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await afterScheduled(db, done, now);
    record({
      object: { type: 'run', id: run.id },
      after: { digest, batches, as_of: judgement.asOf },
      reason: run.reason,
    });
    for (const hit of merged?.hits ?? []) {
      if (hit.change === 'seen' || hit.change === 'found') continue;
      record({
        object: { type: 'hit', id: hit.hit },
        after: { change: hit.change, digest: hit.digest },
        reason: `run ${run.no}`,
      });
      announce({ topic: 'hit', id: hit.hit, unit: hit.unit });
    }
    announce({ topic: 'run', id: run.id, unit: null });
    if (!trial) await house.jobs.send(afterRunQueue, { run: run.id }, { tx: db, key: run.id });
    return resultOf(done);
  });
}

/** A run that nobody cancelled and that cannot be done: why is kept, and a schedule looks back further next time. */
export async function failRun(house: House, id: string, failure: Localised): Promise<void> {
  await act(house, systemCaller, 'run:fail', async ({ db, now, record, announce }) => {
    const run = await db
      .updateTable('run')
      .set({ state: 'failed', ended_at: now, failure: JSON.stringify(failure) })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returningAll()
      .executeTakeFirst();
    if (!run) return;
    await afterScheduled(db, run, now);
    record({ object: { type: 'run', id }, reason: failure.zh });
    announce({ topic: 'run', id, unit: null });
  });
}

function summaryOf({ summary }: Judgement, merged: MergeResult | undefined): RunModelSummary[] {
  const none = { fresh: 0, amended: 0, withdrawn: 0, restored: 0, suppressed: 0 };
  return summary.map((one) => ({ ...one, ...(merged?.counts.get(one.model) ?? none) }));
}

/** "Cannot be judged" by model, subject and reason; a subject's facts are counted, persons and private plates masked. */
function notEvaluable(findings: Finding[]): NotEvaluable[] {
  const found = new Map<string, NotEvaluable>();
  for (const { hit, shown } of findings) {
    if (hit.outcome !== 'not_evaluable') continue;
    const because = hit.because ?? '';
    const key = JSON.stringify([hit.model, hit.subject.type, hit.subject.key, because]);
    const known = found.get(key);
    if (known) known.count++;
    else {
      const subject = {
        type: hit.subject.type,
        key: shown.subject === hit.subject.label ? hit.subject.key : shown.subject,
        label: shown.subject,
      };
      found.set(key, { model: hit.model, subject, because, reason: shown.reason, count: 1 });
    }
  }
  return [...found.values()];
}

function expectSameModels(run: Run, library: KnownLibrary): void {
  const other = run.models.find(({ model, sha256 }) => library.digests.get(model) !== sha256);
  if (!other) return;
  throw new PlumbError({
    code: 'model-changed',
    texts: {
      zh: `模型 ${other.model} 在申请运行之后有变化,请重新申请运行`,
      en: `${other.model} has changed since the run was asked for: ask for a new run`,
    },
  });
}

const resultOf = (run: Run): Performed => ({
  run: run.id,
  state: run.state,
  hits: (run.summary ?? []).reduce((sum, { hits }) => sum + hits, 0),
  digest: run.result_digest,
});

function textsOf(error: unknown): Localised {
  if (error instanceof PlumbError) return error.texts;
  return { zh: '运行失败,原因已记入日志', en: 'the run failed; the log has the reason' };
}
