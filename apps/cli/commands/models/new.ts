import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';

const slugForm = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const modelText = (field: string, slug: string) => `id: ${slug}
no: Z00                        # the catalogue's number
field: ${field}
title: { zh: "", en: "" }
question: { zh: "", en: "" }
status: draft                  # draft → trial → active → retired
version: 1
severity: medium
basis: [{ rule: "", clause: "", verified: false }]
subject: { type: vehicle, key: plate }
fact: [plate]
occurred_at: occurred_at
inputs:
  official_vehicle: [plate]
params: {}
exemptions: [{ id: approved, zh: "", en: "", needs: exemption_list }]
reason: { zh: "", en: "" }
innocent: [{ zh: "", en: "" }]
verify: [{ zh: "", en: "" }, { zh: "", en: "" }]
letter: supervise
lists: []
`;

/** Starts a model's folder; never touches one that is there. */
export async function newModel(field: string, slug: string): Promise<number> {
  if (!slugForm.test(field) || !slugForm.test(slug))
    throw new PlumbError({
      code: 'bad-slug',
      texts: {
        zh: `${field}/${slug}:名称只用小写字母、数字和连字符`,
        en: `${field}/${slug}: use lower-case letters, digits and hyphens`,
      },
      exit: 2,
    });
  const folder = join(library, 'models', field, slug);
  if (existsSync(folder))
    throw new PlumbError({
      code: 'model-exists',
      texts: { zh: `${folder} 已存在`, en: `${folder} is there already` },
      exit: 2,
    });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'model.yaml'), modelText(field, slug));
  await writeFile(
    join(folder, 'detect.sql'),
    'SELECT\n  v.plate,\n  v.buy_date AS occurred_at,\n  v._row AS ev_official_vehicle\nFROM official_vehicle v\n',
  );
  await writeFile(join(folder, 'cases.yaml'), 'cases:\n  - name: plain hit\n    expect: []\n');
  process.stdout.write(
    `${say({ zh: `已建 ${folder};写法见 library/models/README.md`, en: `${folder} started; see library/models/README.md` })}\n`,
  );
  return 0;
}
