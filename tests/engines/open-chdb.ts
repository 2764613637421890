import { createRequire } from 'node:module';
import { type ClickHouseClientConfigOptions, createClient } from '@clickhouse/client';
import { openClickhouse } from '@plumb/stores/warehouse/clickhouse/open';
import type { ClickhouseLimits } from '@plumb/stores/warehouse/clickhouse/settings';
import type { Warehouse } from '@plumb/stores/warehouse/port';

type Connection = NonNullable<ClickHouseClientConfigOptions['connection']>;

/** A ClickHouse warehouse on the real engine in this process; all that are open at a time share one in-memory database. */
export async function openChdb(limits: ClickhouseLimits = {}): Promise<Warehouse> {
  return openClickhouse({ client: createClient({ connection: pooled(connect()) }), ...limits });
}

/** Is the second engine installed? `npm ci --prefix tests/engines --ignore-scripts` does it. */
export function chdbInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('chdb');
    return true;
  } catch {
    return false;
  }
}

function connect(): () => Connection {
  const { createChdbConnection } = createRequire(import.meta.url)('chdb/connection') as {
    createChdbConnection: () => Connection;
  };
  return createChdbConnection;
}

/**
 * One chdb connection runs one statement at a time, so each statement gets its own: a server's clients do not wait for
 * each other either. After an error a connection still holds the head of the failed result, so it is closed.
 */
function pooled(open: () => Connection): Connection {
  const keeper = open();
  const idle: Connection[] = [];
  async function borrow<T>(use: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = idle.pop() ?? open();
    try {
      const result = await use(connection);
      idle.push(connection);
      return result;
    } catch (cause) {
      await connection.close();
      throw cause;
    }
  }
  return {
    ping: (params) => borrow((connection) => connection.ping(params)),
    query: (params) => borrow((connection) => connection.query(params)),
    insert: (params) => borrow((connection) => connection.insert(params)),
    command: (params) => borrow((connection) => connection.command(params)),
    exec: (params) => borrow((connection) => connection.exec(params)),
    close: async () => {
      for (const connection of [...idle.splice(0), keeper]) await connection.close();
    },
  };
}
