import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { openRecords } from './open-records.ts';

/** What every PostgreSQL server must do to hold the records. `empty` gives the address of an empty database. */
export function recordsConformance(name: string, empty: () => Promise<string>): void {
  describe(`records on ${name}`, () => {
    test('an empty database gets every table, and a second start changes nothing', async () => {
      const url = await empty();
      const first = await openRecords(url);
      const applied = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(first.db);
      const files = readdirSync(join(import.meta.dirname, 'migrations')).map((file) => file.replace('.sql', ''));
      assert.deepEqual(
        applied.rows.map((row) => row.name),
        files.sort(),
      );
      await first.close();
      const second = await openRecords(url);
      assert.deepEqual(await second.db.selectFrom('run').selectAll().execute(), []);
      await second.close();
    });

    test('two processes that start at once upgrade it once', async () => {
      const url = await empty();
      const both = await Promise.all([openRecords(url), openRecords(url)]);
      await Promise.all(both.map((one) => one.close()));
    });

    test('times, counts, amounts and texts come back as they were', async () => {
      const { db, close } = await openRecords(await empty());
      const run = { ...aRun, id: randomUUID(), reason: '按季度例行比对 “红木” 𠮷' };
      await db.insertInto('run').values(run).execute();
      const back = await db.selectFrom('run').selectAll().executeTakeFirstOrThrow();
      assert.deepEqual([back.as_of, back.reason, back.no, back.models], ['2026-06-30 23:59:59', run.reason, 1, []]);
      const numbers = await sql<{
        a: number;
        b: number;
      }>`SELECT 712.35::numeric AS a, 9007199254740991::int8 AS b`.execute(db);
      assert.deepEqual(numbers.rows, [{ a: 712.35, b: 9007199254740991 }]);
      await close();
    });

    test('what a transaction did is not seen before its end and is gone when it fails', async () => {
      const { db, close } = await openRecords(await empty());
      const count = async () => (await db.selectFrom('run').selectAll().execute()).length;
      await assert.rejects(
        db.transaction().execute(async (tx) => {
          await tx
            .insertInto('run')
            .values({ ...aRun, id: randomUUID() })
            .execute();
          assert.equal(await count(), 0);
          throw new Error('undo');
        }),
        /undo/,
      );
      assert.equal(await count(), 0);
      await close();
    });

    test('a value never becomes part of a statement', async () => {
      const { db, close } = await openRecords(await empty());
      const reason = "'); DROP TABLE run; --";
      await db
        .insertInto('run')
        .values({ ...aRun, id: randomUUID(), reason })
        .execute();
      assert.equal((await db.selectFrom('run').select('reason').where('reason', '=', reason).execute()).length, 1);
      await close();
    });

    test('the same fact of a model cannot be entered twice', async () => {
      const { db, close } = await openRecords(await empty());
      const run = randomUUID();
      await db
        .insertInto('run')
        .values({ ...aRun, id: run })
        .execute();
      await db.insertInto('hit').values(aHit(run)).execute();
      await assert.rejects(db.insertInto('hit').values(aHit(run)).execute(), /duplicate key/);
      await close();
    });
  });
}

const aRun = {
  purpose: 'manual' as const,
  reason: '例行',
  requested_by: 'a',
  requested_at: '2026-07-01 10:00:00',
  as_of: '2026-06-30 23:59:59',
  region: '210200',
  models: '[]',
  batches: '[]',
  state: 'done' as const,
};

const aHit = (run: string) => ({
  id: randomUUID(),
  model: 'fuel-exceeds-tank',
  field: 'fuel-cards',
  version: 1,
  subject_type: 'vehicle',
  subject_key: '辽B12345',
  subject_label: '辽B12345',
  subject_shown: '辽B12345',
  fact_key: 't1',
  severity: 'high' as const,
  reason_shown: JSON.stringify({ zh: '一次加油 90 升', en: '90 l at once' }),
  first_run: run,
  last_run: run,
  created_at: '2026-07-01 10:00:00',
  updated_at: '2026-07-01 10:00:00',
});
