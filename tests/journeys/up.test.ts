import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { inFolder, plumb } from './plumb.ts';
import { upPlatform } from './running-platform.ts';

async function health(address: string): Promise<string | undefined> {
  try {
    const { state } = (await (await fetch(`${address}/api/health`)).json()) as { state: string };
    return state;
  } catch {
    return undefined;
  }
}

/** The database server that a platform started. */
function postmasterOf(platform: number): number {
  const found = globSync('/proc/[0-9]*')
    .map((path) => Number(path.split('/').at(-1)))
    .find((pid) => parentOf(pid) === platform && commandOf(pid).includes('bin/postgres'));
  assert.ok(found, 'no database server runs');
  return found;
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

test('an empty installation: three administrators, one platform a folder, a killed database is started again, Ctrl-C ends all', async (t) => {
  await inFolder(async (folder) => {
    const data = join(folder, 'data');
    const first = await upPlatform(data, '--city', 'none');
    t.after(() => first.stop());
    for (const login of ['sysadmin', 'secadmin', 'auditor'])
      assert.match(first.welcome, new RegExp(`${login} +[a-z2-9]{4}(-[a-z2-9]{4}){3}`));
    assert.equal(await health(first.address), 'well');
    const page = await (await fetch(`${first.address}/hits`)).text();
    assert.match(page, /nonce="[0-9a-f]{32}"/);
    assert.doesNotMatch(page, /__CSP_NONCE__/);

    const second = await plumb(['up', '--port', '0', '--data', data, '--city', 'none']);
    assert.equal(second.code, 1);
    assert.match(second.err, /已有准绳在运行/);
    assert.equal(await health(first.address), 'well', 'the first goes on');

    process.kill(postmasterOf(first.pid), 'SIGKILL');
    while ((await health(first.address)) === 'well') await pause(50);
    while ((await health(first.address)) !== 'well') await pause(100);

    const database = postmasterOf(first.pid);
    const began = performance.now();
    assert.equal(await first.stop(), 0);
    assert.ok(performance.now() - began < 10_000);
    assert.equal(commandOf(database), '', 'the database ends with it');

    const again = await upPlatform(data);
    assert.doesNotMatch(again.welcome, /sysadmin/, 'first passwords are shown once');
    assert.equal(await again.stop(), 0);
  });
});
