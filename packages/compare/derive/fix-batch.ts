import type { Chunk } from '@plumb/stores/warehouse/port';

/** Fixes in the order they are stored, as columns that can be handed to another thread without a copy. */
export type FixBatch = {
  /** The columns may be longer. */
  length: number;
  /** The vehicle of each fix by its number in the pass. */
  vehicles: Uint32Array;
  /** The ids of the vehicles that come for the first time; their numbers follow on. */
  newVehicles: string[];
  ts: Float64Array;
  lng: Float64Array;
  lat: Float64Array;
  speed: Float64Array;
  odometer: Float64Array;
  row: Float64Array;
};

/** Fixes of a batch: some 20 ms of work, and 5 MB. */
const batchFixes = 100_000;

/**
 * The result of a query for vehicle_id, ts, lng, lat, speed, odometer, _row in batches;
 * `vehicles` gets the ids, each at its number.
 */
export async function* fixBatches(
  chunks: AsyncIterable<Chunk>,
  vehicles: string[],
): AsyncGenerator<FixBatch, void, undefined> {
  const numbers = new Map<string, number>();
  let batch: FixBatch | undefined;
  for await (const chunk of chunks) {
    if (batch && batch.length + chunk.length > batch.vehicles.length) {
      yield batch;
      batch = undefined;
    }
    batch ??= emptyBatch(Math.max(batchFixes, chunk.length));
    numberVehicles(chunk, batch, numbers, vehicles);
    batch.ts.set(chunk.numbers(1), batch.length);
    batch.lng.set(chunk.numbers(2), batch.length);
    batch.lat.set(chunk.numbers(3), batch.length);
    batch.speed.set(chunk.numbers(4), batch.length);
    batch.odometer.set(chunk.numbers(5), batch.length);
    batch.row.set(chunk.numbers(6), batch.length);
    batch.length += chunk.length;
  }
  if (batch) yield batch;
}

function emptyBatch(size: number): FixBatch {
  return {
    length: 0,
    vehicles: new Uint32Array(size),
    newVehicles: [],
    ts: new Float64Array(size),
    lng: new Float64Array(size),
    lat: new Float64Array(size),
    speed: new Float64Array(size),
    odometer: new Float64Array(size),
    row: new Float64Array(size),
  };
}

function numberVehicles(chunk: Chunk, batch: FixBatch, numbers: Map<string, number>, vehicles: string[]): void {
  const ids = chunk.strings(0);
  let last: string | undefined;
  let number = 0;
  for (let i = 0; i < chunk.length; i++) {
    const id = ids[i] as string;
    if (id !== last) {
      last = id;
      const known = numbers.get(id);
      number = known ?? vehicles.push(id) - 1;
      if (known === undefined) {
        numbers.set(id, number);
        batch.newVehicles.push(id);
      }
    }
    batch.vehicles[batch.length + i] = number;
  }
}
