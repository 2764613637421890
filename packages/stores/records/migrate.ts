import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';
import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';

const folder = join(import.meta.dirname, 'migrations');

/** Applies the migrations of `migrations/` that are still to be applied, in the order of their numbers, each whole or not at all; `upTo` names the last. */
export async function migrate<T>(db: Kysely<T>, upTo?: string): Promise<void> {
  const provider = {
    getMigrations: async () =>
      Object.fromEntries(
        readdirSync(folder)
          .filter((name) => name.endsWith('.sql'))
          .map((name) => {
            const text = readFileSync(join(folder, name), 'utf8');
            return [name.slice(0, -4), { up: async (on: Kysely<unknown>) => void (await sql.raw(text).execute(on)) }];
          }),
      ),
  };
  const migrator = new Migrator({ db, provider, allowUnorderedMigrations: true });
  const { error, results } = await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest());
  if (!error) return;
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? '';
  throw new PlumbError({
    code: 'records-migration',
    texts: {
      zh: `数据库升级 ${failed} 失败:${String(error)}`,
      en: `the records could not be upgraded (${failed}): ${String(error)}`,
    },
    cause: error,
  });
}
