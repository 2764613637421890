import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { deliver } from '../folder/delivery.fixture.ts';
import { asFileProblem } from '../problem/collect-problem.ts';
import { findFiles } from './find-files.ts';

test('a link to a file is read as the file; one to a folder or to nothing is named, not dropped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plumb-links-'));
  try {
    await mkdir(join(folder, 'in'));
    await writeFile(join(folder, 'outside.csv'), 'card_no\nK1\n');
    await symlink(join(folder, 'outside.csv'), join(folder, 'in/fuel_card.csv'));
    await symlink(folder, join(folder, 'in/loop'));
    await symlink(join(folder, 'nowhere'), join(folder, 'in/gone.csv'));
    const found = await findFiles(join(folder, 'in'));
    assert.deepEqual(
      found.map(({ path, format, size }) => [path, format, size]),
      [
        ['fuel_card.csv', 'csv', 11],
        ['gone.csv', 'link', 0],
        ['loop', 'link', 0],
      ],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('license_plates.csv and readme_cars.csv are data, README, LICENSE and what file managers leave are not', () =>
  deliver(
    {
      'license_plates.csv': 'a\n1\n',
      'readme_cars.csv': 'a\n2\n',
      'README.txt': 'x',
      LICENSE: 'x',
      'Thumbs.db': 'x',
      'desktop.ini': 'x',
      '__MACOSX/a.csv': 'x',
    },
    ({ intake }) => {
      assert.deepEqual(
        intake.files.map(({ path }) => path),
        ['license_plates.csv', 'readme_cars.csv'],
      );
    },
  ));

test('a file the system does not let us read is a problem of that file, an error of ours is not', () => {
  const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', syscall: 'open' });
  assert.match(asFileProblem(denied)?.texts.zh ?? '', /^文件读取失败\(EACCES\)/);
  assert.equal(asFileProblem(new TypeError('x')), undefined);
});
