import { addDays } from '@plumb/ground/period';
import type { Caller } from '@plumb/guard/access/caller';
import type { House } from '@plumb/guard/house';
import type { HitState } from '@plumb/stores/records/tables/hit';
import { hitStateTitles } from '@plumb/verify/hit/hit-state';
import { sql } from 'kysely';
import { countedHits } from './counted-hits.ts';
import { count, share } from './figure.ts';
import { fieldName } from './names.ts';
import type { UnitPlace } from './read-overview.ts';
import type { Breakdown, StatisticsGroup } from './statistics-view.ts';

type Places = ReadonlyMap<string, UnitPlace>;

const severities = {
  high: { zh: '红(高)', en: 'High' },
  medium: { zh: '橙(中)', en: 'Medium' },
  low: { zh: '黄(低)', en: 'Low' },
};

/** ③ Hits: by state, severity, field, unit and region; what is overdue; how many are closed. */
export async function hitStatistics(house: House, caller: Caller, places: Places): Promise<StatisticsGroup> {
  const { db } = house.records;
  const now = house.now();
  const weekAgo = `${addDays(now.slice(0, 10), -7)} 00:00:00`;
  const totals = await countedHits(db, caller)
    .select([
      sql<number>`count(*)`.as('all'),
      sql<number>`count(*) FILTER (WHERE created_at >= ${weekAgo}::timestamp)`.as('fresh'),
      sql<number>`count(*) FILTER (WHERE state = 'H20')`.as('waiting'),
      sql<number>`count(*) FILTER (WHERE state IN ('H40', 'H41'))`.as('verifying'),
      sql<number>`count(*) FILTER (WHERE due_at < ${now}::timestamp)`.as('overdue'),
      sql<number>`count(*) FILTER (WHERE state = 'H92')`.as('closed'),
    ])
    .executeTakeFirstOrThrow();
  return {
    id: 'hits',
    title: { zh: '疑点', en: 'Hits' },
    figures: [
      count('all', '疑点', 'Hits', totals.all, '/hits'),
      count('fresh', '近7日新增', 'New in 7 days', totals.fresh, null),
      count('waiting', '待研判', 'To be weighed', totals.waiting, '/hits?state=H20'),
      count('verifying', '核实中', 'Being verified', totals.verifying, '/hits?state=H40&state=H41'),
      count('overdue', '超期', 'Overdue', totals.overdue, '/hits?overdue=true'),
      share('closed', { zh: '办结率', en: 'Closed' }, totals.closed, totals.all, '/hits?state=H92'),
    ],
    breakdowns: await Promise.all([
      breakdown(house, caller, places, 'severity', { zh: '按风险', en: 'By severity' }),
      breakdown(house, caller, places, 'state', { zh: '按状态', en: 'By state' }),
      breakdown(house, caller, places, 'field', { zh: '按领域', en: 'By field' }),
      breakdown(house, caller, places, 'unit', { zh: '按单位', en: 'By unit' }),
      breakdown(house, caller, places, 'region', { zh: '按区划', en: 'By region' }),
    ]),
  };
}

async function breakdown(
  house: House,
  caller: Caller,
  places: Places,
  by: 'severity' | 'state' | 'field' | 'unit' | 'region',
  title: Breakdown['title'],
): Promise<Breakdown> {
  const rows = await countedHits(house.records.db, caller)
    .select([`hit.${by} as key`, sql<number>`count(*)`.as('value')])
    .where(`hit.${by}`, 'is not', null)
    .groupBy(`hit.${by}`)
    .orderBy('value', 'desc')
    .orderBy('key')
    .limit(by === 'state' ? 20 : 10)
    .execute();
  return {
    id: by,
    title,
    rows: rows.map(({ key, value }) => {
      const code = String(key);
      const title = nameOf(house, places, by, code);
      return { key: code, title, value, to: `/hits?${by}=${encodeURIComponent(code)}` };
    }),
  };
}

function nameOf(house: House, places: Places, by: string, code: string): Breakdown['title'] {
  const plain = { zh: code, en: code };
  if (by === 'severity') return severities[code as keyof typeof severities] ?? plain;
  if (by === 'state') return hitStateTitles[code as HitState] ?? plain;
  if (by === 'field') return fieldName(house.library, code);
  const place = by === 'unit' ? places.get(code) : undefined;
  return place ? { zh: place.name, en: place.name } : plain;
}
