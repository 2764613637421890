import { PlumbError } from '@plumb/ground/problem';
import { Client } from 'pg';

/** Names the platform among what else may lock in the same database server. */
const lock = 0x706c756d;
const patience = 5000;

/**
 * Holds the records for this process alone, until `release`. A process that was killed loses its hold when its session ends,
 * which is waited for; one that lives keeps it, and the second start is told.
 */
export async function holdRecords(url: string): Promise<{ release(): Promise<void> }> {
  const client = new Client({ connectionString: url, application_name: 'plumb' });
  client.on('error', () => {}); // the server may end before us
  await client.connect();
  for (const until = performance.now() + patience; ; ) {
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [lock]);
    if (rows[0]?.held) return { release: () => client.end() };
    if (performance.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await client.end();
  throw new PlumbError({
    code: 'already-running',
    texts: {
      zh: '该数据目录已有准绳在运行;请先停止它,或用 --data 指定另一目录',
      en: 'a platform already runs on this data: stop it first, or name another folder with --data',
    },
    exit: 1,
  });
}
