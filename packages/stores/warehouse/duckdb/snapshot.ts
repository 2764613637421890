import { rm } from 'node:fs/promises';
import { textLiteral } from './literal.ts';
import type { Duckdb } from './open.ts';

/** Writes the whole warehouse, as of one moment, into a file of its own. */
export async function snapshotDuckdb(warehouse: Duckdb, path: string): Promise<void> {
  await rm(path, { force: true });
  const [own] = await warehouse.rows('SELECT current_database() AS name');
  const name = `"${String(own?.['name']).replaceAll('"', '""')}"`;
  await warehouse.exec(`ATTACH ${textLiteral(path)} AS _snapshot`);
  try {
    await warehouse.exec(`COPY FROM DATABASE ${name} TO _snapshot`);
  } finally {
    await warehouse.exec('DETACH _snapshot');
  }
}
