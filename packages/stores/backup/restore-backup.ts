import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';
import { launchRecords } from '../records/embedded/launch.ts';
import { openRecords } from '../records/open-records.ts';
import { type Digests, unpackArchive } from './archive.ts';
import { type Manifest, manifestName, manifestSchema } from './manifest.ts';
import { loadDump } from './records-dump.ts';

/**
 * Makes a data folder from a backup. The folder must not hold anything; it appears when everything in it is checked and whole.
 * `recordsUrl`: a server of one's own, whose database must be empty, in place of the embedded one.
 */
export async function restoreBackup(file: string, folder: string, recordsUrl?: string): Promise<Manifest> {
  const target = resolve(folder);
  await refuseUsed(target);
  const making = `${target}.restoring`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true, mode: 0o711 });
  try {
    const manifest = await unpackChecked(file, making);
    await restoreRecords(making, manifest, recordsUrl);
    await rm(join(making, 'dump'), { recursive: true });
    await rm(target, { recursive: true, force: true });
    await rename(making, target);
    return manifest;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function unpackChecked(file: string, making: string): Promise<Manifest> {
  const unpacked = join(making, 'dump');
  let found: Digests;
  try {
    found = await unpackArchive(file, unpacked);
  } catch (cause) {
    throw damaged(file, String(cause), cause);
  }
  const text = await readFile(join(unpacked, manifestName), 'utf8').catch((cause) => {
    throw damaged(file, manifestName, cause);
  });
  const manifest = manifestSchema.parse(JSON.parse(text));
  for (const [name, { sha256 }] of Object.entries(manifest.entries))
    if (found[name]?.sha256 !== sha256) throw damaged(file, name);
  for (const part of ['warehouse.duckdb', 'files', 'keys']) {
    await mkdir(join(unpacked, 'files'), { recursive: true });
    await mkdir(join(unpacked, 'keys'), { recursive: true, mode: 0o700 });
    await rename(join(unpacked, part), join(making, part));
  }
  return manifest;
}

async function restoreRecords(making: string, manifest: Manifest, url?: string): Promise<void> {
  const server = url ? undefined : await launchRecords(join(making, 'records'));
  try {
    const records = await openRecords(url ?? (server as { url: string }).url, { upTo: manifest.migration });
    try {
      await loadDump(records.pool, manifest, join(making, 'dump'));
    } finally {
      await records.close();
    }
  } finally {
    await server?.stop();
  }
}

async function refuseUsed(folder: string): Promise<void> {
  const held = await readdir(folder).catch(() => []);
  if (held.length === 0) return;
  throw new PlumbError({
    code: 'restore-not-empty',
    texts: {
      zh: `${folder} 中已有数据,请另选一个空文件夹(--data)`,
      en: `${folder} already holds data: name an empty folder with --data`,
    },
    exit: 2,
  });
}

function damaged(file: string, what: string, cause?: unknown): PlumbError {
  return new PlumbError({
    code: 'backup-damaged',
    texts: {
      zh: `备份文件已损坏(${what}),未恢复任何内容`,
      en: `the backup is damaged (${what}); nothing was restored`,
    },
    where: file,
    cause,
  });
}
