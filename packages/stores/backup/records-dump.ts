import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from 'pg';
import { from, to } from 'pg-copy-streams';
import type { Manifest } from './manifest.ts';

/** Deliveries to workers are made anew from the `job` table. */
const notKept = ['pg_catalog', 'information_schema', 'pgboss', 'pg_toast'];

export type RecordsDump = Pick<Manifest, 'migration' | 'tables' | 'sequences'>;

/** Writes every table as of one moment into `folder`, in PostgreSQL's own binary form. */
export async function dumpRecords(pool: Pool, folder: string): Promise<RecordsDump> {
  return withClient(pool, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables: Manifest['tables'] = [];
    for (const { name, columns } of await tablesOf(client)) {
      const entry = `records/${name}`;
      const copy = client.query(to(`COPY ${name} (${columns.map(quoted).join(', ')}) TO STDOUT (FORMAT binary)`));
      await pipeline(copy, createWriteStream(join(folder, name), { mode: 0o600 }));
      tables.push({ name, columns, rows: copy.rowCount ?? 0, entry });
    }
    const sequences = await client.query<{ name: string; value: number }>(
      `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value AS value
       FROM pg_sequences WHERE schemaname <> ALL ($1) AND last_value IS NOT NULL ORDER BY 1`,
      [notKept],
    );
    const migration = await client.query<{ name: string }>(
      'SELECT name FROM kysely_migration ORDER BY name DESC LIMIT 1',
    );
    await client.query('COMMIT');
    return { tables, sequences: sequences.rows, migration: migration.rows[0]?.name ?? '' };
  });
}

/** Takes a dump into records that are migrated as far as it was and hold nothing: all of it or nothing. */
export async function loadDump(pool: Pool, dump: RecordsDump, folder: string): Promise<void> {
  await withClient(pool, async (client) => {
    await client.query('BEGIN');
    // Rows come in any order: what they refer to may come later.
    await client.query("SET LOCAL session_replication_role = 'replica'");
    await client.query(`TRUNCATE ${dump.tables.map(({ name }) => name).join(', ')}`);
    for (const { name, columns, entry } of dump.tables) {
      const copy = client.query(from(`COPY ${name} (${columns.map(quoted).join(', ')}) FROM STDIN (FORMAT binary)`));
      await pipeline(createReadStream(join(folder, entry)), copy);
    }
    for (const { name, value } of dump.sequences) await client.query('SELECT setval($1::regclass, $2)', [name, value]);
    // Waiting jobs lost their delivery: as "running when the process ended" they are taken up at the next start.
    await client.query("UPDATE job SET state = 'running' WHERE state = 'waiting'");
    await client.query('COMMIT');
  });
}

/** Generated columns are left out: they make themselves. The two tables of the migrator belong to the migration itself. */
async function tablesOf(client: PoolClient): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name,
            (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname <> ALL ($1) AND c.relname NOT LIKE 'kysely_migration%' ORDER BY 1`,
    [notKept],
  );
  return rows;
}

async function withClient<T>(pool: Pool, use: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await use(client);
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    client.release(broken); // a client in the middle of a transaction is not given to the next
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
