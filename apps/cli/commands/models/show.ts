import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelFolders } from '@plumb/compare/model/read-models';
import { nearest } from '@plumb/ground/edit-distance';
import { PlumbError } from '@plumb/ground/problem';
import { library } from '../../terminal/library.ts';

export async function showModel(slug: string): Promise<number> {
  const folders = modelFolders(library);
  const slugOf = (folder: string) => folder.slice(folder.lastIndexOf('/') + 1);
  const folder = folders.find((one) => slugOf(one) === slug);
  if (!folder) {
    const near = nearest(slug, folders.map(slugOf));
    throw new PlumbError({
      code: 'no-such-model',
      texts: {
        zh: `没有模型 ${slug}${near ? `;是否指 ${near}?` : ''}`,
        en: `no model is named ${slug}${near ? `; did you mean ${near}?` : ''}`,
      },
      exit: 2,
    });
  }
  for (const name of ['model.yaml', 'detect.sql', 'cases.yaml']) {
    const file = join(folder, name);
    if (existsSync(file)) process.stdout.write(`── ${name} ──\n${readFileSync(file, 'utf8').trimEnd()}\n\n`);
  }
  return 0;
}
