import type { Db } from '@plumb/stores/records/open-records';
import { sql } from 'kysely';

/** The next number of a series in a year, from 1, without gaps: it is taken back when the transaction does not commit. */
export async function takeNumber(db: Db, series: string, year: number): Promise<number> {
  const { last } = await db
    .insertInto('number_series')
    .values({ series, year, last: 1 })
    .onConflict((conflict) => conflict.columns(['series', 'year']).doUpdateSet({ last: sql`number_series.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}
