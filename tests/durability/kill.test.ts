import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { killUnderLoad } from './kill-load.ts';
import { settle } from './settle.ts';

test('killed again and again in a write load, every acknowledged act is there, none twice, and the ledger verifies', async (t) => {
  const data = await mkdtemp(join(tmpdir(), 'plumb-kill-'));
  t.after(() => rm(data, { recursive: true, force: true }));
  let seed = 20260302;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const load = await killUnderLoad(data, 6, random);
  const kills = Object.values(load.kills).reduce((sum, one) => sum + one, 0);
  t.diagnostic(`${kills} kills, ${load.acknowledged.size} acts, ${load.repeated} sent more than once`);
  assert.ok(kills >= 50, `only ${kills} kills`);
  assert.ok(load.acknowledged.size > kills, 'the load was too small to prove anything');
  assert.ok(load.repeated > 0, 'no request was hit by a kill');
  const { names, entries, verified } = await settle(data);
  assert.deepEqual(
    [...load.acknowledged].filter((name) => !names.has(name)),
    [],
    'acknowledged and lost',
  );
  assert.deepEqual(
    [...names].filter(([, times]) => times > 1),
    [],
    'done twice',
  );
  assert.equal(entries, names.size, 'as many ledger entries as acts');
  assert.deepEqual(verified.findings, []);
  assert.equal(verified.ok, true);
});
