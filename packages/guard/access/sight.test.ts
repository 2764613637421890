import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Records } from '@plumb/stores/records/open-records';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { sql } from 'kysely';
import { testCaller, testHouse } from '../house-fixture.ts';
import { inSight } from './sight.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let records: Records;
before(async () => {
  server = await startTestRecords();
  records = await server.fresh();
});
after(() => server.stop());

test('the filter of lists and the policies for single objects agree, case by case', async () => {
  const house = testHouse(records);
  const places = [null, 'U1', 'U2', 'U3'].flatMap((unit) =>
    [null, '', '21', '210202', '210299', '2_0202', '310101'].map((region) => ({
      id: `${unit}/${region}`,
      unit,
      region,
    })),
  );
  const unitsOf = ['all', [], ['U1'], ['U1', 'U2']] as const;
  const regionsOf = [[''], [], ['2102'], ['210202', '31'], ['2_'], ['21', '']];
  for (const units of unitsOf)
    for (const regions of regionsOf) {
      const caller = testCaller('conduct_director', { units, regions });
      const kept = await records.db
        .selectFrom(
          sql<{
            id: string;
            unit: string;
            region: string;
          }>`(SELECT * FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS p (id text, unit text, region text))`.as(
            'place',
          ),
        )
        .select('id')
        .where(inSight(caller, { unit: 'place.unit', region: 'place.region' }))
        .execute();
      const listed = new Set(kept.map(({ id }) => id));
      for (const { id, unit, region } of places) {
        const seen = house.policies.decide(caller, 'hit:see', { type: 'hit', id, unit, region }) === 'allow';
        assert.equal(listed.has(id), seen, `${JSON.stringify({ units, regions })} ${id}`);
      }
    }
});
