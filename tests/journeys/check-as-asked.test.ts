import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inFolder, plumb } from './plumb.ts';

const standards = 'std_key,region_code,value,valid_from\nfuel.norm_factor,330100,1.2,2020-01-01\n';
const asked = ['--models', 'fuel-consumption-abnormal', '--region'];
const en = { LC_ALL: 'en_US.UTF-8' };

test('a region whose standards nobody delivered was judged by the nationwide ones without a word', () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, 'fuel_card.csv'), 'card_no\nK1\n');
    const none = await plumb(['check', folder, ...asked, '330200']);
    assert.equal(none.code, 0);
    assert.match(none.err, /没有区划 330200 的标准,只按全国标准判断;没有送来任何地方标准\n$/);
    await writeFile(join(folder, 'standard_table.csv'), standards);
    const other = await plumb(['check', folder, ...asked, '330200'], en);
    assert.match(other.err, /no standard of region 330200: only the nationwide .*; regions with standards: 330100\n$/);
    for (const known of ['330100', '000000']) {
      const { code, err } = await plumb(['check', folder, ...asked, known]);
      assert.equal(code, 0);
      assert.doesNotMatch(err, /只按全国标准/);
    }
    const without = await plumb(['check', folder, '--models', 'fuel-exceeds-tank', '--region', '330200']);
    assert.doesNotMatch(without.err, /只按全国标准/, 'no model asks for a standard');
  }));

test('a code that no region can have is wrong use, for a run too', async () => {
  for (const command of [
    ['check', '.'],
    ['run', '--reason', 'x'],
  ])
    for (const [environment, message] of [
      [{}, /999999:应为 6 位区划码,以 1 至 8 开头/],
      [en, /999999: expected a region code of 6 digits that begins with 1 to 8/],
    ] as const) {
      const { code, err } = await plumb([...command, '--region', '999999'], environment);
      assert.deepEqual([code, err.trim().split('\n').length], [2, 1]);
      assert.match(err, message);
    }
});

test('data without any date says so in place of the day', () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, 'fuel_card.csv'), 'card_no\nK1\n');
    const models = ['--models', 'fuel-exceeds-tank'];
    const { code, err } = await plumb(['check', folder, ...models]);
    assert.equal(code, 0);
    assert.match(err, /^数据中没有日期,1 个模型,0 个疑点。/m);
    assert.doesNotMatch(err, /1970/);
    assert.match((await plumb(['check', folder, ...models], en)).err, /^No dates in the data: 1 models, 0 hits\./m);
  }));
