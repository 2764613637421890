import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { JobProgress } from '@plumb/stores/jobs/port';
import type { DeliveredFile, DeliveryProblem } from '@plumb/stores/records/tables/delivery';
import { sql } from 'kysely';
import { knownContracts } from '../contract/known-contracts.ts';
import type { Intake } from '../folder/intake.ts';
import { openFolder } from '../folder/open-folder.ts';
import { loadBatch } from './load-batch.ts';
import type { OwnedWarehouse } from './owned-warehouse.ts';
import { deliveryQueue } from './receive-delivery.ts';

/** Problems that a delivery carries with it; the count is of all. */
const keptProblems = 1000;
const retries = 2;

/** Lets this process load deliveries as they come. */
export async function workDeliveries(house: House, warehouse: OwnedWarehouse): Promise<void> {
  await house.jobs.work<{ delivery: string }>(deliveryQueue, { retries, backoff: 5 }, async (job) => {
    try {
      return await loadDelivery(house, job.data.delivery, {
        warehouse,
        signal: job.signal,
        progress: (p) => job.progress(p),
      });
    } catch (error) {
      if (job.attempt > retries && !job.signal.aborted) await giveUp(house, job.data.delivery, textsOf(error));
      throw error;
    }
  });
}

export type Loaded = { delivery: string; batches: string[]; rows: number; quarantined: number };

/**
 * Reads a kept delivery and brings its rows into the warehouse, dataset by dataset. Stopped in the middle it is done again from
 * the start, and no row comes in twice. A delivery that is loaded already answers at once.
 */
