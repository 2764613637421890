import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './library.ts';
import { runQuietly } from './run-quietly.ts';

/** Installs what a folder's own lock file says, where it is not installed already. */
export async function installLocked(folder: string, onInstall: () => void = () => {}): Promise<void> {
  const place = join(root, folder);
  const lock = readFileSync(join(place, 'package-lock.json'));
  const installed = join(place, 'node_modules/.plumb-lock');
  if (existsSync(installed) && readFileSync(installed).equals(lock)) return;
  onInstall();
  await runQuietly('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], place);
  writeFileSync(installed, lock);
}
