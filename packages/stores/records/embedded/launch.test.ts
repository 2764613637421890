import assert from 'node:assert/strict';
import { chmodSync, lstatSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openRecords } from '../open-records.ts';
import { launchRecords } from './launch.ts';

const asRoot = process.getuid?.() === 0;

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-launch-'));
  chmodSync(folder, 0o711);
  return folder;
}

test('what was acknowledged is there after kill -9 and after a clean stop', async () => {
  const folder = place();
  const first = await launchRecords(join(folder, 'records'));
  let records = await openRecords(first.url);
  await records.pool.query("CREATE TABLE kept AS SELECT 'one' AS word");
  process.kill(first.pid, 'SIGKILL');
  await records.close().catch(() => {});
  const second = await launchRecords(join(folder, 'records'));
  records = await openRecords(second.url);
  await records.pool.query("INSERT INTO kept VALUES ('two')");
  await records.close();
  await second.stop();
  const third = await launchRecords(join(folder, 'records'));
  records = await openRecords(third.url);
  assert.equal((await records.pool.query('SELECT * FROM kept')).rowCount, 2);
  await records.close();
  await third.stop();
  rmSync(folder, { recursive: true });
});

test('a server that a killed platform left running is taken over', async () => {
  const folder = place();
  const first = await launchRecords(join(folder, 'records'));
  const again = await launchRecords(join(folder, 'records'));
  assert.deepEqual([again.pid, again.url], [first.pid, first.url]);
  await again.stop();
  await again.stop();
  rmSync(folder, { recursive: true });
});

test('only its owner may open the socket', async () => {
  const folder = place();
  const server = await launchRecords(join(folder, 'records'));
  const socket = new URL(server.url).searchParams.get('host') as string;
  assert.equal(lstatSync(socket).mode & 0o777, 0o700);
  await server.stop();
  rmSync(folder, { recursive: true });
});

test('root starts it also below a folder that nobody can pass', { skip: asRoot ? false : 'needs root' }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-private-'));
  const server = await launchRecords(join(folder, 'records'));
  const records = await openRecords(server.url);
  assert.equal(lstatSync(join(folder, 'records')).isSymbolicLink(), true);
  await records.close();
  await server.stop();
  rmSync(realpathSync(join(folder, 'records')), { recursive: true });
  rmSync(folder, { recursive: true });
});
