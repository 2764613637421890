import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readModels } from '../model/read-models.ts';
import type { Proof } from './prove.ts';

/** Proves models in `processes` processes of their own; yields each proof as it is done. All models where none is named. */
export async function* proveAll(
  library: string,
  named: string[] | undefined,
  processes: number,
): AsyncGenerator<Proof> {
  const queue = [...readModels(library, named).keys()];
  const workers = Array.from({ length: Math.min(processes, queue.length) }, () =>
    fork(join(import.meta.dirname, 'prove-worker.ts'), { execArgv: ['--disable-warning=ExperimentalWarning'] }),
  );
  const busy = new Map<ChildProcess, Promise<{ worker: ChildProcess; proof: Proof }>>();
  const give = (worker: ChildProcess) => {
    const model = queue.shift();
    if (model === undefined) {
      busy.delete(worker);
      worker.disconnect();
      return;
    }
    busy.set(worker, answer(worker, model));
    worker.send({ library, model });
  };
  try {
    for (const worker of workers) give(worker);
    while (busy.size > 0) {
      const { worker, proof } = await Promise.race(busy.values());
      give(worker);
      yield proof;
    }
  } finally {
    for (const worker of workers) if (worker.connected) worker.kill();
  }
}

async function answer(worker: ChildProcess, model: string): Promise<{ worker: ChildProcess; proof: Proof }> {
  const done = new AbortController();
  const ended = once(worker, 'exit', { signal: done.signal }).then(([code]) => {
    throw new Error(`proving ${model} ended with exit code ${code}`);
  });
  ended.catch(() => {});
  const [proof] = await Promise.race([once(worker, 'message', { signal: done.signal }), ended]);
  done.abort();
  return { worker, proof: proof as Proof };
}
