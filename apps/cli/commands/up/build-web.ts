import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { PlumbError } from '@plumb/ground/problem';
import { root } from '../../terminal/library.ts';

const web = join(root, 'apps/web');
const dist = join(web, 'dist');
const stamp = join(dist, '.built-from');

/** The folder of the built web application; installs its own lock file and builds it where its sources changed since. */
export async function builtWeb(onStage: (stage: 'install' | 'build') => void): Promise<string> {
  const digest = sourcesDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return dist;
  await installWeb(onStage);
  onStage('build');
  await run(process.execPath, ['--disable-warning=ExperimentalWarning', 'build-web.ts']);
  await compress();
  writeFileSync(stamp, digest);
  return dist;
}

function sourcesDigest(): string {
  const hash = createHash('sha256');
  const files = globSync(['src/**/*', 'public/**/*', '*.ts', '*.html', 'package-lock.json'], {
    cwd: web,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(`${file.slice(web.length)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Installs what the web application's own lock file says. */
export async function installWeb(onStage: (stage: 'install') => void = () => {}): Promise<void> {
  const lock = readFileSync(join(web, 'package-lock.json'));
  const installed = join(web, 'node_modules/.plumb-lock');
  if (existsSync(installed) && readFileSync(installed).equals(lock)) return;
  onStage('install');
  await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']);
  writeFileSync(installed, lock);
}

async function run(command: string, parameters: string[]): Promise<void> {
  const child = spawn(command, parameters, { cwd: web, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      said = `${said}${piece}`.slice(-4000);
    });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return;
  const line = said.trim().split('\n').at(-1) ?? '';
  throw new PlumbError({
    code: 'web-not-built',
    texts: {
      zh: `网页未能构建(apps/web:${command} ${parameters[0]}):${line}`,
      en: `the web application could not be built (apps/web: ${command} ${parameters[0]}): ${line}`,
    },
    exit: 1,
  });
}

/** Each text asset once more as .br and .gz, so that serving compresses nothing. */
async function compress(): Promise<void> {
  const files = globSync('assets/**/*.{js,css,svg,json,map}', { cwd: dist });
  await Promise.all(
    files.map(async (file) => {
      const content = await readFile(join(dist, file));
      if (content.length < 1024) return;
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      await writeFile(join(dist, `${file}.br`), await promisify(brotliCompress)(content, quality));
      await writeFile(join(dist, `${file}.gz`), await promisify(gzip)(content, { level: 9 }));
    }),
  );
}
