import type { Row } from './port.ts';

/** The rows in arrays of at most `size`; a plain iterable is read without a promise per row. */
export async function* batchesOf(rows: Iterable<Row> | AsyncIterable<Row>, size: number): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  if (Symbol.iterator in rows) {
    for (const row of rows) {
      if (batch.push(row) < size) continue;
      yield batch;
      batch = [];
    }
  } else {
    for await (const row of rows) {
      if (batch.push(row) < size) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
