import { randomUUID } from 'node:crypto';
import type { House } from '@plumb/guard/house';
import type { HitTable } from '@plumb/stores/records/tables/hit';
import type { Insertable } from 'kysely';

/** For tests: a hit of the records, with the run that found it. */
export async function addHit(house: House, more: Partial<Insertable<HitTable>>): Promise<string> {
  const { db } = house.records;
  const run = randomUUID();
  await db
    .insertInto('run')
    .values({
      id: run,
      purpose: 'first',
      reason: '首次运行',
      requested_by: 'a',
      requested_at: house.now(),
      as_of: house.now(),
      region: '',
      models: '[]',
      state: 'done',
    } as never)
    .execute();
  const id = randomUUID();
  const hit = {
    id,
    model: 'fuel-holiday',
    field: 'fuel-cards',
    version: 1,
    subject_type: 'card',
    subject_key: 'C1',
    subject_label: 'C1',
    subject_shown: 'C1',
    unit: 'U2',
    region: '210202',
    fact_key: randomUUID(),
    occurred_at: '2026-01-01 10:00:00',
    amount: 100,
    severity: 'high',
    reason_shown: JSON.stringify({ zh: '节假日加油', en: 'filled on a holiday' }),
    state: 'H71',
    first_run: run,
    last_run: run,
    created_at: house.now(),
    updated_at: house.now(),
    ...more,
  };
  await db
    .insertInto('hit')
    .values(hit as never)
    .execute();
  return id;
}
