import { mkdirSync } from 'node:fs';
import { type OwnedWarehouse, openWarehouse } from '@plumb/collect/batch/owned-warehouse';
import type { Localised } from '@plumb/ground/localised';
import { readPolicies } from '@plumb/guard/access/read-policies';
import { openDoorkeeper } from '@plumb/guard/account/doorkeeper';
import type { House } from '@plumb/guard/house';
import { openSeal } from '@plumb/guard/ledger/seal';
import { openFiles } from '@plumb/stores/files/folder/open';
import { openJobs } from '@plumb/stores/jobs/pg-boss/open';
import { launchRecords } from '@plumb/stores/records/embedded/launch';
import { holdRecords } from '@plumb/stores/records/hold-records';
import { openRecords } from '@plumb/stores/records/open-records';
import { type Announcements, makeAnnouncements } from './announcements.ts';
import { beijingNow } from './clock.ts';
import type { DataFolder, Settings } from './settings.ts';

export type OpenHouse = {
  house: House;
  warehouse: OwnedWarehouse;
  announcements: Announcements;
  /** Closes what was opened, and what was added later, in the opposite order; the database last. */
  close(): Promise<void>;
  /** Adds what must end before all that is open now. */
  endFirst(end: () => Promise<unknown>): void;
};

/** Opens the stores of one data folder, for this process alone. `onLost`: the records' own server ended by itself. */
export async function openHouse(
  folder: DataFolder,
  settings: Settings,
  library: string,
  onLost: (text: Localised) => void,
): Promise<OpenHouse> {
  mkdirSync(folder.root, { recursive: true });
  const ending: (() => Promise<unknown>)[] = [];
  const close = async () => {
    // What cannot end any more (its database is gone) must not keep the rest from ending.
    for (const end of ending.splice(0).reverse()) await end().catch(() => {});
  };
  try {
    const embedded = settings.recordsUrl ? undefined : await launchRecords(folder.records);
    const url = settings.recordsUrl ?? (embedded?.url as string);
    const held = await holdRecords(url);
    // Whoever holds the records ends their server: a second start must leave it alone.
    if (embedded) ending.push(embedded.stop, watch(embedded.pid, onLost));
    ending.push(held.release);
    const records = await openRecords(url);
    ending.push(records.close);
    const warehouse = await openWarehouse(folder.root, { memoryLimit: settings.memoryLimit, threads: 2 });
    ending.push(warehouse.close);
    const announcements = makeAnnouncements();
    const jobs = await openJobs(records);
    ending.push(() => jobs.stop(5));
    const house: House = {
      records,
      files: await openFiles(folder.files),
      jobs,
      policies: readPolicies(library),
      seal: openSeal(folder.keys, { hash: settings.hash, signature: settings.signature }),
      doorkeeper: openDoorkeeper(records.db, folder.keys, {
        publicUrl: settings.publicUrl,
        settings: settings.secondFactor ? { second_factor: settings.secondFactor } : {},
      }),
      library,
      now: beijingNow,
      announce: announcements.announce,
    };
    return { house, warehouse, announcements, close, endFirst: (end) => void ending.push(end) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Tells when the process ends by itself. */
function watch(pid: number, onLost: (text: Localised) => void): () => Promise<void> {
  const timer = setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      clearInterval(timer);
      onLost({ zh: '数据库意外结束', en: 'the database ended unexpectedly' });
    }
  }, 500);
  timer.unref();
  return async () => clearInterval(timer);
}