export async function loadDelivery(
  house: House,
  id: string,
  options: { warehouse: OwnedWarehouse; signal?: AbortSignal; progress?: (progress: JobProgress) => Promise<void> },
): Promise<Loaded> {
  const { warehouse, signal, progress } = options;
  const { db } = house.records;
  const delivery = await db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  if (delivery.state === 'loaded') return loadedBefore(house, id);
  await db.updateTable('delivery').set({ state: 'loading', failure: null }).where('id', '=', id).execute();
  const folder = await mkdtemp(join(warehouse.scratch, 'delivery-'));
  try {
    await layOut(house, delivery.files, delivery.dataset, join(folder, 'in'));
    return await warehouse.exclusive(async () => {
      signal?.throwIfAborted();
      const work = await warehouse.main.workspace({ alone: true });
      try {
        const intake = await openFolder(join(folder, 'in'), {
          contracts: knownContracts(house.library),
          warehouse: work,
          ...(delivery.dataset ? { only: [delivery.dataset] } : {}),
          scratch: join(folder, 'scratch'),
          onProgress: (file) => void progress?.(reading(intakeName(file, delivery.dataset))).catch(() => {}),
        });
        signal?.throwIfAborted();
        if (!intake.files.some((file) => file.dataset && !file.problem)) throw nothingRead(intake);
        const firstFile = delivery.first_file ?? (await reserve(house, id, intake.files.length));
        const batches: string[] = [];
        for (const [dataset, { delivered }] of intake.datasets) {
          if (!delivered) continue;
          signal?.throwIfAborted();
          batches.push(await loadBatch(house, { delivery, dataset, intake, work, main: warehouse.main, firstFile }));
        }
        return await finish(house, id, intake, batches);
      } finally {
        await work.close();
      }
    });
  } catch (error) {
    // Bad input stays bad: it is said at once and not tried again.
    if (!(error instanceof PlumbError) || error.code !== 'nothing-read') throw error;
    await giveUp(house, id, error.texts);
    return { delivery: id, batches: [], rows: 0, quarantined: 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The kept files under the names they came with; those of a named dataset below its name, which settles what a header leaves open. */
async function layOut(
  house: House,
  files: readonly DeliveredFile[],
  dataset: string | null,
  folder: string,
): Promise<void> {
  for (const { name, key } of files) {
    const path = join(folder, intakePath(name, dataset));
    await mkdir(dirname(path), { recursive: true });
    await pipeline(house.files.stream(key), createWriteStream(path));
  }
}

export const intakePath = (name: string, dataset: string | null) => (dataset ? `${dataset}/${name}` : name);
/** The name as it came, of a path in the intake. */
export const intakeName = (path: string, dataset: string | null) => (dataset ? path.slice(dataset.length + 1) : path);

const reading = (file: string): JobProgress => ({
  done: 0,
  of: null,
  text: { zh: `读取 ${file}`, en: `reading ${file}` },
});

async function reserve(house: House, id: string, files: number): Promise<number> {
  return house.records.db.transaction().execute(async (db) => {
    const { rows } = await sql<{
      no: number;
    }>`SELECT nextval('source_file_no') AS no FROM generate_series(1, ${files})`.execute(db);
    // Another delivery may draw numbers between ours: the first of an unbroken stretch is what counts.
    const numbers = rows.map(({ no }) => Number(no)).sort((a, b) => a - b);
    const first = numbers[0] as number;
    if (numbers.at(-1) !== first + files - 1) throw new Error('file numbers were drawn by two deliveries at once');
    await db.updateTable('delivery').set({ first_file: first }).where('id', '=', id).execute();
    return first;
  });
}

async function finish(house: House, id: string, intake: Intake, batches: string[]): Promise<Loaded> {
  return act(house, systemCaller, 'delivery:load', async ({ db, now, record, announce }) => {
    const delivery = await db.selectFrom('delivery').select('dataset').where('id', '=', id).executeTakeFirstOrThrow();
    const problems = intake.problems.map(
      (one): DeliveryProblem => ({ ...one, file: intakeName(one.file, delivery.dataset) }),
    );
    await db
      .updateTable('delivery')
      .set({
        state: 'loaded',
        loaded_at: now,
        problem_count: problems.length,
        problems: JSON.stringify(problems.slice(0, keptProblems)),
      })
      .where('id', '=', id)
      .execute();
    record({ object: { type: 'delivery', id }, after: { batches } });
    announce({ topic: 'batch', id, unit: null });
    return countOf(id, await batchesOf(db, id));
  });
}

async function loadedBefore(house: House, id: string): Promise<Loaded> {
  return countOf(id, await batchesOf(house.records.db, id));
}

const batchesOf = (db: House['records']['db'], id: string) =>
  db.selectFrom('batch').select(['id', 'rows', 'quarantined']).where('delivery', '=', id).orderBy('no').execute();

function countOf(delivery: string, batches: { id: string; rows: number; quarantined: number }[]): Loaded {
  const sum = (of: 'rows' | 'quarantined') => batches.reduce((total, batch) => total + batch[of], 0);
  return { delivery, batches: batches.map((batch) => batch.id), rows: sum('rows'), quarantined: sum('quarantined') };
}

async function giveUp(house: House, id: string, failure: Localised): Promise<void> {
  await act(house, systemCaller, 'delivery:fail', async ({ db, record, announce }) => {
    await db
      .updateTable('delivery')
      .set({ state: 'failed', failure: JSON.stringify(failure) })
      .where('id', '=', id)
      .execute();
    record({ object: { type: 'delivery', id }, reason: failure.zh });
    announce({ topic: 'batch', id, unit: null });
  });
}

function textsOf(error: unknown): Localised {
  if (error instanceof PlumbError) return error.texts;
  return { zh: '装载失败,原因已记入日志', en: 'loading failed; the log has the reason' };
}

function nothingRead(intake: Intake): PlumbError {
  const [first] = intake.problems;
  const why = first
    ? { zh: `:${first.file} ${first.text.zh}`, en: `: ${first.file} ${first.text.en}` }
    : { zh: '', en: '' };
  return new PlumbError({
    code: 'nothing-read',
    texts: { zh: `没有一个文件可以读取${why.zh}`, en: `no file could be read${why.en}` },
  });
}
