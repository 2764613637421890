import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Model, modelSchema } from './model.ts';

/** Folders `<library>/models/<field>/<slug>`, sorted by path. */
export function modelFolders(library: string): string[] {
  const root = join(library, 'models');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('model.yaml'))
    .map((path) => join(root, path, '..'))
    .sort();
}

/** Reads one model folder; throws with file and path of the first thing that is wrong. */
export function readModel(folder: string): Model {
  const file = join(folder, 'model.yaml');
  const parsed = modelSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    const what = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`).join('; ');
    throw new Error(`${file}: ${what}`);
  }
  const sql = join(folder, 'detect.sql');
  if (!existsSync(sql)) throw new Error(`${folder}: detect.sql is missing`);
  return { spec: parsed.data, sql: readFileSync(sql, 'utf8'), folder };
}

/** All models, by id. `only` limits to the named ones and throws on an unknown name. */
export function readModels(library: string, only?: string[]): Map<string, Model> {
  const models = new Map<string, Model>();
  for (const folder of modelFolders(library)) {
    const id = folder.slice(folder.lastIndexOf('/') + 1);
    if (only && !only.includes(id)) continue;
    const model = readModel(folder);
    models.set(model.spec.id, model);
  }
  const unknown = only?.find((id) => !models.has(id));
  if (unknown) throw new Error(`no model is named ${unknown}`);
  return models;
}
