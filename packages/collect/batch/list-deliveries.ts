import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { unseen } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { JobProgress } from '@plumb/stores/jobs/port';
import type { DeliveryTable } from '@plumb/stores/records/tables/delivery';
import { type Selectable, sql } from 'kysely';
import type { BatchItem } from './dataset-view.ts';
import { batchColumns } from './show-dataset.ts';

type Row = Selectable<DeliveryTable>;
export type DeliveryItem = Pick<
  Row,
  'id' | 'no' | 'dataset' | 'way' | 'source' | 'state' | 'problem_count' | 'failure' | 'received_at' | 'loaded_at'
> & { files: { name: string; bytes: number; sha256: string }[]; rows: number; quarantined: number };
export type DeliveryView = DeliveryItem & {
  problems: Row['problems'];
  batches: BatchItem[];
  /** While it is being loaded. */
  progress: JobProgress | null;
};

/** Deliveries, latest first. */
export async function listDeliveries(
  house: House,
  caller: Caller,
  filter: { state?: Row['state'] | undefined; limit: number; cursor?: string | undefined },
): Promise<{ items: DeliveryItem[]; next_cursor: string | null }> {
  return act(house, caller, 'delivery:list', async ({ db, authorise }) => {
    authorise('delivery:list', theHouse);
    const before = Number(filter.cursor ?? Number.MAX_SAFE_INTEGER);
    const state = filter.state === undefined ? sql`` : sql`AND d.state = ${filter.state}`;
    const { rows } = await sql<DeliveryItem>`${selected} WHERE d.no < ${before} ${state}
      GROUP BY d.id ORDER BY d.no DESC LIMIT ${filter.limit + 1}`.execute(db);
    const items = rows.slice(0, filter.limit);
    return { items, next_cursor: rows.length > filter.limit ? String(items.at(-1)?.no) : null };
  });
}

const selected = sql`SELECT d.id, d.no, d.dataset, d.way, d.source, d.state, d.problem_count, d.failure, d.received_at, d.loaded_at,
    (SELECT jsonb_agg(jsonb_build_object('name', f ->> 'name', 'bytes', f -> 'bytes', 'sha256', f ->> 'sha256')) FROM jsonb_array_elements(d.files) f) AS files,
    coalesce(sum(b.rows), 0)::bigint AS rows, coalesce(sum(b.quarantined), 0)::bigint AS quarantined
  FROM delivery d LEFT JOIN batch b ON b.delivery = d.id`;

/** One delivery with what was wrong with its files and the batches that came of it. */
export async function showDelivery(house: House, caller: Caller, id: string): Promise<DeliveryView> {
  return act(house, caller, 'delivery:see', async ({ db, authorise }) => {
    const { rows } = await sql<DeliveryItem>`${selected} WHERE d.id = ${id} GROUP BY d.id`.execute(db);
    const [item] = rows;
    if (!item) throw unseen({ type: 'delivery', id });
    authorise('delivery:see', { type: 'delivery', id, unit: null, region: null });
    const { problems, job } = await db
      .selectFrom('delivery')
      .select(['problems', 'job'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const batches = await db
      .selectFrom('batch')
      .select(batchColumns)
      .where('delivery', '=', id)
      .orderBy('no')
      .execute();
    const running = job && item.state !== 'loaded' ? await house.jobs.find(job) : undefined;
    return { ...item, problems, batches, progress: running?.progress ?? null };
  });
}
