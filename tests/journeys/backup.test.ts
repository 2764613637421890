import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inFolder, plumb } from './plumb.ts';
import { upPlatform } from './running-platform.ts';

test('backup of a running platform, restored elsewhere: the ledger verifies and it starts', async () =>
  inFolder(async (folder) => {
    await chmod(folder, 0o711);
    const [data, restored, file] = [join(folder, 'data'), join(folder, 'restored'), join(folder, 'all.plumb')];
    const platform = await upPlatform(data, '--city', 'none');
    const running = await plumb(['backup', file, '--data', data]);
    assert.deepEqual([running.code, running.err], [0, '']);
    assert.match(running.out, /已备份到 .*张表/);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(await platform.stop(), 0);

    const stopped = await plumb(['backup', join(folder, 'again.plumb'), '--data', data]);
    assert.deepEqual([stopped.code, stopped.err], [0, '']);

    const back = await plumb(['restore', file, '--data', restored]);
    assert.deepEqual([back.code, back.err], [0, '']);
    const verified = await plumb(['audit', 'verify', '--data', restored]);
    assert.equal(verified.code, 0, verified.out + verified.err);
    const again = await upPlatform(restored, '--city', 'none');
    const health = (await (await fetch(`${again.address}/api/health`)).json()) as { state: string };
    assert.equal(health.state, 'well');
    assert.equal(await again.stop(), 0);
  }));

test('a restore into a used folder and from a damaged file is refused in one line', async () =>
  inFolder(async (folder) => {
    const file = join(folder, 'bad.plumb');
    await writeFile(file, await readFile(import.meta.filename));
    const used = await plumb(['restore', file, '--data', folder]);
    assert.deepEqual([used.code, used.err.trim().split('\n').length], [2, 1]);
    assert.match(used.err, /已有数据/);
    const damaged = await plumb(['restore', file, '--data', join(folder, 'new')]);
    assert.equal(damaged.code, 3);
    assert.match(damaged.err, /备份文件已损坏/);
    const missing = await plumb(['restore', join(folder, 'none.plumb'), '--data', join(folder, 'new')]);
    assert.match(missing.err, /没有文件/);
  }));

test('backup where nothing is says so', async () =>
  inFolder(async (folder) => {
    const said = await plumb(['backup', join(folder, 'x.plumb'), '--data', join(folder, 'none')]);
    assert.equal(said.code, 2);
    assert.match(said.err, /没有准绳的数据/);
  }));
