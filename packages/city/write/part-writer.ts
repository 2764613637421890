import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';

export type StagedColumn = {
  name: string;
  type: DuckDBType;
  /** What the staged column becomes in the file. */
  sql: string;
  /** The cell as it is staged. */
  cell: (value: string | number | boolean | null | undefined) => DuckDBValue;
};

const chunkRows = 2048;
const partRows = 2_000_000;

/**
 * One dataset on its way to Parquet: rows gather in a table in memory, which becomes a file when it is full
 * while the next one fills. At most two parts are in memory.
 */
export class PartWriter {
  rows = 0;
  part = 0;
  private readonly connection: DuckDBConnection;
  private readonly name: string;
  private readonly columns: StagedColumn[];
  private readonly path: (part: number) => string;
  private readonly chunk: DuckDBDataChunk;
  private appender: DuckDBAppender | undefined;
  private inPart = 0;
  private gathered = 0;
  private cells: DuckDBValue[][];
  private writing: Promise<void> = Promise.resolve();

  constructor(connection: DuckDBConnection, name: string, columns: StagedColumn[], path: (part: number) => string) {
    this.connection = connection;
    this.name = name;
    this.columns = columns;
    this.path = path;
    this.chunk = DuckDBDataChunk.create(columns.map((c) => c.type));
    this.cells = columns.map(() => []);
  }

  async start(): Promise<void> {
    this.part++;
    this.inPart = 0;
    const table = `${this.name}_${this.part}`;
    const list = this.columns.map((c) => `"${c.name}" ${c.type}`).join(', ');
    await this.connection.run(`CREATE TABLE ${table} (${list})`);
    this.appender = await this.connection.createAppender(table);
  }

  /** Takes one row by column name. */
  push(row: Record<string, string | number | boolean | null | undefined>): void {
    const { columns, cells } = this;
    for (let c = 0; c < columns.length; c++) {
      const column = columns[c] as StagedColumn;
      (cells[c] as DuckDBValue[])[this.gathered] = column.cell(row[column.name]);
    }
    this.rows++;
    if (++this.gathered === chunkRows) this.flushCells();
  }

  private flushCells(): void {
    if (this.gathered === 0) return;
    this.chunk.reset();
    this.chunk.rowCount = this.gathered;
    this.chunk.setColumns(this.gathered === chunkRows ? this.cells : this.cells.map((c) => c.slice(0, this.gathered)));
    this.append(this.gathered);
    this.gathered = 0;
  }

  /** Takes n rows of whole numbers that lie in columns, the first of which is the same in all. */
  pushColumns(first: number, columns: readonly Int32Array[], n: number): void {
    for (let from = 0; from < n; from += chunkRows) {
      const count = Math.min(chunkRows, n - from);
      this.chunk.reset();
      this.chunk.rowCount = count;
      for (let c = 0; c <= columns.length; c++) {
        const vector = this.chunk.getColumnVector(c) as unknown as {
          setItem(i: number, value: number): void;
          flush(): void;
        };
        const column = columns[c - 1];
        for (let i = 0; i < count; i++) vector.setItem(i, column ? (column[from + i] as number) : first);
        vector.flush();
      }
      this.append(count);
    }
    this.rows += n;
  }

  private append(n: number): void {
    this.appender?.appendDataChunk(this.chunk);
    this.inPart += n;
  }

  get full(): boolean {
    return this.inPart >= partRows;
  }

  /** Sends the part on its way to its file; waits for the one before it. */
  async writePart(): Promise<void> {
    this.flushCells();
    this.appender?.closeSync();
    this.appender = undefined;
    await this.writing;
    this.writing = this.copy(`${this.name}_${this.part}`, this.path(this.part));
  }

  private async copy(table: string, file: string): Promise<void> {
    const select = `SELECT ${this.columns.map((c) => c.sql).join(', ')} FROM ${table}`;
    const target = file.replaceAll("'", "''");
    await this.connection.run(
      `COPY (${select}) TO '${target}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`,
    );
    await this.connection.run(`DROP TABLE ${table}`);
  }

  /** Writes what is left and waits for all files. */
  async finish(): Promise<void> {
    await this.writePart();
    await this.writing;
  }
}
