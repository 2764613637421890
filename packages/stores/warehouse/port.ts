/** The warehouse port: where the datasets and derived tables live. Every adapter passes `conformance.ts`. */

/** Column types of the warehouse. A datetime is a naive Beijing time; `decimal` is an IEEE double on every engine. */
export type StoredType = 'string' | 'int' | 'decimal' | 'bool' | 'date' | 'datetime' | 'int[]' | 'string[]';

export type TableSpec = { name: string; columns: Record<string, StoredType>; key?: string[] };

/** Dates travel as 'YYYY-MM-DD', datetimes as 'YYYY-MM-DD HH:MM:SS' (with .mmm where there are milliseconds). */
export type Cell = string | number | boolean | null | number[] | string[];
export type Row = Record<string, Cell>;
export type Parameters = Record<string, string | number | boolean | null>;

/** Columns of one piece of a streamed result; numbers are NaN and strings null where the value is null. */
export interface Chunk {
  readonly length: number;
  /** int, decimal; bool as 0/1; date and datetime as epoch milliseconds of the naive time read as UTC. */
  numbers(column: number): Float64Array;
  strings(column: number): (string | null)[];
}

export type LoadMode = 'append' | 'replace' | 'upsert';

export interface Warehouse {
  readonly engine: 'duckdb' | 'clickhouse';
  /** Runs one statement that returns nothing. */
  exec(sql: string): Promise<void>;
  /** All rows of a small result. `$name` in the text is bound from `parameters`. */
  rows(sql: string, parameters?: Parameters): Promise<Row[]>;
  /** A result of any size, piece by piece, in the order of the query. Aborting the signal interrupts the engine. */
  stream(sql: string, options?: { parameters?: Parameters; signal?: AbortSignal }): AsyncIterable<Chunk>;
  /** Creates the table where missing and loads rows; `upsert` replaces rows with the same key. Returns the rows written. */
  load(table: TableSpec, rows: Iterable<Row> | AsyncIterable<Row>, mode: LoadMode): Promise<number>;
  close(): Promise<void>;
}

/** Carries the statement that failed; the engine's own words are in `cause`. */
export class WarehouseError extends Error {
  readonly sql: string;
  constructor(message: string, sql: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'WarehouseError';
    this.sql = sql;
  }
}
