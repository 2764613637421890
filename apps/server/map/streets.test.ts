import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Duckdb, openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import { joinSteps, streets } from './streets.ts';

let warehouse: Duckdb;
before(async () => {
  warehouse = await openDuckdb({ threads: 1 });
});
after(() => warehouse.close());

test('steps in one direction become one line, a bend begins another', () => {
  const lines = joinSteps([
    { x: 1, y: 5, dx: 1, dy: 0 },
    { x: 0, y: 5, dx: 1, dy: 0 },
    { x: 2, y: 5, dx: 0, dy: 1 },
  ]);
  assert.deepEqual(lines, [
    [
      [0, 0.005],
      [0.002, 0.005],
    ],
    [
      [0.002, 0.005],
      [0.002, 0.006],
    ],
  ]);
});

/** `vehicles` drive from west to east at 39.1° N, a fix every `seconds`. */
async function drive(vehicles: number, seconds: number): Promise<void> {
  await warehouse.exec(`CREATE OR REPLACE TABLE gps_point AS
    SELECT 'V' || v AS vehicle_id, TIMESTAMP '2026-01-05 08:00:00' + to_seconds(i * ${seconds}) AS ts, 121 + 0.004 * i AS lng, 39.1 AS lat, true AS valid
    FROM range(${vehicles}) t(v), range(4) s(i)`);
}

test('a street is where three vehicles drove, whichever way', async () => {
  await drive(3, 30);
  assert.deepEqual(await streets(warehouse), [
    [
      [121, 39.1],
      [121.012, 39.1],
    ],
  ]);
});

test("one car's way is not shown", async () => {
  await drive(2, 30);
  assert.deepEqual(await streets(warehouse), []);
});

test('where a track is silent nothing is guessed', async () => {
  await drive(5, 300);
  assert.deepEqual(await streets(warehouse), []);
});
