import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '@plumb/stores/records/tables/run';

const packages = join(import.meta.dirname, '../..');

/** What judges beside the models themselves: a run that gives another result with the same inputs was made by another program. */
export function programOf(library: string): Program {
  const code = ['ground', 'stores/warehouse', 'collect', 'compare'].map((name) => join(packages, name));
  return {
    code: digestOf(code, (name) => name.endsWith('.ts') && !/\.(?:test|fixture)\.ts$|-fixture\.ts$/.test(name)),
    library: digestOf(
      ['datasets', 'derived', 'lists'].map((name) => join(library, name)),
      (name) => /\.(?:yaml|sql)$/.test(name),
    ),
  };
}

function digestOf(folders: readonly string[], counts: (name: string) => boolean): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => counts(one) && !one.includes('node_modules')).sort())
      hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}
