import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Started by root, PostgreSQL runs as nobody, who cannot pass through a folder like /root: what it needs then lies here. */
const home = '/var/lib/plumbline';

/** True where every folder above lets others pass. */
export function reachableByOthers(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === '/') return true;
  }
}

/** `folder` itself, or, where nobody could not reach it, a link there to one that he can. */
export function reachableFolder(folder: string): string {
  if (lstatSync(folder, { throwIfNoEntry: false })) return realpathSync(folder);
  if (reachableByOthers(folder)) {
    mkdirSync(folder, { recursive: true });
    return folder;
  }
  const elsewhere = join(openHome(), `records-${randomUUID()}`);
  mkdirSync(elsewhere);
  mkdirSync(dirname(folder), { recursive: true });
  symlinkSync(elsewhere, folder);
  return elsewhere;
}

/** The programs where they are, or a copy that nobody can reach. */
export function reachablePrograms(folder: string, name: string): string {
  if (reachableByOthers(join(folder, 'bin/postgres'))) return folder;
  const copy = join(openHome(), name);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${randomUUID()}`;
  cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  renameSync(draft, copy);
  return copy;
}

function openHome(): string {
  mkdirSync(home, { recursive: true, mode: 0o711 });
  return home;
}
