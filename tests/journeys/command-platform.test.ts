import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inFolder, plumb, root, type Said } from './plumb.ts';
import { upPlatform } from './running-platform.ts';

const en = { LC_ALL: 'en_US.UTF-8' };
const example = join(root, 'examples/fuel-cards');
const asking: string[][] = [
  ['run', '--reason', '专项检查'],
  ['hits'],
  ['load', example],
  ['accounts', 'recover', 'secadmin', '--reason', '手机遗失'],
];

/** One line in both languages, with the exit code. */
async function refused(args: string[], code: number, zh: RegExp, english: RegExp): Promise<void> {
  for (const [environment, message] of [
    [{}, zh],
    [en, english],
  ] as const) {
    const said = await plumb(args, environment);
    assert.deepEqual([said.code, said.out, said.err.trim().split('\n').length], [code, '', 1], said.err);
    assert.match(said.err, message);
  }
}

test('a folder without a platform is wrong use; one whose platform does not run is a no', () =>
  inFolder(async (folder) => {
    const [none, stopped] = [join(folder, 'none'), join(folder, 'stopped')];
    await mkdir(join(stopped, 'files'), { recursive: true });
    const never = [...asking, ['audit', 'verify'], ['backup', join(folder, 'x.plumb')]];
    for (const args of never)
      await refused(
        [...args, '--data', none],
        2,
        /none 中没有准绳的数据:请用 --data/,
        /none holds no data of a platform/,
      );
    for (const args of asking)
      await refused([...args, '--data', stopped], 1, /stopped 上没有准绳在运行:请先/, /no platform runs on .*stopped/);
    await refused(['restore', folder, '--data', none], 3, /不是文件/, /is no file/);
  }));

test('wrong use of a running platform, and the last way in for an administrator', () =>
  inFolder(async (folder) => {
    const data = join(folder, 'data');
    const platform = await upPlatform(data, '--city', 'none');
    const at = ['--data', data];
    const run = ['run', '--reason', '专项检查', ...at];
    try {
      await refused([...run, '--models', 'fuel-exceeds-tanks'], 2, /是否指 fuel-exceeds-tank\?/, /did you mean/);
      await refused([...run, '--as-of', '2199-01-01'], 2, /不能晚于现在/, /later moment than now/);
      await refused(['hits', '--model', 'fuel-exceeds-tanks', ...at], 2, /是否指 fuel-exceeds-tank\?/, /did you mean/);
      await refused(['hits', '--state', 'H99', ...at], 2, /state.*只能是/, /state.*must be one of/);
      const local = await plumb([...run, '--models', 'fuel-consumption-abnormal', '--region', '330200']);
      assert.equal(local.code, 0, local.err);
      assert.match(local.err, /没有区划 330200 的标准,只按全国标准判断/, 'a run fell back without a word');
      const recover = (login: string, ...more: string[]) => ['accounts', 'recover', login, ...more, ...at];
      await refused(recover('secadmin'), 2, /缺少选项 --reason/, /--reason <text> is needed/);
      await refused(
        recover('nobody', '--reason', '手机遗失'),
        2,
        /nobody 不是启用中的管理员账号/,
        /nobody is no open administrator/,
      );
      const done: Said = await plumb(recover('secadmin', '--reason', '手机遗失,另两名管理员离岗'));
      assert.equal(done.code, 0, done.err);
      assert.match(done.err, /只显示这一次.*审计账本/);
      const [, password] = /^secadmin (\S+)\n$/.exec(done.out) ?? [];
      const entered = await fetch(`${platform.address}/api/session/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: platform.address },
        body: JSON.stringify({ login: 'secadmin', password }),
      });
      assert.equal(entered.status, 204, await entered.text());
      assert.equal((await plumb(['audit', 'verify', ...at])).code, 0);
    } finally {
      assert.equal(await platform.stop(), 0);
    }
  }));
