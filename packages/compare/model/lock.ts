import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from './model.ts';

/** `library/models/lock.json`: id → the version that was reviewed and its digest. A model cannot change unannounced. */
export type Lock = Record<string, { version: number; sha256: string }>;

const path = (library: string) => join(library, 'models', 'lock.json');

export function readLock(library: string): Lock {
  return existsSync(path(library)) ? (JSON.parse(readFileSync(path(library), 'utf8')) as Lock) : {};
}

/** SHA-256 over model.yaml and detect.sql as they are on disk. */
export function modelDigest(model: Model): string {
  return createHash('sha256')
    .update(readFileSync(join(model.folder, 'model.yaml')))
    .update('\0')
    .update(model.sql)
    .digest('hex');
}

/** Locks the models as they are. Refuses a changed model whose version did not rise. */
export function writeLock(library: string, models: Iterable<Model>): void {
  const old = readLock(library);
  const lock: Lock = {};
  for (const model of [...models].sort((a, b) => (a.spec.id < b.spec.id ? -1 : 1))) {
    const { id, version } = model.spec;
    const sha256 = modelDigest(model);
    const before = old[id];
    if (before && before.sha256 !== sha256 && version <= before.version)
      throw new Error(`${id} changed: raise its version above ${before.version} before locking`);
    lock[id] = { version, sha256 };
  }
  writeFileSync(path(library), `${JSON.stringify(lock, null, 2)}\n`);
}
