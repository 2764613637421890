import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedServer, launchRecords } from './embedded/launch.ts';
import { openRecords, type Records } from './open-records.ts';

/** For tests: a server of its own, and as many fresh databases on it as are asked for (copies of one that is migrated once). */
export async function startTestRecords(): Promise<{
  fresh(): Promise<Records>;
  server: EmbeddedServer;
  stop(): Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-test-records-'));
  const server = await launchRecords(folder);
  await trustNoPowerCut(server.url);
  const template = await openRecords(server.url);
  await template.close();
  const opened: Records[] = [];
  return {
    server,
    fresh: async () => {
      const name = `t_${randomUUID().replaceAll('-', '')}`;
      const client = new Client({ connectionString: server.url.replace('/postgres?', '/template1?') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name} TEMPLATE postgres STRATEGY file_copy`);
      await client.end();
      const records = await openRecords(server.url.replace('/postgres?', `/${name}?`));
      opened.push(records);
      return records;
    },
    stop: async () => {
      await Promise.all(opened.map((one) => one.close().catch(() => {})));
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a test writes need not outlive the machine: waiting for the disk is most of the time of a test. */
async function trustNoPowerCut(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum'])
    await client.query(`ALTER SYSTEM SET ${setting} = off`);
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}
