import { knownLibrary } from '@plumb/compare/kept/known-library';
import type { House } from '@plumb/guard/house';
import { sql } from 'kysely';
import { count, share } from './figure.ts';
import type { StatisticsGroup } from './statistics-view.ts';

/** ① Data: who delivers, how much, what came today, how much of it kept its contract. */
export async function dataStatistics(house: House): Promise<StatisticsGroup> {
  const { db } = house.records;
  const { contracts } = knownLibrary(house.library);
  const today = house.now().slice(0, 10);
  const all = await db
    .selectFrom('batch')
    .select([
      sql<number>`count(DISTINCT source)`.as('sources'),
      sql<number>`count(DISTINCT dataset)`.as('datasets'),
      sql<number>`coalesce(sum(rows), 0)`.as('rows'),
      sql<number>`coalesce(sum(quarantined), 0)`.as('quarantined'),
      sql<number>`coalesce(sum(rows) FILTER (WHERE received_at::date = ${today}::date), 0)`.as('fresh'),
    ])
    .where('state', '=', 'loaded')
    .executeTakeFirstOrThrow();
  const largest = await db
    .selectFrom('batch')
    .select(['dataset', sql<number>`sum(rows)`.as('rows')])
    .where('state', '=', 'loaded')
    .groupBy('dataset')
    .orderBy('rows', 'desc')
    .limit(10)
    .execute();
  return {
    id: 'data',
    title: { zh: '数据资产', en: 'Data' },
    figures: [
      count('sources', '接入来源', 'Sources', all.sources, '/datasets'),
      count('datasets', '数据集', 'Data sets', all.datasets, '/datasets'),
      count('rows', '记录总量', 'Rows', all.rows, '/datasets'),
      count('fresh', '今日增量', 'Rows today', all.fresh, '/datasets'),
      count('quarantined', '隔离', 'Quarantined', all.quarantined, '/datasets'),
      share('quality', { zh: '合格率', en: 'Kept the contract' }, all.rows, all.rows + all.quarantined, '/datasets'),
    ],
    breakdowns: [
      {
        id: 'datasets',
        title: { zh: '数据量', en: 'By data set' },
        rows: largest.map(({ dataset, rows }) => ({
          key: dataset,
          title: contracts.get(dataset)?.title ?? { zh: dataset, en: dataset },
          value: rows,
          to: `/datasets/${dataset}`,
        })),
      },
    ],
  };
}
