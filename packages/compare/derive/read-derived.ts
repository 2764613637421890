import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type DerivedSpec, derivedSchema } from './derived.ts';

/** A derived table as the library has it; `sql` where its kind is sql. */
export type DerivedTable = DerivedSpec & { sql?: string };
export type Derived = ReadonlyMap<string, DerivedTable>;

function readOne(folder: string, name: string): DerivedTable {
  const parsed = derivedSchema.safeParse(parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')));
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`library/derived/${name}.yaml: ${issues.join('; ')}`);
  }
  const spec = parsed.data;
  if (spec.id !== name) throw new Error(`library/derived/${name}.yaml: id is ${spec.id}`);
  const file = join(folder, `${name}.sql`);
  if (existsSync(file) !== (spec.kind === 'sql'))
    throw new Error(`library/derived/${name}: a .sql file goes with kind sql, and only with it`);
  return spec.kind === 'sql' ? { ...spec, sql: readFileSync(file, 'utf8') } : spec;
}

/** Every derived table of `<library>/derived`, sorted by id. Throws on a file that is not one: the library is ours. */
export function readDerived(library: string): Map<string, DerivedTable> {
  const folder = join(library, 'derived');
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();
  return new Map(names.map((name) => [name, readOne(folder, name)]));
}
