import type { DuckDBConnection } from '@duckdb/node-api';

/** Interrupts until `done` settles: an interrupt that comes before the engine has started is lost, so it is repeated. */
export async function interrupt(connection: DuckDBConnection, done: Promise<unknown>): Promise<void> {
  connection.interrupt();
  const again = setInterval(() => connection.interrupt(), 20);
  await done.catch(() => {});
  clearInterval(again);
}
