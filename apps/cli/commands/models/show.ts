import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownModels } from './known-models.ts';

export async function showModel(slug: string): Promise<number> {
  const [folder = ''] = knownModels([slug]);
  for (const name of ['model.yaml', 'detect.sql', 'cases.yaml']) {
    const file = join(folder, name);
    if (existsSync(file)) process.stdout.write(`── ${name} ──\n${readFileSync(file, 'utf8').trimEnd()}\n\n`);
  }
  return 0;
}
