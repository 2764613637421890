import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OwnedWarehouse, openWarehouse } from './owned-warehouse.ts';

/** For tests: a kept warehouse in a folder of its own; `reopen` is what a new process would find. */
export async function testWarehouse(): Promise<{
  warehouse: OwnedWarehouse;
  reopen(): Promise<OwnedWarehouse>;
  remove(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'plumb-warehouse-'));
  const open = () => openWarehouse(folder, { memoryLimit: '1GB', threads: 2 });
  const first = await open();
  let current = first;
  return {
    warehouse: first,
    reopen: async () => {
      await current.close();
      current = await open();
      return current;
    },
    remove: async () => {
      await current.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
