import { fewest } from '@plumb/compare/kept/model-precision';
import type { Caller } from '@plumb/guard/access/caller';
import { inSight } from '@plumb/guard/access/sight';
import type { House } from '@plumb/guard/house';
import { mayList } from '@plumb/verify/may-list';
import { modelTitle } from '@plumb/verify/model-of';
import { sql } from 'kysely';
import { countedHits } from './counted-hits.ts';
import { loopLinks } from './loop-links.ts';
import type { Overview } from './statistics-view.ts';
import { weeksOf } from './weeks.ts';

/** Name and place of a unit, as the register of units has them. */
export type UnitPlace = { unit: string; name: string; lng: number | null; lat: number | null };

const weeksShown = 26;
const confirmed = new Set(['true', 'partly']);

/** Where everything within the caller's sight stands: numbers alone, no one's name. */
export async function readOverview(
  house: House,
  caller: Caller,
  places: ReadonlyMap<string, UnitPlace>,
): Promise<Overview> {
  await mayList(house, caller, 'statistics:read');
  const { db } = house.records;
  const now = house.now();
  const high = sql<number>`count(*) FILTER (WHERE hit.severity = 'high')`.as('high');
  const hits = sql<number>`count(*)`.as('hits');
  const standings = await countedHits(db, caller)
    .select(['state', 'verdict', sql<number>`count(*)`.as('count')])
    .select(sql<number>`count(*) FILTER (WHERE due_at < ${now}::timestamp)`.as('overdue'))
    .groupBy(['state', 'verdict'])
    .execute();
  const units = await countedHits(db, caller)
    .select(['unit', hits, high])
    .where('unit', 'is not', null)
    .groupBy('unit')
    .orderBy('hits', 'desc')
    .orderBy('unit')
    .execute();
  const models = await countedHits(db, caller)
    .select(['model', hits, high])
    .select(sql<number>`count(*) FILTER (WHERE verdict IN ('true', 'partly'))`.as('right'))
    .select(sql<number>`count(*) FILTER (WHERE verdict = 'false')`.as('wrong'))
    .groupBy('model')
    .orderBy('hits', 'desc')
    .orderBy('model')
    .execute();
  const others = await otherTotals(house, caller);
  const of = (keep: (one: (typeof standings)[number]) => boolean) =>
    standings.filter(keep).reduce((sum, { count }) => sum + count, 0);
  return {
    as_of: now,
    totals: {
      hits: of(() => true),
      waiting: of(({ state }) => state === 'H20'),
      verifying: of(({ state }) => state === 'H40' || state === 'H41'),
      overdue: standings.reduce((sum, { overdue }) => sum + overdue, 0),
      closed: of(({ state }) => state === 'H92'),
      clues: others.clues,
      letters: others.letters,
      rectifications: others.rectifications,
      recovered: others.recovered,
    },
    loop: {
      links: loopLinks(standings),
      figures: {
        rows: others.rows,
        hits: of(() => true),
        verified: of(({ verdict }) => verdict !== null),
        confirmed: of(({ verdict }) => confirmed.has(verdict ?? '')),
        cleared: of(({ verdict }) => verdict === 'false'),
        clues: others.clues,
        letters: others.issued,
        corrected: others.corrected,
      },
    },
    trend: await trendOf(house, caller),
    units: units.map(({ unit, hits, high }) => {
      const place = places.get(unit ?? '');
      return {
        unit: unit ?? '',
        name: place?.name ?? unit ?? '',
        lng: place?.lng ?? null,
        lat: place?.lat ?? null,
        hits,
        high,
      };
    }),
    models: models.map(({ model, hits, high, right, wrong }) => ({
      model,
      title: modelTitle(house, model),
      hits,
      high,
      precision: right + wrong >= fewest ? Math.round((right / (right + wrong)) * 1000) / 1000 : null,
    })),
  };
}

async function otherTotals({ records: { db } }: House, caller: Caller) {
  const n = sql<number>`count(*)`.as('n');
  const clues = await db.selectFrom('clue').select(n).where(inSight(caller)).executeTakeFirstOrThrow();
  const letters = await db
    .selectFrom('letter')
    .select([n, sql<number>`count(*) FILTER (WHERE number IS NOT NULL AND state <> 'withdrawn')`.as('issued')])
    .where(inSight(caller))
    .executeTakeFirstOrThrow();
  const rectifications = await db
    .selectFrom('rectification')
    .select([n, sql<number>`coalesce(sum(money_recovered), 0)`.as('recovered')])
    .select(sql<number>`count(*) FILTER (WHERE state IN ('R60', 'R70', 'R90'))`.as('corrected'))
    .where(inSight(caller))
    .executeTakeFirstOrThrow();
  const { rows } = await db
    .selectFrom('batch')
    .select(sql<number>`coalesce(sum(rows), 0)`.as('rows'))
    .where('state', '=', 'loaded')
    .executeTakeFirstOrThrow();
  return {
    clues: clues.n,
    letters: letters.n,
    issued: letters.issued,
    rectifications: rectifications.n,
    corrected: rectifications.corrected,
    recovered: rectifications.recovered,
    rows,
  };
}

async function trendOf({ records: { db } }: House, caller: Caller): Promise<Overview['trend']> {
  const weekOccurred = sql<string>`to_char(date_trunc('week', occurred_at), 'YYYY-MM-DD')`;
  const found = await countedHits(db, caller)
    .select([weekOccurred.as('at'), sql<number>`count(*)`.as('found')])
    .select(sql<number>`count(*) FILTER (WHERE severity = 'high')`.as('high'))
    .where('occurred_at', 'is not', null)
    .groupBy(weekOccurred)
    .execute();
  const weekClosed = sql<string>`to_char(date_trunc('week', s.at), 'YYYY-MM-DD')`;
  const closed = await countedHits(db, caller)
    .innerJoin('hit_step as s', 's.hit', 'hit.id')
    .select([weekClosed.as('at'), sql<number>`count(DISTINCT hit.id)`.as('closed')])
    .where('hit.state', '=', 'H92')
    .where('s.to_state', '=', 'H92')
    .where('s.from_state', '!=', 'H92')
    .groupBy(weekClosed)
    .execute();
  const foundIn = new Map(found.map((one) => [one.at, one]));
  const closedIn = new Map(closed.map((one) => [one.at, one.closed]));
  return weeksOf([...foundIn.keys(), ...closedIn.keys()], weeksShown).map((at) => ({
    at,
    found: foundIn.get(at)?.found ?? 0,
    high: foundIn.get(at)?.high ?? 0,
    closed: closedIn.get(at) ?? 0,
  }));
}
