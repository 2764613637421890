import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';

export type Db = Kysely<Database>;
/** The records: accounts, runs, hits, tasks, clues, letters, the audit ledger. One dialect: PostgreSQL's. */
export type Records = { db: Db; pool: Pool; url: string; close(): Promise<void> };

const timestamp = 1114;
const date = 1082;
const int8 = 20;
const numeric = 1700;
// Times are naive Beijing times and travel as 'YYYY-MM-DD HH:MM:SS'; our counts and amounts stay below 2^53.
types.setTypeParser(timestamp, (text) => text);
types.setTypeParser(date, (text) => text);
types.setTypeParser(int8, Number);
types.setTypeParser(numeric, Number);

/** Opens the records and brings their tables to the present version. Names are snake_case in tables, code and API alike. */
export async function openRecords(
  url: string,
  options: { connections?: number /** Stop at this migration: for a restore. */; upTo?: string } = {},
): Promise<Records> {
  const pool = new Pool({ connectionString: url, max: options.connections ?? 12 });
  // An idle session that the server ends must not end the process.
  pool.on('error', () => {});
  // Nor may a session in use: its statement fails, and that is enough.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  await migrate(db, options.upTo);
  return { db, pool, url, close: () => db.destroy() };
}
