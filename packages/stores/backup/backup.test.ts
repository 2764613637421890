import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openFiles } from '../files/folder/open.ts';
import { openJobs } from '../jobs/pg-boss/open.ts';
import { launchRecords } from '../records/embedded/launch.ts';
import { openRecords, type Records } from '../records/open-records.ts';
import { startTestRecords } from '../records/records-fixture.ts';
import { openDuckdb } from '../warehouse/duckdb/open.ts';
import { snapshotDuckdb } from '../warehouse/duckdb/snapshot.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

describe('backup and restore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-backup-'));
  chmodSync(folder, 0o711);
  const backup = join(folder, 'backup.plumb');
  let servers: Awaited<ReturnType<typeof startTestRecords>>;
  let records: Records;

  before(async () => {
    servers = await startTestRecords();
    records = await servers.fresh();
    await fill(records);
    const jobs = await openJobs(records);
    await jobs.send('report', { month: 7 });
    await jobs.stop();
    const files = await openFiles(join(folder, 'files'));
    await files.put('letters/2026-1.docx', new TextEncoder().encode('letter'));
    await files.put('empty', new Uint8Array());
    mkdirSync(join(folder, 'keys'));
    writeFileSync(join(folder, 'keys/seal'), 'secret', { mode: 0o600 });
    const warehouse = await openDuckdb({ path: join(folder, 'warehouse.duckdb') });
    await warehouse.exec('CREATE TABLE fuel_txn AS SELECT range AS n FROM range(1000)');
    await writeBackup(backup, {
      records: records.pool,
      warehouse: (path) => snapshotDuckdb(warehouse, path),
      files: join(folder, 'files'),
      keys: join(folder, 'keys'),
      now: '2026-07-01 12:00:00',
    });
    await warehouse.close();
  });
  after(async () => {
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('everything comes back: records, counters, warehouse, files, keys', async () => {
    const data = join(folder, 'restored');
    const manifest = await restoreBackup(backup, data);
    assert.equal(manifest.made_at, '2026-07-01 12:00:00');
    const server = await launchRecords(join(data, 'records'));
    const back = await openRecords(server.url);
    assert.deepEqual(await contents(back), await contents(records));
    const next = await back.db
      .insertInto('run')
      .values(aRun('00000000-0000-4000-8000-000000000009'))
      .returning('no')
      .executeTakeFirst();
    assert.equal(next?.no, 3);
    const jobs = await openJobs(back, { pollSeconds: 0.5 });
    const done = Promise.withResolvers<unknown>();
    await jobs.work('report', {}, async ({ data: given }) => {
      done.resolve(given);
      return {};
    });
    assert.deepEqual(await done.promise, { month: 7 });
    await jobs.stop();
    await back.close();
    await server.stop();
    const files = await openFiles(join(data, 'files'));
    assert.equal(new TextDecoder().decode(await files.read('letters/2026-1.docx')), 'letter');
    assert.equal((await files.read('empty')).length, 0);
    assert.equal(statSync(join(data, 'keys/seal')).mode & 0o777, 0o600);
    const warehouse = await openDuckdb({ path: join(data, 'warehouse.duckdb') });
    assert.deepEqual(await warehouse.rows('SELECT count(*) AS n, sum(n) AS s FROM fuel_txn'), [{ n: 1000, s: 499500 }]);
    await warehouse.close();
  });

  test('a folder that holds data is refused and left as it is', async () => {
    const used = join(folder, 'used');
    mkdirSync(used);
    writeFileSync(join(used, 'mine'), 'x');
    await assert.rejects(restoreBackup(backup, used), { code: 'restore-not-empty' });
    assert.deepEqual(readdirSync(used), ['mine']);
  });

  for (const [what, at] of [
    ['a changed byte', 0.5],
    ['a file cut short', -1],
  ] as const)
    test(`${what} is found before anything is restored`, async () => {
      const bytes = readFileSync(backup);
      if (at > 0) bytes[Math.floor(bytes.length * at)] = (bytes[Math.floor(bytes.length * at)] as number) ^ 0xff;
      const bad = join(folder, 'bad.plumb');
      writeFileSync(bad, at > 0 ? bytes : bytes.subarray(0, bytes.length / 2));
      await assert.rejects(restoreBackup(bad, join(folder, 'never')), { code: 'backup-damaged' });
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.startsWith('never')),
        [],
      );
    });

  test('a backup is readable by its owner alone', () => {
    assert.equal(statSync(backup).mode & 0o777, 0o600);
  });
});

const aRun = (id: string) => ({
  id,
  purpose: 'manual' as const,
  reason: '例行',
  requested_by: 'a',
  requested_at: '2026-07-01 10:00:00',
  as_of: '2026-06-30 23:59:59',
  region: '210200',
  models: '[]',
  batches: '[]',
  state: 'done' as const,
});

async function fill({ db }: Records): Promise<void> {
  const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
  await db.insertInto('run').values(ids.map(aRun)).execute();
  const hit = {
    id: '00000000-0000-4000-8000-000000000003',
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
    amount: 712.35,
    first_run: ids[0] as string,
    last_run: ids[1] as string,
    created_at: '2026-07-01 10:00:00',
    updated_at: '2026-07-01 10:00:00',
  };
  await db.insertInto('hit').values(hit).execute();
}

async function contents({ db }: Records): Promise<unknown> {
  return {
    runs: await db.selectFrom('run').selectAll().where('no', '<', 3).orderBy('no').execute(),
    hits: await db.selectFrom('hit').selectAll().execute(),
  };
}
