import type { Caller } from '@plumb/guard/access/caller';
import { inSight } from '@plumb/guard/access/sight';
import type { House } from '@plumb/guard/house';
import { sql } from 'kysely';
import { count } from './figure.ts';
import type { StatisticsGroup } from './statistics-view.ts';

const disposals = {
  C60: { zh: '谈话函询', en: 'Talk or inquiry' },
  C61: { zh: '初步核实', en: 'Preliminary check' },
  C62: { zh: '暂存待查', en: 'Kept pending' },
  C63: { zh: '予以了结', en: 'Concluded' },
};
const forms = [
  { zh: '第一种形态', en: 'First form' },
  { zh: '第二种形态', en: 'Second form' },
  { zh: '第三种形态', en: 'Third form' },
  { zh: '第四种形态', en: 'Fourth form' },
];

/** ④ Clues: received, from hits, the four disposals, cases filed, the four forms, by rank. */
export async function clueStatistics(house: House, caller: Caller): Promise<StatisticsGroup> {
  const { db } = house.records;
  const of = () => db.selectFrom('clue').where(inSight(caller));
  const totals = await of()
    .select([
      sql<number>`count(*)`.as('all'),
      sql<number>`count(*) FILTER (WHERE source = 'hit')`.as('from_hits'),
      sql<number>`count(*) FILTER (WHERE state IN ('C70', 'C80', 'C81', 'C82'))`.as('filed'),
      sql<number>`count(*) FILTER (WHERE state = 'C81')`.as('sanctioned'),
      sql<number>`count(*) FILTER (WHERE due_at < ${house.now()}::timestamp)`.as('overdue'),
    ])
    .executeTakeFirstOrThrow();
  const disposed = await of()
    .select(['disposal', sql<number>`count(*)`.as('n')])
    .where('disposal', 'is not', null)
    .groupBy('disposal')
    .execute();
  const formed = await of()
    .select(['form', sql<number>`count(*)`.as('n')])
    .where('form', 'is not', null)
    .groupBy('form')
    .execute();
  const ranks = await of()
    .select(['rank', sql<number>`count(*)`.as('n')])
    .where('rank', 'is not', null)
    .groupBy('rank')
    .orderBy('n', 'desc')
    .execute();
  return {
    id: 'clues',
    title: { zh: '问题线索', en: 'Clues' },
    figures: [
      count('all', '受理线索', 'Received', totals.all, '/clues'),
      count('from_hits', '疑点转入', 'From hits', totals.from_hits, '/clues?source=hit'),
      count('filed', '立案在办', 'Cases open', totals.filed, '/clues?state=C70&state=C80&state=C81&state=C82'),
      count('sanctioned', '处分', 'Sanctioned', totals.sanctioned, '/clues?state=C81'),
      count('overdue', '超期', 'Overdue', totals.overdue, '/clues?overdue=true'),
    ],
    breakdowns: [
      {
        id: 'disposals',
        title: { zh: '四类处置', en: 'Disposals' },
        rows: Object.entries(disposals).map(([key, title]) => ({
          key,
          title,
          value: disposed.find(({ disposal }) => disposal === key)?.n ?? 0,
          to: `/clues?state=${key}`,
        })),
      },
      {
        id: 'forms',
        title: { zh: '四种形态', en: 'Four forms' },
        rows: forms.map((title, at) => ({
          key: String(at + 1),
          title,
          value: formed.find(({ form }) => form === at + 1)?.n ?? 0,
          to: null,
        })),
      },
      {
        id: 'ranks',
        title: { zh: '职级', en: 'By rank' },
        rows: ranks.map(({ rank, n }) => ({
          key: rank ?? '',
          title: { zh: rank ?? '', en: rank ?? '' },
          value: n,
          to: null,
        })),
      },
    ],
  };
}
