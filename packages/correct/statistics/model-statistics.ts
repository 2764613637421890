import { knownLibrary } from '@plumb/compare/kept/known-library';
import type { Caller } from '@plumb/guard/access/caller';
import type { House } from '@plumb/guard/house';
import { modelTitle } from '@plumb/verify/model-of';
import { sql } from 'kysely';
import { countedHits } from './counted-hits.ts';
import { count, share } from './figure.ts';
import { fieldName } from './names.ts';
import type { StatisticsGroup } from './statistics-view.ts';

/** ② Models: how many, run today, and how often they were right: 核实率 = 属实 / 已核实. */
export async function modelStatistics(house: House, caller: Caller): Promise<StatisticsGroup> {
  const specs = [...knownLibrary(house.library).models.values()].map(({ spec }) => spec);
  const active = specs.filter(({ status }) => status === 'active').length;
  const { db } = house.records;
  const { today } = await db
    .selectFrom('run')
    .select(sql<number>`count(*)`.as('today'))
    .where(sql<boolean>`requested_at::date = ${house.now().slice(0, 10)}::date`)
    .executeTakeFirstOrThrow();
  const weighed = await countedHits(db, caller)
    .select([
      sql<number>`count(*)`.as('hits'),
      sql<number>`count(*) FILTER (WHERE verdict IS NOT NULL)`.as('verified'),
      sql<number>`count(*) FILTER (WHERE verdict IN ('true', 'partly'))`.as('right'),
      sql<number>`count(*) FILTER (WHERE verdict = 'false')`.as('wrong'),
      sql<number>`count(*) FILTER (WHERE EXISTS (SELECT 1 FROM hit_step s WHERE s.hit = hit.id AND s.from_state = 'H30' AND s.to_state = 'H92'))`.as(
        'exempted',
      ),
    ])
    .executeTakeFirstOrThrow();
  const byModel = await countedHits(db, caller)
    .select(['model', sql<number>`count(*)`.as('hits')])
    .groupBy('model')
    .orderBy('hits', 'desc')
    .orderBy('model')
    .limit(10)
    .execute();
  const fields = Map.groupBy(specs, ({ field }) => field);
  return {
    id: 'models',
    title: { zh: '监督模型', en: 'Models' },
    figures: [
      count('models', '模型总数', 'Models', specs.length, '/models'),
      count('active', '启用', 'Active', active, '/models?status=active'),
      count('runs', '今日运行', 'Runs today', today, '/runs'),
      count('hits', '命中', 'Hits', weighed.hits, '/hits'),
      share(
        'precision',
        { zh: '核实率', en: 'Verified true' },
        weighed.right,
        weighed.verified,
        '/hits?verdict=true&verdict=partly',
      ),
      share('false', { zh: '误报率', en: 'False alarms' }, weighed.wrong, weighed.verified, '/hits?verdict=false'),
      share('exempted', { zh: '豁免率', en: 'Exempted' }, weighed.exempted, weighed.hits, null),
    ],
    breakdowns: [
      {
        id: 'fields',
        title: { zh: '按领域', en: 'By field' },
        rows: [...fields].map(([field, models]) => ({
          key: field,
          title: fieldName(house.library, field),
          value: models.length,
          to: `/models?field=${field}`,
        })),
      },
      {
        id: 'hits',
        title: { zh: '命中最多的模型', en: 'Most hits' },
        rows: byModel.map(({ model, hits }) => ({
          key: model,
          title: modelTitle(house, model),
          value: hits,
          to: `/hits?model=${model}`,
        })),
      },
    ],
  };
}
