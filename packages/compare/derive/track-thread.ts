import { Worker } from 'node:worker_threads';
import type { FixBatch } from './fix-batch.ts';
import type { FoundAtEnd, FoundColumns, TrackTask } from './track-reducers.ts';

type Answer = PromiseWithResolvers<FoundColumns[] | FoundAtEnd>;

/** `TrackReducers` in a thread of their own; the columns of a batch are gone from this thread once it is pushed. */
export class TrackThread {
  readonly #worker: Worker;
  readonly #awaited: Answer[] = [];

  constructor(task: TrackTask) {
    this.#worker = new Worker(new URL('./track-worker.ts', import.meta.url), { workerData: task });
    this.#worker.on('message', (found) => this.#awaited.shift()?.resolve(found));
    this.#worker.on('error', (cause) => {
      for (const { reject } of this.#awaited.splice(0)) reject(cause);
    });
  }

  push(batch: FixBatch): Promise<FoundColumns[]> {
    const { length, newVehicles, ...columns } = batch;
    return this.#ask(batch, Object.values(columns)) as Promise<FoundColumns[]>;
  }

  end(): Promise<FoundAtEnd> {
    return this.#ask('end', []) as Promise<FoundAtEnd>;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(message: FixBatch | 'end', columns: readonly (Float64Array | Uint32Array)[]): Answer['promise'] {
    const answer: Answer = Promise.withResolvers();
    // Awaited later, in turn; an early rejection must not count as unhandled.
    answer.promise.catch(() => {});
    this.#awaited.push(answer);
    this.#worker.postMessage(
      message,
      columns.map(({ buffer }) => buffer as ArrayBuffer),
    );
    return answer.promise;
  }
}
