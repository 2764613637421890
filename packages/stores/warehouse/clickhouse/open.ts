import { type ClickHouseClient, type ClickHouseSettings, createClient } from '@clickhouse/client';
import { isColumns, rowsOfColumns } from '../columns.ts';
import type { Chunk, Columns, LoadMode, Parameters, Row, TableSpec, Warehouse } from '../port.ts';
import { failed } from './failure.ts';
import { killUntil } from './kill.ts';
import { loadRows } from './load.ts';
import { bindNames, oneStatement } from './parameters.ts';
import { agreement, type ClickhouseLimits, limitSettings } from './settings.ts';
import { chunksOf, resultFormat, rowsOf } from './stream.ts';

/** A server, or a client made elsewhere (which `close` then closes). The database must exist. */
export type ClickhouseOptions = ClickhouseLimits &
  ({ url: string; username?: string; password?: string; database?: string } | { client: ClickHouseClient });

/** Opens a ClickHouse warehouse; fails where the server does not answer. */
export async function openClickhouse(options: ClickhouseOptions): Promise<Warehouse> {
  const client = 'client' in options ? options.client : connect(options);
  const warehouse = new OpenClickhouse(client, { ...agreement, ...limitSettings(options) });
  await warehouse.rows('SELECT 1');
  return warehouse;
}

function connect({
  url,
  username,
  password,
  database,
}: {
  url: string;
  username?: string;
  password?: string;
  database?: string;
}): ClickHouseClient {
  // A model over a year of tracks may say nothing for a while.
  const settings = { url, request_timeout: 3_600_000 };
  return createClient({
    ...settings,
    ...(username && { username }),
    ...(password && { password }),
    ...(database && { database }),
  });
}

class OpenClickhouse implements Warehouse {
  readonly engine = 'clickhouse';
  readonly #client: ClickHouseClient;
  readonly #settings: ClickHouseSettings;

  constructor(client: ClickHouseClient, settings: ClickHouseSettings) {
    this.#client = client;
    this.#settings = settings;
  }

  async exec(sql: string): Promise<void> {
    await naming(sql, async () =>
      this.#client.command({ query: oneStatement(sql), clickhouse_settings: this.#settings }),
    );
  }

  async rows(sql: string, parameters?: Parameters): Promise<Row[]> {
    return naming(sql, async () =>
      rowsOf(
        await this.#client.query({
          ...bindNames(sql, parameters),
          format: resultFormat,
          clickhouse_settings: this.#settings,
        }),
      ),
    );
  }

  async *stream(
    sql: string,
    options: { parameters?: Parameters; signal?: AbortSignal } = {},
  ): AsyncGenerator<Chunk, void, undefined> {
    const { signal } = options;
    signal?.throwIfAborted();
    const tag = crypto.randomUUID();
    const ended = Promise.withResolvers<void>();
    const socket = new AbortController();
    const onAbort = () => killUntil(this.#client, tag, ended.promise).finally(() => socket.abort());
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const result = await this.#client.query({
        ...bindNames(sql, options.parameters),
        format: resultFormat,
        clickhouse_settings: { ...this.#settings, log_comment: tag },
        abort_signal: socket.signal,
      });
      for await (const chunk of chunksOf(result)) {
        signal?.throwIfAborted();
        yield chunk;
      }
      signal?.throwIfAborted();
    } catch (cause) {
      throw signal?.aborted ? signal.reason : failed(sql, cause);
    } finally {
      ended.resolve();
      signal?.removeEventListener('abort', onAbort);
    }
  }

  async load(table: TableSpec, rows: Iterable<Row> | AsyncIterable<Row> | Columns, mode: LoadMode): Promise<number> {
    return naming(`load ${table.name}`, () =>
      loadRows(
        { client: this.#client, settings: this.#settings },
        table,
        isColumns(rows) ? rowsOfColumns(rows, table) : rows,
        mode,
      ),
    );
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

async function naming<T>(sql: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw failed(sql, cause);
  }
}
