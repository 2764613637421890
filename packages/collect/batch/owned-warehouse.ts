import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Duckdb, openDuckdb } from '@plumb/stores/warehouse/duckdb/open';

/** The kept warehouse, owned by this process alone. */
export type OwnedWarehouse = {
  main: Duckdb;
  /** For pieces on their way; emptied at every start. */
  scratch: string;
  /** Loads and runs, one at a time: a run sees whole batches, and two heavy jobs on two cores are slower than one after the other. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Opens `<data>/warehouse.duckdb`, made where missing. */
export async function openWarehouse(
  data: string,
  options: { memoryLimit?: string; threads?: number } = {},
): Promise<OwnedWarehouse> {
  const scratch = join(data, 'scratch');
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  const main = await openDuckdb({
    path: join(data, 'warehouse.duckdb'),
    memoryLimit: options.memoryLimit ?? '2GB',
    threads: options.threads ?? 2,
    tempFolder: join(scratch, 'spill'),
  });
  let last: Promise<unknown> = Promise.resolve();
  return {
    main,
    scratch,
    exclusive: (work) => {
      const next = last.then(work, work);
      last = next.catch(() => {});
      return next;
    },
    close: async () => {
      await last;
      await main.close();
    },
  };
}
