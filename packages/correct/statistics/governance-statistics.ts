import type { Caller } from '@plumb/guard/access/caller';
import { inSight } from '@plumb/guard/access/sight';
import type { House } from '@plumb/guard/house';
import { sql } from 'kysely';
import { letterOf } from '../letter/letter-template.ts';
import { count, share, yuan } from './figure.ts';
import type { StatisticsGroup } from './statistics-view.ts';

const kinds = ['suggest', 'supervise', 'remind'];

/** ⑤ Governance: letters and whether they are answered in time, what was put right, rules, money, relapses. */
export async function governanceStatistics(house: House, caller: Caller): Promise<StatisticsGroup> {
  const { db } = house.records;
  const now = house.now();
  const letters = await db
    .selectFrom('letter')
    .select(['kind', sql<number>`count(*)`.as('issued')])
    .where('number', 'is not', null)
    .where('state', '!=', 'withdrawn')
    .where(inSight(caller))
    .groupBy('kind')
    .execute();
  // An answer owed and overdue counts as late before it comes.
  const answers = await db
    .selectFrom(
      db
        .selectFrom('letter')
        .select(
          sql<{ due_at: string; done_at: string | null; on_time: boolean | null }>`jsonb_array_elements(stages)`.as(
            'stage',
          ),
        )
        .where('state', '!=', 'withdrawn')
        .where(inSight(caller))
        .as('s'),
    )
    .select([
      sql<number>`count(*) FILTER (WHERE stage->>'on_time' IS NOT NULL OR (stage->>'due_at')::timestamp < ${now}::timestamp)`.as(
        'due',
      ),
      sql<number>`count(*) FILTER (WHERE stage->>'on_time' = 'true')`.as('on_time'),
    ])
    .executeTakeFirstOrThrow();
  const put = await db
    .selectFrom('rectification')
    .select([
      sql<number>`count(*) FILTER (WHERE state <> 'R10')`.as('issued'),
      sql<number>`count(*) FILTER (WHERE state IN ('R60', 'R70', 'R90'))`.as('done'),
      sql<number>`count(*) FILTER (WHERE accepted_at IS NOT NULL OR relapsed_at IS NOT NULL)`.as('ever_accepted'),
      sql<number>`count(*) FILTER (WHERE relapsed_at IS NOT NULL)`.as('relapsed'),
      sql<number>`count(*) FILTER (WHERE due_at < ${now}::timestamp)`.as('overdue'),
      sql<number>`coalesce(sum(jsonb_array_length(rules_made)), 0)`.as('rules'),
      sql<number>`coalesce(sum(money_involved), 0)`.as('involved'),
      sql<number>`coalesce(sum(money_owed), 0)`.as('owed'),
      sql<number>`coalesce(sum(money_recovered), 0)`.as('recovered'),
      ...(['first', 'second', 'third', 'fourth'] as const).map((form) =>
        sql<number>`coalesce(sum((people_handled->>${form})::int), 0)`.as(form),
      ),
    ])
    .where(inSight(caller))
    .executeTakeFirstOrThrow();
  const handled = { first: '第一种形态', second: '第二种形态', third: '第三种形态', fourth: '第四种形态' };
  return {
    id: 'governance',
    title: { zh: '治理', en: 'Governance' },
    figures: [
      ...kinds.map((kind) => {
        const { zh, en } = letterOf(house.library, kind).title;
        const issued = letters.find((one) => one.kind === kind)?.issued ?? 0;
        return count(kind, zh, en, issued, `/letters?kind=${kind}&state=${issuedStates.join('&state=')}`);
      }),
      share(
        'on_time',
        { zh: '按期回复率', en: 'Answered in time' },
        answers.on_time,
        answers.due,
        '/letters?on_time=true',
      ),
      share(
        'completed',
        { zh: '整改完成率', en: 'Put right' },
        put.done,
        put.issued,
        '/rectifications?state=R60&state=R70&state=R90',
      ),
      count('overdue', '整改超期', 'Overdue', put.overdue, '/rectifications?overdue=true'),
      count('rules', '建章立制', 'Rules made', put.rules, '/rectifications?rules=true'),
      yuan('involved', '涉及金额', 'Involved', put.involved, '/rectifications'),
      yuan('owed', '应追金额', 'Owed', put.owed, '/rectifications'),
      yuan('recovered', '已追金额', 'Recovered', put.recovered, '/rectifications?recovered=true'),
      share(
        'relapse',
        { zh: '反弹率', en: 'Relapsed' },
        put.relapsed,
        put.ever_accepted,
        '/rectifications?relapsed=true',
      ),
    ],
    breakdowns: [
      {
        id: 'handled',
        title: { zh: '处理人次(四种形态)', en: 'People handled (four forms)' },
        rows: (['first', 'second', 'third', 'fourth'] as const).map((form) => ({
          key: form,
          title: { zh: handled[form], en: `${form[0]?.toUpperCase()}${form.slice(1)} form` },
          value: put[form],
          to: null,
        })),
      },
    ],
  };
}

const issuedStates = ['dispatched', 'signed', 'replied', 'assessed', 'closed'];
