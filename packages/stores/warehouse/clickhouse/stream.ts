import type { ResultSet } from '@clickhouse/client';
import { epochOf } from '../naive-time.ts';
import type { Chunk, Row } from '../port.ts';
import { bare, cellReader, type ToCell } from './cell.ts';

/** Names and types come first in this format, then the rows as arrays. */
export const resultFormat = 'JSONCompactEachRowWithNamesAndTypes';

type Result = ResultSet<typeof resultFormat>;

/** All rows of a small result. */
export async function rowsOf(result: Result): Promise<Row[]> {
  const [names = [], types = [], ...values] = (await result.json<unknown[]>()) as [
    string[]?,
    string[]?,
    ...unknown[][],
  ];
  const readers = types.map(cellReader);
  return values.map((row) => Object.fromEntries(names.map((name, i) => [name, (readers[i] as ToCell)(row[i])])));
}

/** Reads the result in the pieces in which it arrives. */
export async function* chunksOf(result: Result): AsyncGenerator<Chunk, void, undefined> {
  let header = 0;
  let types: string[] = [];
  try {
    for await (const lines of result.stream<unknown[]>()) {
      const rows = lines.map((line) => line.json<unknown[]>());
      for (; header < 2 && rows.length > 0; header++) types = rows.shift() as string[];
      if (rows.length > 0) yield new ClickhouseChunk(rows, types);
    }
  } finally {
    result.close();
  }
}

class ClickhouseChunk implements Chunk {
  readonly length: number;
  readonly #rows: unknown[][];
  readonly #types: string[];
  readonly #numbers: Float64Array[] = [];
  readonly #strings: (string | null)[][] = [];

  constructor(rows: unknown[][], types: string[]) {
    this.length = rows.length;
    this.#rows = rows;
    this.#types = types;
  }

  numbers(column: number): Float64Array {
    const read = numberReader(this.#type(column));
    this.#numbers[column] ??= Float64Array.from(this.#rows, (row) =>
      row[column] === null ? Number.NaN : read(row[column]),
    );
    return this.#numbers[column];
  }

  strings(column: number): (string | null)[] {
    const read = cellReader(this.#type(column));
    this.#strings[column] ??= this.#rows.map((row) => {
      const cell = read(row[column]);
      return cell === null || typeof cell === 'string'
        ? cell
        : Array.isArray(cell)
          ? JSON.stringify(cell)
          : String(cell);
    });
    return this.#strings[column];
  }

  #type(column: number): string {
    const type = this.#types[column];
    if (type === undefined) throw new RangeError(`the result has no column ${column}`);
    return type;
  }
}

function numberReader(type: string): (value: unknown) => number {
  if (bare(type).startsWith('Date')) return (value) => epochOf(String(value));
  if (bare(type) === 'String') return () => Number.NaN;
  const read = cellReader(type);
  return (value) => Number(read(value));
}
