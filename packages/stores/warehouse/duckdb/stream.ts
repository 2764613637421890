import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBPreparedStatement,
  type DuckDBResult,
  DuckDBTypeId,
} from '@duckdb/node-api';
import type { Chunk, Parameters } from '../port.ts';
import { cellOf } from './cell.ts';
import { interrupt } from './interrupt.ts';

/** What the vectors of the fixed-width types hold behind their declared interface. */
type FixedWidthVector = {
  readonly items: ArrayLike<number> & { readonly buffer: ArrayBuffer; readonly byteOffset: number };
  readonly dataView: DataView;
  readonly validity: { readonly data: BigUint64Array | null };
};

type TextVector = {
  readonly dataView: DataView;
  readonly validity: { readonly data: BigUint64Array | null };
  getItem(i: number): string | null;
};

const plainNumbers = new Set([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.FLOAT,
]);

/** Milliseconds per unit of each 64-bit timestamp type. */
const timestampUnits = new Map([
  [DuckDBTypeId.TIMESTAMP, 1000],
  [DuckDBTypeId.TIMESTAMP_TZ, 1000],
  [DuckDBTypeId.TIMESTAMP_MS, 1],
  [DuckDBTypeId.TIMESTAMP_NS, 1_000_000],
]);

/** Prepares one statement with its `$name` parameters bound; throws where one is missing. */
export async function prepare(
  connection: DuckDBConnection,
  sql: string,
  parameters: Parameters = {},
): Promise<DuckDBPreparedStatement> {
  const statement = await connection.prepare(sql);
  for (let index = 1; index <= statement.parameterCount; index++) {
    const name = statement.parameterName(index);
    const value = parameters[name];
    if (value === undefined) throw new Error(`no value for parameter $${name}`);
    statement.bindValue(index, value);
  }
  return statement;
}

/** Reads the result chunk by chunk; the engine fetches the next one while the caller works on this one. */
export async function* chunksOf(
  result: DuckDBResult,
  connection: DuckDBConnection,
): AsyncGenerator<Chunk, void, undefined> {
  const types = result.columnTypes().map((type) => type.typeId);
  let next = result.fetchChunk();
  let left = true;
  try {
    for (;;) {
      const data = await next;
      left = data !== null && data.rowCount > 0;
      if (!data || !left) return;
      next = result.fetchChunk();
      // Awaited at the next turn; an early rejection must not count as unhandled.
      next.catch(() => {});
      yield new DuckdbChunk(data, types);
    }
  } finally {
    if (left) await interrupt(connection, next);
  }
}

class DuckdbChunk implements Chunk {
  readonly length: number;
  readonly #data: DuckDBDataChunk;
  readonly #types: DuckDBTypeId[];
  readonly #numbers: Float64Array[] = [];
  readonly #strings: (string | null)[][] = [];

  constructor(data: DuckDBDataChunk, types: DuckDBTypeId[]) {
    this.length = data.rowCount;
    this.#data = data;
    this.#types = types;
  }

  numbers(column: number): Float64Array {
    this.#numbers[column] ??= readNumbers(this.#data, column, this.#types[column], this.length);
    return this.#numbers[column];
  }

  strings(column: number): (string | null)[] {
    this.#strings[column] ??= this.#readStrings(column);
    return this.#strings[column];
  }

  #readStrings(column: number): (string | null)[] {
    if (this.#types[column] === DuckDBTypeId.VARCHAR) return readTexts(this.#data, column, this.length);
    return this.#data.getColumnValues(column).map((value) => {
      const cell = cellOf(value);
      return cell === null || typeof cell === 'string'
        ? cell
        : Array.isArray(cell)
          ? JSON.stringify(cell)
          : String(cell);
    });
  }
}

/** A text that repeats the one before it is not decoded again: ids come in runs of thousands. */
function readTexts(data: DuckDBDataChunk, column: number, length: number): (string | null)[] {
  const vector = data.getColumnVector(column) as unknown as TextVector;
  // Length and the text itself, or the beginning of a long one and where it lies: 16 bytes.
  const words = new Uint32Array(vector.dataView.buffer, vector.dataView.byteOffset, length * 4);
  const known = vector.validity.data === null;
  const texts = new Array<string | null>(length);
  let last: string | null = null;
  for (let i = 0, at = 0; i < length; i++, at += 4) {
    const again =
      known &&
      i > 0 &&
      words[at] === words[at - 4] &&
      words[at + 1] === words[at - 3] &&
      words[at + 2] === words[at - 2] &&
      words[at + 3] === words[at - 1];
    if (!again) last = vector.getItem(i);
    texts[i] = last;
  }
  return texts;
}

function readNumbers(
  data: DuckDBDataChunk,
  column: number,
  type: DuckDBTypeId | undefined,
  length: number,
): Float64Array {
  const vector = data.getColumnVector(column) as unknown as FixedWidthVector;
  if (type === undefined) throw new RangeError(`the result has no column ${column}`);
  // The bindings have copied the vector out of the engine: doubles are handed on as they are.
  const numbers = type === DuckDBTypeId.DOUBLE ? (vector.items as Float64Array) : new Float64Array(length);
  if (plainNumbers.has(type)) numbers.set(vector.items);
  else if (type === DuckDBTypeId.BIGINT) readLongs(vector, numbers);
  else if (timestampUnits.has(type)) readLongs(vector, numbers, timestampUnits.get(type));
  else if (type === DuckDBTypeId.DATE)
    for (let i = 0; i < length; i++) numbers[i] = (vector.items[i] as number) * 86_400_000;
  else if (type === DuckDBTypeId.BOOLEAN) for (let i = 0; i < length; i++) numbers[i] = vector.dataView.getUint8(i);
  else if (type !== DuckDBTypeId.DOUBLE)
    return Float64Array.from(data.getColumnValues(column), (value) =>
      value === null ? Number.NaN : Number(cellOf(value)),
    );
  blankNulls(vector.validity.data, numbers);
  return numbers;
}

/** 64-bit integers read as two halves: several times faster than through bigint, exact up to 2^53. */
function readLongs(vector: FixedWidthVector, numbers: Float64Array, unit = 1): void {
  const length = numbers.length;
  const low = new Uint32Array(vector.items.buffer, vector.items.byteOffset, length * 2);
  const high = new Int32Array(vector.items.buffer, vector.items.byteOffset, length * 2);
  for (let i = 0; i < length; i++) {
    numbers[i] = (high[2 * i + 1] as number) * 4_294_967_296 + (low[2 * i] as number);
  }
  if (unit !== 1) for (let i = 0; i < length; i++) numbers[i] = Math.floor((numbers[i] as number) / unit);
}

function blankNulls(validity: BigUint64Array | null, numbers: Float64Array): void {
  if (!validity) return;
  const bits = new Uint32Array(validity.buffer, validity.byteOffset, validity.length * 2);
  for (let i = 0; i < numbers.length; i++) {
    if ((((bits[i >>> 5] as number) >>> (i & 31)) & 1) === 0) numbers[i] = Number.NaN;
  }
}
