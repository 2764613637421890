import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Pool } from 'pg';
import { type Entry, packArchive } from './archive.ts';
import { type Manifest, manifestName } from './manifest.ts';
import { dumpRecords } from './records-dump.ts';

export type BackupParts = {
  records: Pool;
  /** Writes the warehouse, as of one moment, to that path. */
  warehouse: (path: string) => Promise<void>;
  /** Folder of the files port. */
  files: string;
  /** Folder with the platform's keys: without them the ledger could not be signed on. */
  keys: string;
  /** Naive Beijing time. */
  now: string;
};

/**
 * Writes one file with everything. Nothing may be loaded or run meanwhile (the caller sees to it); acts may go on: files never change
 * and are written before the record that names them, so the records as of one moment find all of theirs.
 */
export async function writeBackup(file: string, parts: BackupParts): Promise<Manifest> {
  const target = resolve(file);
  await mkdir(dirname(target), { recursive: true });
  const stage = await mkdtemp(join(dirname(target), '.backup-'));
  try {
    const dump = await dumpRecords(parts.records, await folderIn(stage, 'records'));
    await parts.warehouse(join(stage, 'warehouse.duckdb'));
    let manifest: Manifest | undefined;
    await packArchive(target, entriesOf(stage, parts), (entries) => {
      manifest = { format: 1, made_at: parts.now, ...dump, entries };
      return { name: manifestName, text: JSON.stringify(manifest) };
    });
    return manifest as Manifest;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function folderIn(folder: string, name: string): Promise<string> {
  await mkdir(join(folder, name));
  return join(folder, name);
}

async function* entriesOf(stage: string, { files, keys }: BackupParts): AsyncIterable<Entry> {
  yield* below('records', join(stage, 'records'));
  yield { name: 'warehouse.duckdb', path: join(stage, 'warehouse.duckdb') };
  yield* below('keys', keys);
  yield* below('files', files);
}

async function* below(name: string, folder: string): AsyncIterable<Entry> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !path.includes('/.writing/')) yield { name: join(name, path.slice(folder.length)), path };
  }
}
