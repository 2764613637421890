import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchRecords } from '@plumb/stores/records/embedded/launch';
import { openRecords } from '@plumb/stores/records/open-records';
import { hitFilterSchema } from '@plumb/verify/hit/hit-filter';
import { countHits, listHits } from '@plumb/verify/hit/list-hits';
import { triageHits } from '@plumb/verify/hit/triage-hits';
import { scene } from '@plumb/verify/verify-fixture';
import { sql } from 'kysely';

/** A million hits in a server of its own: the first page of each filter, and a decision over ten thousand. `node bench/list-hits.ts [rows]` */

const rows = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'plumb-bench-hits-'));
chmodSync(folder, 0o711); // root's server runs as nobody
const server = await launchRecords(join(folder, 'records'));
const records = await openRecords(server.url);
try {
  const { house, people, run, person } = await scene(records);
  for (let n = 0; n < 2; n++) await person('field_verifier', { unit: 'PZ09' });
  const { db } = house.records;
  const narrow = await import('@plumb/guard/house-fixture').then(({ testCaller }) =>
    testCaller('conduct_analyst', { unit: 'JW01', units: ['U3', 'U77'], regions: ['2102'] }),
  );
  const began = performance.now();
  await sql`INSERT INTO hit (id, model, field, version, subject_type, subject_key, subject_label, subject_shown, unit, region, fact_key, occurred_at, amount,
      severity, reason_shown, state, suppressed_by, withdrawn_at, due_at, assigned_to, first_run, last_run, created_at, updated_at)
    SELECT gen_random_uuid(), (ARRAY['fuel-exceeds-tank', 'fuel-night', 'card-car-apart', 'holiday-trip', 'parking-pattern'])[1 + n % 5], (ARRAY['fuel-cards', 'vehicles', 'parking'])[1 + n % 3], 1,
      'vehicle', 'S' || n % 50000, 'S' || n % 50000, '辽B' || lpad((n % 50000)::text, 5, '0'), 'U' || n % 500, '2102' || lpad((n % 12)::text, 2, '0'), 'F' || n,
      timestamp '2026-02-28 23:00:00' - (n * 37 % 31536000) * interval '1 second', (n * 7919 % 1000000)::numeric / 100,
      (ARRAY['low', 'low', 'low', 'medium', 'medium', 'high'])[1 + n % 6], '{"zh": "一次加油超过油箱", "en": "more than the tank"}',
      (ARRAY['H20', 'H20', 'H20', 'H40', 'H41', 'H60', 'H92', 'H92', 'H92', 'H92'])[1 + (n / 7) % 10],
      CASE WHEN n % 41 = 0 THEN gen_random_uuid() END, CASE WHEN n % 53 = 0 THEN timestamp '2026-03-01' END,
      timestamp '2026-02-20' + (n % 30) * interval '1 day', CASE WHEN n % 97 = 0 THEN ${people.analyst.account_id} END, ${run}::uuid, ${run}::uuid, timestamp '2026-02-28', timestamp '2026-02-28'
    FROM generate_series(1, ${rows}::bigint) AS n`.execute(db);
  await sql`INSERT INTO hit_version (hit, no, run, change, model_version, params, reason, evidence, digest, at)
    SELECT id, 1, ${run}::uuid, 'found', 1, '{}', '{"zh": "", "en": ""}', '[{"dataset": "fuel_txn", "row": {"txn_id": "T1", "liters": 95}, "source_file": "a.csv", "source_line": 7}]', 'd', timestamp '2026-02-28'
    FROM hit WHERE state = 'H20' LIMIT 50000`.execute(db);
  await sql`ANALYZE hit`.execute(db);
  console.log(`${rows} hits in ${((performance.now() - began) / 1000).toFixed(0)} s`);

  const filters = [
    {},
    { state: 'H20' },
    { state: 'H20,H40', severity: 'high' },
    { model: 'fuel-night' },
    { field: 'parking' },
    { unit: 'U7' },
    { region: '210203' },
    { from: '2026-02-01', to: '2026-02-28' },
    { from: '2025-04-01', to: '2025-04-03' },
    { amount_min: '9990' },
    { assigned: 'me' },
    { overdue: 'true', state: 'H20' },
    { text: '12345' },
    { text: '辽B00' },
    { hidden: 'true' },
    { state: 'H20', unit: 'U7', severity: 'low' },
  ];
  for (const [who, caller] of [
    ['all units', people.analyst],
    ['two units', narrow],
  ] as const)
    for (const given of filters) {
      const filter = hitFilterSchema.parse(given);
      const times: number[] = [];
      for (let at = 0; at < 20; at++) {
        const start = performance.now();
        await listHits(house, caller, { filter, limit: 50 });
        times.push(performance.now() - start);
      }
      times.sort((a, b) => a - b);
      console.log(`${who} ${JSON.stringify(given)}: p50 ${times[9]?.toFixed(1)} ms, p95 ${times[18]?.toFixed(1)} ms`);
    }
  const counting = performance.now();
  await countHits(house, people.analyst, {});
  console.log(`counts by state: ${(performance.now() - counting).toFixed(0)} ms`);

  const ids = await db
    .selectFrom('hit')
    .innerJoin('hit_version', 'hit_version.hit', 'hit.id')
    .select('hit.id')
    .where('state', '=', 'H20')
    .where('withdrawn_at', 'is', null)
    .limit(10_000)
    .execute();
  for (const decision of [
    { do: 'assign', account: people.analyst.account_id },
    { do: 'dispatch', unit: 'PZ09' },
  ] as const) {
    const start = performance.now();
    const { done, refused } = await triageHits(house, people.director, {
      ids: ids.map(({ id }) => id),
      decision,
      reason: '批量研判',
    });
    console.log(
      `${decision.do} ${done} (${refused.length} refused): ${((performance.now() - start) / 1000).toFixed(2)} s`,
    );
  }
} finally {
  await records.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
