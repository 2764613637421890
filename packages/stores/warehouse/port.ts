/** The warehouse port: where the datasets and derived tables live. Every adapter passes `conformance.ts`. */
import { PlumbError } from '@plumb/ground/problem';

/** Column types of the warehouse. A datetime is a naive Beijing time; `decimal` is an IEEE double on every engine. */
export type StoredType = 'string' | 'int' | 'decimal' | 'bool' | 'date' | 'datetime' | 'int[]' | 'string[]';

export type TableSpec = { name: string; columns: Record<string, StoredType>; key?: string[] };

/** Dates travel as 'YYYY-MM-DD', datetimes as 'YYYY-MM-DD HH:MM:SS' (with .mmm where there are milliseconds); `load` takes epoch milliseconds for both too. */
export type Cell = string | number | boolean | null | number[] | string[];
export type Row = Record<string, Cell>;
/** Rows as columns: texts, or numbers with NaN where null, bool as 0 and 1, dates and datetimes as epoch milliseconds. */
export type Columns = { length: number; columns: Record<string, Float64Array | readonly (string | null)[]> };
export type Parameters = Record<string, string | number | boolean | null>;

/** Columns of one piece of a streamed result, valid for as long as it is kept; numbers are NaN and strings null where the value is null. */
export interface Chunk {
  readonly length: number;
  /** int, decimal; bool as 0/1; date and datetime as epoch milliseconds of the naive time read as UTC. */
  numbers(column: number): Float64Array;
  /** Texts as they are, any other type as `rows` would print it. */
  strings(column: number): (string | null)[];
}

export type LoadMode = 'append' | 'replace' | 'upsert';

export interface Warehouse {
  readonly engine: 'duckdb' | 'clickhouse';
  /** Runs one statement that returns nothing. No temporary tables, transactions or session settings: statements share no session. */
  exec(sql: string): Promise<void>;
  /** All rows of a small result. `$name` in the text is bound from `parameters`. */
  rows(sql: string, parameters?: Parameters): Promise<Row[]>;
  /** A result of any size, piece by piece, in the order of the query. Aborting the signal interrupts the engine and throws the signal's reason. */
  stream(sql: string, options?: { parameters?: Parameters; signal?: AbortSignal }): AsyncIterable<Chunk>;
  /**
   * Creates the table where missing and loads rows; `upsert` replaces rows with the same key, the last of a batch wins.
   * A column that a row lacks is null, an array then empty. Refuses a value that its column cannot hold, and a table with other columns.
   * `replace` is all or nothing; after a failed `append` or `upsert` load the same rows again by `upsert`. Returns the rows taken in.
   */
  load(table: TableSpec, rows: Iterable<Row> | AsyncIterable<Row> | Columns, mode: LoadMode): Promise<number>;
  close(): Promise<void>;
}

export type WarehouseFailure = 'statement' | 'memory' | 'disk';

/** Carries the statement that failed; the engine's own words are in `cause`. */
export class WarehouseError extends PlumbError {
  readonly sql: string;
  readonly failure: WarehouseFailure;

  constructor(message: string, sql: string, cause?: unknown, failure: WarehouseFailure = 'statement') {
    super({ code: `warehouse-${failure}`, texts: failureTexts(failure, message), exit: 3, cause });
    this.name = 'WarehouseError';
    this.sql = sql;
    this.failure = failure;
  }
}

function failureTexts(failure: WarehouseFailure, message: string): { zh: string; en: string } {
  switch (failure) {
    case 'memory':
      return {
        zh: '内存不足,查询已停止:请调高内存上限,或缩小数据的时间范围',
        en: 'Not enough memory, the query was stopped: raise the memory limit or narrow the period of the data',
      };
    case 'disk':
      return {
        zh: '临时磁盘空间不足,查询已停止:请调高临时空间上限,或清理磁盘',
        en: 'Not enough temporary disk space, the query was stopped: raise its limit or free the disk',
      };
    case 'statement':
      return { zh: `数据仓库语句出错:${message}`, en: `A warehouse statement failed: ${message}` };
  }
}
