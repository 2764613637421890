import type { House } from '@plumb/guard/house';

/** Does a step of the installation where it was not done before, and answers what it left behind. */
export async function step<Detail extends Record<string, unknown>>(
  house: House,
  name: string,
  work: () => Promise<Detail>,
): Promise<Detail> {
  const { db } = house.records;
  const done = await db.selectFrom('installation').select('detail').where('step', '=', name).executeTakeFirst();
  if (done) return done.detail as Detail;
  const detail = await work();
  await db
    .insertInto('installation')
    .values({ step: name, at: house.now(), detail: JSON.stringify(detail) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return detail;
}
