import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { dispatchHit } from '@plumb/verify/hit/dispatch-hit';
import { scene } from '@plumb/verify/verify-fixture';
import { taskSheet } from './task-sheet.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());

test('a sheet that many print at once has one number', async () => {
  const { house, people, hit } = await scene(await server.fresh());
  const id = await hit();
  await dispatchHit(house, people.analyst, { hit: id, revision: 1, reason: '请核实', unit: 'PZ01' });
  const task = await house.records.db.selectFrom('field_task').select('id').executeTakeFirstOrThrow();
  const sheets = await Promise.all(
    [people.analyst, people.director, people.verifier, people.verifier2].map((who) => taskSheet(house, who, task)),
  );
  assert.equal(new Set(sheets.map(({ name }) => name)).size, 1);
  const numbers = await house.records.db.selectFrom('letter_number').selectAll().execute();
  assert.equal(numbers.length, 1);
});
