import assert from 'node:assert/strict';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inFolder, plumb } from './plumb.ts';

const bad = 3000;
const payroll = [
  'pay_id,身份证号,单位编码,发放月份,公务交通补贴',
  ...Array.from({ length: bad }, (_, i) => `P${i},110105194912310021,=1+${i},202601,500`),
  'P,11010519491231002X,U1,=cmd|x,500',
].join('\n');
const models = ['--models', 'car-allowance-double-dip'];

test('every quarantined value is written, far past the 40 lines of the terminal, with its place and what was expected', () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, 'payroll.csv'), payroll);
    const file = join(folder, 'set-aside.csv');
    const { code, err } = await plumb(['check', folder, ...models, '--quarantine', file]);
    assert.equal(code, 0, err);
    assert.match(err, new RegExp(`被隔离的 ${bad + 1} 个值.*已写入 ${file}`));
    const text = await readFile(file, 'utf8');
    assert.ok(text.startsWith('\ufefffile,line,dataset,column,value,problem,expected\r\n'), 'Excel opens it');
    const lines = text.trimEnd().split('\r\n');
    assert.equal(lines.length, bad + 2);
    assert.equal(
      lines[1],
      'payroll.csv,2,payroll,id_no,1101**************,id-check-digit,身份证号校验位应为 X，实为 1',
    );
    assert.match(lines.at(-1) ?? '', new RegExp(`^payroll\\.csv,${bad + 2},payroll,pay_month,'=cmd\\|x,`));
    assert.ok(
      !text.includes('110105194912310021') && !err.includes('110105194912310021'),
      'no number of a person is whole',
    );
  }));

test('nothing quarantined is a file with its header, and says 0', () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, 'fuel_card.csv'), 'card_no\nK1\n');
    const file = join(folder, 'set-aside.csv');
    const said = await plumb(['check', folder, '--models', 'fuel-exceeds-tank', '--quarantine', file], {
      LC_ALL: 'en_US.UTF-8',
    });
    assert.match(said.err, /^0 quarantined values, each with its file, line, column/m);
    assert.equal((await readFile(file, 'utf8')).split('\r\n').length, 2);
  }));

test('a place that cannot be written is wrong use, said before the work begins', () =>
  inFolder(async (folder) => {
    const readOnly = join(folder, 'kept.csv');
    await writeFile(readOnly, '');
    await chmod(readOnly, 0o400);
    const wrong: [args: string[], message: RegExp][] = [
      [['--quarantine', join(folder, 'no/x.csv')], /--quarantine 所在的文件夹 .* 不存在/],
      [['--quarantine', folder], /--quarantine .* 是文件夹/],
      [['--quarantine', join(folder, 'x.csv'), '--out', join(folder, 'x.csv')], /--out 与 --quarantine 都是/],
    ];
    // The superuser may write everywhere.
    if (process.getuid?.() !== 0) wrong.push([['--quarantine', readOnly], /--quarantine .* 没有写入的权限/]);
    for (const [args, message] of wrong) {
      const { code, err } = await plumb(['check', folder, ...models, ...args]);
      assert.deepEqual([code, err.trim().split('\n').length], [2, 1], err);
      assert.match(err, message);
    }
  }));
