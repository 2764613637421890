/** The thread behind `TrackThread`: takes batches of fixes, answers each with the rows found. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FixBatch } from './fix-batch.ts';
import { type FoundColumns, TrackReducers, type TrackTask } from './track-reducers.ts';

const reducers = new TrackReducers(workerData as TrackTask);

parentPort?.on('message', (message: FixBatch | 'end') => {
  if (message === 'end') {
    const last = reducers.end();
    parentPort?.postMessage(last, buffersOf(last.found));
  } else {
    const found = reducers.push(message);
    parentPort?.postMessage(found, buffersOf(found));
  }
});

function buffersOf(found: readonly FoundColumns[]): ArrayBuffer[] {
  return found.flatMap(({ columns }) => Object.values(columns).map(({ buffer }) => buffer as ArrayBuffer));
}
