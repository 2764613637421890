import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { act } from '@plumb/guard/act';
import { testCaller, testHouse } from '@plumb/guard/house-fixture';
import { makeCheckpoint } from '@plumb/guard/ledger/checkpoint';
import { exportLines } from '@plumb/guard/ledger/exported-ledger';
import { launchRecords } from '@plumb/stores/records/embedded/launch';
import { openRecords } from '@plumb/stores/records/open-records';

const main = join(import.meta.dirname, '../../main.ts');
const data = mkdtempSync(join(tmpdir(), 'plumb-audit-'));
const file = join(data, 'ledger.jsonl');
const lines: string[] = [];
let key: string;
let plumb: (...parameters: string[]) => { status: number | null; stdout: string; stderr: string };

before(async () => {
  plumb = (...parameters) =>
    spawnSync(process.execPath, [main, 'audit', 'verify', '--data', data, ...parameters], {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'en_US.UTF-8', PLUMB_LEDGER_HASH: 'sha256', PLUMB_LEDGER_SIGNATURE: 'ed25519' },
    });
  const server = await launchRecords(join(data, 'records'));
  const records = await openRecords(server.url);
  const house = testHouse(records, { keys: join(data, 'keys') });
  const caller = testCaller('conduct_analyst');
  for (let at = 1; at <= 6; at++)
    await act(house, caller, 'hit:triage', async ({ record }) =>
      record({ object: { type: 'hit', id: `h${at}` }, reason: `because ${at}` }),
    );
  await makeCheckpoint(house);
  for await (const line of exportLines(records.db, 1, 6)) lines.push(line);
  key = house.seal.publicKey;
  await records.close();
  await server.stop();
});
after(() => rmSync(data, { recursive: true, force: true }));

test('a stopped platform: whole, then tampered with past the triggers', async () => {
  const whole = plumb();
  assert.deepEqual([whole.status, whole.stderr], [0, '']);
  assert.match(whole.stdout, /^whole: entries 1 to 6 \(6\), \d signed checkpoints, signed up to entry 6/);
  const server = await launchRecords(join(data, 'records'));
  const records = await openRecords(server.url);
  await records.pool.query(
    "SET session_replication_role = replica; UPDATE ledger_entry SET reason = 'another' WHERE seq = 4",
  );
  await records.close();
  await server.stop();
  const found = plumb();
  assert.equal(found.status, 1);
  assert.match(found.stdout, /wrong: from entry 4 on\n {2}entry 4 was changed/);
});

test('an export, without the database: whole, tampered, signed by nobody known, and no export at all', () => {
  writeFileSync(file, lines.join(''));
  assert.equal(plumb('--file', file).status, 0);
  assert.equal(plumb('--file', file, '--key', key).status, 0);
  const foreign = plumb('--file', file, '--key', 'MCowBQYDK2VwAyEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=');
  assert.equal(foreign.status, 1);
  assert.match(foreign.stdout, /forged/);
  writeFileSync(file, lines.join('').replace('because 3', 'because 9'));
  const found = plumb('--file', file);
  assert.deepEqual([found.status, /entry 3 was changed/.test(found.stdout)], [1, true]);
  writeFileSync(file, 'no,no\n1,2\n');
  const none = plumb('--file', file);
  assert.deepEqual([none.status, none.stderr.trim().split('\n').length], [3, 1]);
  assert.match(none.stderr, /ledger\.jsonl:1/);
});

test('wrong use says how', () => {
  assert.equal(plumb('--from', 'yesterday').status, 2);
  const empty = mkdtempSync(join(tmpdir(), 'plumb-empty-'));
  assert.equal(plumb('--data', empty).status, 2);
  rmSync(empty, { recursive: true });
});
