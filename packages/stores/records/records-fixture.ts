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
