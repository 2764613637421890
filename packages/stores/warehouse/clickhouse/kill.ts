import { setTimeout as delay } from 'node:timers/promises';
import type { ClickHouseClient } from '@clickhouse/client';
import { textLiteral } from './literal.ts';

const everyMs = 50;
const attempts = 40;

/** Kills the query that carries the tag as its log comment. One not registered yet cannot be killed, so it is tried until `done` settles. */
export async function killUntil(client: ClickHouseClient, tag: string, done: Promise<unknown>): Promise<void> {
  let over = false;
  const finish = done.then(() => {
    over = true;
  });
  for (let attempt = 0; attempt < attempts && !over; attempt++) {
    // Without the right to kill, the closed socket has to do.
    await client
      .command({ query: `KILL QUERY WHERE Settings['log_comment'] = ${textLiteral(tag)} ASYNC` })
      .catch(() => {});
    await Promise.race([finish, delay(everyMs)]);
  }
}
