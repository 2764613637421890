import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { installLocked } from '../../terminal/install-locked.ts';
import { root } from '../../terminal/library.ts';
import { runQuietly } from '../../terminal/run-quietly.ts';

export const webFolder = 'apps/web';
const web = join(root, webFolder);
const dist = join(web, 'dist');
const stamp = join(dist, '.built-from');

/** The folder of the built web application; installs its own lock file and builds it where its sources changed since. */
export async function builtWeb(onStage: (stage: 'install' | 'build') => void): Promise<string> {
  const digest = sourcesDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return dist;
  await installLocked(webFolder, () => onStage('install'));
  onStage('build');
  await runQuietly(process.execPath, ['--disable-warning=ExperimentalWarning', 'build-web.ts'], web);
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
