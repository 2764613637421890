import type { Contracts } from '@plumb/collect/contract/read-contracts';
import type { Db } from '@plumb/stores/records/open-records';
import type { RunBatch } from '@plumb/stores/records/tables/run';
import type { Delivery } from '../run/missing-inputs.ts';
import { unitDatasets } from './find-units.ts';

/** What the kept warehouse holds of the datasets that a run reads, as the records know it. */
export type KeptData = {
  delivery: Map<string, Delivery>;
  batches: RunBatch[];
  /** Files by their number, also of batches that were replaced since. */
  files: ReadonlyMap<number, { name: string; batch: string }>;
};

/** Reads the batches in place. Only whole batches count: one that is being loaded is no part of a run. */
export async function readKeptData(db: Db, contracts: Contracts, datasets: readonly string[]): Promise<KeptData> {
  const rows = await db
    .selectFrom('batch')
    .select(['id', 'no', 'dataset', 'state', 'digest', 'rows', 'columns', 'files'])
    .where('dataset', 'in', [...new Set([...datasets, ...unitDatasets])])
    .orderBy('no')
    .execute();
  const delivery = new Map<string, Delivery>();
  for (const id of contracts.keys()) delivery.set(id, { delivered: false, columns: new Set(), rows: 0 });
  const files = new Map<number, { name: string; batch: string }>();
  const batches: RunBatch[] = [];
  for (const { id, no, dataset, state, digest, rows: good, columns, files: own } of rows) {
    for (const file of own) files.set(file.no, { name: file.name, batch: id });
    if (state !== 'loaded') continue;
    if (datasets.includes(dataset)) batches.push({ dataset, batch: id, no, digest });
    const known = delivery.get(dataset);
    if (!known) continue;
    known.delivered = true;
    known.rows = (known.rows ?? 0) + good;
    for (const column of columns) known.columns.add(column);
  }
  return { delivery, batches, files };
}
