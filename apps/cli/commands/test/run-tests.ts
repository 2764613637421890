import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { PlumbError } from '@plumb/ground/problem';
import { findChromium } from '../../terminal/chromium.ts';
import { installLocked } from '../../terminal/install-locked.ts';
import { root } from '../../terminal/library.ts';
import type { TestArguments } from '../test.ts';
import { webFolder } from '../up/build-web.ts';

const engines = 'tests/engines';
const browser = 'tests/browser';

/** Runs formatter, type checks and every test file; the last line counts them. 1 where anything failed. */
export async function runTests(paths: string[], options: TestArguments): Promise<number> {
  const chromium = findChromium();
  if (options.browser && !chromium) throw noChromium();
  if (options.engines) installEngines();
  await installLocked(webFolder);
  await installLocked(browser);
  const files = globSync(['packages/**/*.test.ts', 'apps/**/*.test.ts', 'tests/**/*.test.ts'], {
    cwd: root,
    exclude: ['**/node_modules/**'],
  })
    .filter((file) => options.engines || !file.startsWith(engines))
    .filter((file) => chromium || !file.startsWith(browser))
    .filter((file) => paths.length === 0 || paths.some((part) => file.includes(part)))
    .sort();
  const count = { passed: 0, failed: 0, skipped: 0 };
  if (paths.length === 0)
    for (const check of [
      [`@biomejs/cli-${process.platform}-${process.arch}/biome`, 'check', '--error-on-warnings'],
      ['.bin/tsc', '--noEmit'],
      ['.bin/tsc', '--noEmit', '-p', 'apps/web'],
    ])
      count[passes(check) ? 'passed' : 'failed']++;
  await new Promise<void>((resolve, reject) => {
    const stream = run({ files: files.map((file) => join(root, file)), concurrency: 2, cwd: root });
    stream.on('test:pass', (test) => {
      if (test.details.type === 'suite') return;
      count[test.skip !== undefined && test.skip !== false ? 'skipped' : 'passed']++;
    });
    stream.on('test:fail', (test) => {
      if (test.details.type !== 'suite') count.failed++;
    });
    stream.on('error', reject);
    const shown = stream.compose(spec);
    shown.pipe(process.stdout, { end: false });
    shown.on('end', resolve);
  });
  process.stdout.write(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
  return count.failed === 0 && count.passed > 0 ? 0 : 1;
}

function passes([tool = '', ...rest]: string[]): boolean {
  return spawnSync(join(root, 'node_modules', tool), rest, { cwd: root, stdio: 'inherit' }).status === 0;
}

function noChromium(): PlumbError {
  return new PlumbError({
    code: 'no-chromium',
    texts: {
      zh: '没有找到 Chromium:请安装,或用 PLUMB_CHROMIUM 指定其路径',
      en: 'no Chromium was found: install one, or name its path in PLUMB_CHROMIUM',
    },
    exit: 2,
  });
}

/** Not `npm ci`: it refuses where a registry lacks the libraries of other platforms. The lock file still says what is installed. */
function installEngines(): void {
  if (existsSync(join(root, engines, 'node_modules/chdb'))) return;
  const done = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: join(root, engines),
    stdio: 'inherit',
  });
  if (done.status !== 0) throw new Error(`npm install in ${engines} failed`);
}
