import { availableParallelism } from 'node:os';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Chunk, Columns, LoadMode, Parameters, Row, TableSpec, Warehouse } from '../port.ts';
import { cellOf } from './cell.ts';
import { failed } from './failure.ts';
import { interrupt } from './interrupt.ts';
import { identifier, textLiteral } from './literal.ts';
import { loadRows } from './load.ts';
import { chunksOf, prepare } from './stream.ts';

export type DuckdbOptions = {
  /** A .duckdb file, owned by this process alone; in memory where absent. */
  path?: string;
  /** '4GB'; DuckDB's own default is 80 % of the machine. */
  memoryLimit?: string;
  threads?: number;
  /** Where what does not fit the memory goes. Absent or '': nothing is spilled, a query that does not fit fails. */
  tempFolder?: string;
  /** '50GB': the most the temporary folder may hold. */
  maxTempSize?: string;
  /** Locks the engine down: files are read from these folders alone, and no setting can be changed any more. */
  readFolders?: string[];
};

/**
 * The warehouse in DuckDB. Beyond the port, the SQL of `exec`, `rows` and `stream` may use DuckDB's own functions:
 * `read_csv` (also from a fifo), `read_parquet` and `COPY … TO` on files of `readFolders` (on any file where they are absent).
 */
export interface Duckdb extends Warehouse {
  readonly engine: 'duckdb';
  /**
   * A database in memory beside this one, for work that leaves nothing behind: what is made there hides what has the same name
   * here; `close` drops it. `alone`: it does not see what is here unless by `<database>.<table>`, with the name of `database()`.
   */
  workspace(options?: { alone?: boolean }): Promise<Duckdb>;
  /** The quoted name of this database, for statements of a workspace. */
  database(): Promise<string>;
}

/** Opens a DuckDB warehouse; extensions are never fetched or loaded by themselves. */
export async function openDuckdb(options: DuckdbOptions = {}): Promise<Duckdb> {
  const settings: Record<string, string> = {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
    threads: String(options.threads ?? availableParallelism()),
    temp_directory: options.tempFolder ?? '',
  };
  if (options.memoryLimit) settings['memory_limit'] = options.memoryLimit;
  const path = options.path ?? ':memory:';
  try {
    const instance = await DuckDBInstance.create(path, settings);
    const first = await instance.connect();
    // Given at creation it shows as set but is not heeded (DuckDB 1.5.6).
    if (options.maxTempSize) await first.run(`SET max_temp_directory_size = ${textLiteral(options.maxTempSize)}`);
    if (options.readFolders) await lockDown(first, options.readFolders);
    return new OpenDuckdb(instance, first);
  } catch (cause) {
    throw failed(`open ${path}`, cause);
  }
}

async function lockDown(connection: DuckDBConnection, folders: string[]): Promise<void> {
  await connection.run(`SET allowed_directories = [${folders.map(textLiteral).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

class OpenDuckdb implements Duckdb {
  readonly engine = 'duckdb';
  readonly #instance: DuckDBInstance;
  /** One connection per statement in flight: a second statement on a connection would end its open stream. */
  readonly #idle: DuckDBConnection[];
  /** Run first on every connection. */
  readonly #opening: string | undefined;
  readonly #drop: () => Promise<void> | void;
  #workspaces = 0;

  constructor(
    instance: DuckDBInstance,
    first?: DuckDBConnection,
    workspace?: { opening: string; drop(): Promise<void> },
  ) {
    this.#instance = instance;
    this.#idle = first ? [first] : [];
    this.#opening = workspace?.opening;
    this.#drop = workspace?.drop ?? (() => instance.closeSync());
  }

  async workspace({ alone = false }: { alone?: boolean } = {}): Promise<Duckdb> {
    const here = await this.database();
    const name = identifier(`work_${++this.#workspaces}`);
    await this.exec(`ATTACH ':memory:' AS ${name}`);
    const path = alone ? `${name}.main` : `${name}.main,${here}.main`;
    const opening = `SET search_path = ${textLiteral(path)}`;
    return new OpenDuckdb(this.#instance, undefined, { opening, drop: () => this.exec(`DETACH ${name}`) });
  }

  async database(): Promise<string> {
    const [row] = await this.rows('SELECT current_database() AS name');
    return identifier(String(row?.['name']));
  }

  async #connect(): Promise<DuckDBConnection> {
    const connection = await this.#instance.connect();
    if (this.#opening) await connection.run(this.#opening);
    return connection;
  }

  async exec(sql: string): Promise<void> {
    await this.#borrow(sql, (connection) => connection.run(sql));
  }

  async rows(sql: string, parameters?: Parameters): Promise<Row[]> {
    return this.#borrow(sql, async (connection) => {
      const statement = await prepare(connection, sql, parameters);
      const result = await statement.run();
      const names = result.columnNames();
      const values = await result.getRows();
      statement.destroySync();
      return values.map((row) => Object.fromEntries(row.map((value, i) => [names[i], cellOf(value)])));
    });
  }

  async *stream(
    sql: string,
    options: { parameters?: Parameters; signal?: AbortSignal } = {},
  ): AsyncGenerator<Chunk, void, undefined> {
    const { signal } = options;
    signal?.throwIfAborted();
    const connection = this.#idle.pop() ?? (await this.#connect());
    const ended = Promise.withResolvers<void>();
    const onAbort = () => interrupt(connection, ended.promise);
    signal?.addEventListener('abort', onAbort, { once: true });
    let whole = false;
    try {
      const statement = await prepare(connection, sql, options.parameters);
      signal?.throwIfAborted();
      for await (const chunk of chunksOf(await statement.stream(), connection)) {
        signal?.throwIfAborted();
        yield chunk;
      }
      signal?.throwIfAborted();
      statement.destroySync();
      whole = true;
    } catch (cause) {
      throw signal?.aborted ? signal.reason : failed(sql, cause);
    } finally {
      ended.resolve();
      signal?.removeEventListener('abort', onAbort);
      // A connection with half a result left is given up, not reused.
      if (whole) this.#idle.push(connection);
      else connection.closeSync();
    }
  }

  async load(table: TableSpec, rows: Iterable<Row> | AsyncIterable<Row> | Columns, mode: LoadMode): Promise<number> {
    return this.#borrow(`load ${table.name}`, (connection) => loadRows(connection, table, rows, mode));
  }

  async close(): Promise<void> {
    for (const connection of this.#idle.splice(0)) connection.closeSync();
    await this.#drop();
  }

  async #borrow<T>(sql: string, use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = this.#idle.pop() ?? (await this.#connect());
    try {
      return await use(connection);
    } catch (cause) {
      // Where several statements in one text began a transaction, it must not go on with the next borrower.
      await connection.run('ROLLBACK').catch(() => {});
      throw failed(sql, cause);
    } finally {
      this.#idle.push(connection);
    }
  }
}
