import { createHash, randomUUID } from 'node:crypto';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { Db } from '@plumb/stores/records/open-records';
import type { BatchFile } from '@plumb/stores/records/tables/batch';
import type { DeliveryTable } from '@plumb/stores/records/tables/delivery';
import { identifier } from '@plumb/stores/warehouse/duckdb/literal';
import type { Duckdb } from '@plumb/stores/warehouse/duckdb/open';
import { type Selectable, sql } from 'kysely';
import type { Contract } from '../contract/contract.ts';
import { knownContracts } from '../contract/known-contracts.ts';
import type { Intake } from '../folder/intake.ts';
import { wayOf } from './delivery-way.ts';
import { intakeName } from './load-delivery.ts';
import { takeIn } from './take-in.ts';

export type LoadBatch = {
  delivery: Selectable<DeliveryTable>;
  dataset: string;
  intake: Intake;
  /** Where the intake lies. */
  work: Duckdb;
  main: Duckdb;
  /** Number of the intake's file 1 among all files. */
  firstFile: number;
};

/** Quarantined values that are kept in the records for each batch; the counts are of all, and the files are kept whole. */
const keptValues = 100_000;

/** Takes one dataset of a delivery in, as a batch. A full delivery takes the place of all before it. Returns the batch's id. */
export async function loadBatch(house: House, options: LoadBatch): Promise<string> {
  const { delivery, dataset, intake, work, main, firstFile } = options;
  const contract = knownContracts(house.library).get(dataset) as Contract;
  const way = delivery.way ?? wayOf(contract);
  const files = filesOf(options);
  const digest = createHash('sha256')
    .update(
      files
        .map(({ sha256 }) => sha256)
        .sort()
        .join('\n'),
    )
    .digest('hex');
  const id = await enter(house.records.db, options, { way, files, digest });
  const fresh = await takeIn({
    main,
    intake: work,
    contract,
    firstFile,
    lastFile: firstFile + intake.files.length - 1,
    replaces: way === 'full',
  });
  const measured = await measure(work, contract);
  const [held] = await main.rows(`SELECT count(*) AS n FROM ${identifier(dataset)}`);
  const counted = intake.datasets.get(dataset);
  await act(house, systemCaller, 'batch:load', async ({ db, now, record }) => {
    await keepQuarantine(db, id, options);
    if (way === 'full')
      await db
        .updateTable('batch')
        .set({ state: 'replaced' })
        .where('dataset', '=', dataset)
        .where('id', '<>', id)
        .where('state', '=', 'loaded')
        .execute();
    await db
      .updateTable('batch')
      .set({
        state: 'loaded',
        loaded_at: now,
        rows: counted?.rows ?? 0,
        fresh,
        quarantined: counted?.quarantined ?? 0,
        columns: [...(counted?.columns ?? [])],
        held: Number(held?.['n'] ?? 0),
        ...measured,
      })
      .where('id', '=', id)
      .execute();
    record({ object: { type: 'batch', id }, after: { dataset, digest, way } });
  });
  return id;
}

/** The batch is entered before its rows come in, so that every row's file is known whatever stops the load. */
async function enter(
  db: Db,
  { delivery, dataset }: LoadBatch,
  { way, files, digest }: { way: 'full' | 'incremental' | 'collection' | 'line'; files: BatchFile[]; digest: string },
): Promise<string> {
  const { source, received_by, received_at } = delivery;
  const entered = await db
    .insertInto('batch')
    .values({
      id: randomUUID(),
      delivery: delivery.id,
      dataset,
      way,
      source,
      state: 'loading',
      files: JSON.stringify(files),
      digest,
      received_by,
      received_at,
    })
    .onConflict((on) => on.columns(['delivery', 'dataset']).doUpdateSet({ files: JSON.stringify(files), digest }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return entered.id;
}

function filesOf({ delivery, dataset, intake, firstFile }: LoadBatch): BatchFile[] {
  const digests = new Map(delivery.files.map(({ name, sha256 }) => [name, sha256]));
  return intake.files
    .filter((file) => file.dataset === dataset && !file.problem)
    .map(({ no, path, rows, quarantined }) => {
      const name = intakeName(path, delivery.dataset);
      const sha256 = digests.get(name) ?? digests.get(name.replace(/#[^#]*$/, '')) ?? '';
      return { no: firstFile + no - 1, name, sha256, rows, quarantined };
    });
}

async function measure(work: Duckdb, contract: Contract) {
  const names = Object.keys(contract.columns);
  const shares = names.map((name) => `count(${identifier(name)}) / greatest(count(*), 1) AS ${identifier(name)}`);
  const time =
    contract.time && /^date/.test(contract.columns[contract.time]?.type ?? '') ? identifier(contract.time) : 'NULL';
  const [row] = await work.rows(
    `SELECT CAST(min(${time}) AS VARCHAR) AS _from, CAST(max(${time}) AS VARCHAR) AS _to, ${shares.join(', ')} FROM ${identifier(contract.id)}`,
  );
  const filled = Object.fromEntries(
    names.map((name) => [name, Math.round(Number(row?.[name] ?? 0) * 10_000) / 10_000]),
  );
  const moment = (value: unknown) => (typeof value === 'string' ? value.slice(0, 19) : null);
  return { filled: JSON.stringify(filled), period_from: moment(row?.['_from']), period_to: moment(row?.['_to']) };
}

async function keepQuarantine(db: Db, batch: string, { intake, dataset, delivery }: LoadBatch): Promise<void> {
  await db.deleteFrom('quarantine').where('batch', '=', batch).execute();
  let n = 0;
  let piece: unknown[] = [];
  const write = async () => {
    if (piece.length === 0) return;
    await sql`INSERT INTO quarantine SELECT ${batch}::uuid, x.* FROM jsonb_to_recordset(${JSON.stringify(piece)}::jsonb)
      AS x(n int, file text, line int, "column" text, value text, problem text, expected jsonb)`.execute(db);
    piece = [];
  };
  for await (const { file, line, column, value, problem, expected } of intake.quarantine(dataset)) {
    if (++n > keptValues) break;
    // A text of PostgreSQL holds no NUL.
    const text = value.replaceAll('\0', '');
    piece.push({ n, file: intakeName(file, delivery.dataset), line, column, value: text, problem, expected });
    if (piece.length === 5000) await write();
  }
  await write();
}
