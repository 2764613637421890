import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { Db } from '@plumb/stores/records/open-records';
import { sql } from 'kysely';
import type { Contract } from '../contract/contract.ts';
import { knownContracts } from '../contract/known-contracts.ts';
import type { DatasetItem } from './dataset-view.ts';
import { freshnessOf, rhythmOf, wayOf } from './delivery-way.ts';

/** Every dataset of the library with what came in so far, in the order of its number. */
export async function listDatasets(house: House, caller: Caller): Promise<DatasetItem[]> {
  return act(house, caller, 'dataset:list', async ({ db, now, authorise }) => {
    authorise('dataset:list', theHouse);
    const figures = await figuresOf(db);
    return [...knownContracts(house.library).values()]
      .map((contract) => itemOf(contract, figures.get(contract.id), now))
      .sort((a, b) => (a.no < b.no ? -1 : 1));
  });
}

type Figures = Pick<DatasetItem, 'last_at' | 'rows' | 'batches' | 'quarantined' | 'period_from' | 'period_to'> & {
  came: number;
};

export async function figuresOf(db: Db, dataset?: string): Promise<Map<string, Figures>> {
  const one = dataset === undefined ? sql`` : sql`AND dataset = ${dataset}`;
  const { rows } = await sql<Figures & { dataset: string }>`
    SELECT dataset, max(received_at) AS last_at, (array_agg(held ORDER BY no DESC))[1] AS rows, count(*) AS batches,
      sum(quarantined)::bigint AS quarantined, sum(rows)::bigint AS came, min(period_from) AS period_from, max(period_to) AS period_to
    FROM batch WHERE state = 'loaded' ${one} GROUP BY dataset`.execute(db);
  return new Map(rows.map((row) => [row.dataset, row]));
}

export function itemOf(contract: Contract, figures: Figures | undefined, now: string): DatasetItem {
  const { id, no, title, group, tier, source, delivery } = contract;
  const came = (figures?.came ?? 0) + (figures?.quarantined ?? 0);
  return {
    id,
    no,
    title,
    group,
    tier,
    source,
    delivery,
    way: wayOf(contract),
    rhythm_days: rhythmOf(contract),
    freshness: freshnessOf(contract, figures?.last_at ?? null, now),
    last_at: figures?.last_at ?? null,
    rows: figures?.rows ?? 0,
    batches: figures?.batches ?? 0,
    quarantined: figures?.quarantined ?? 0,
    quarantined_share: came === 0 ? 0 : Math.round(((figures?.quarantined ?? 0) / came) * 10_000) / 10_000,
    period_from: figures?.period_from ?? null,
    period_to: figures?.period_to ?? null,
  };
}
