import { mkdirSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { openWarehouse } from '@plumb/collect/batch/owned-warehouse';
import type { Localised } from '@plumb/ground/localised';
import { readPolicies } from '@plumb/guard/access/read-policies';
import type { House } from '@plumb/guard/house';
import { openSeal } from '@plumb/guard/ledger/seal';
import { openFiles } from '@plumb/stores/files/folder/open';
import { openJobs } from '@plumb/stores/jobs/pg-boss/open';
import { launchRecords } from '@plumb/stores/records/embedded/launch';
import { holdRecords } from '@plumb/stores/records/hold-records';
import { openRecords } from '@plumb/stores/records/open-records';
import { makeAnnouncements } from './announcements.ts';
import { beijingNow } from './clock.ts';
import type { CitySize } from './demo/load-city.ts';
import { type ShownAccount, setUp } from './demo/set-up.ts';
import { buildServer } from './door.ts';
import { operatorCaller } from './security/operator.ts';
import { dataFolder, readSettings } from './settings.ts';
import { startWork } from './work.ts';

export type PlatformOptions = {
  data: string;
  library: string;
  /** 0: any free one. */
  port: number;
  host?: string;
  /** What the first start sets up. */
  city: CitySize | 'none';
  /** Folder of the built web application; it may still be in the making. */
  web?: Promise<string>;
  log?: 'info' | 'warn' | 'silent';
  onStage?(text: Localised): void;
  /** The records' own server ended by itself. */
  onLost?(text: Localised): void;
};

export type Platform = {
  house: House;
  address: string;
  /** What the first start made, as far as it may be shown. */
  accounts: readonly ShownAccount[];
  /** Lets what runs end, writes everything down and ends the database last. */
  stop(): Promise<void>;
};

/** Starts everything on one data folder: records, warehouse, files, jobs, both doors. The only place that reads settings and constructs. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const settings = readSettings(process.env);
  const folder = dataFolder(options.data);
  const host = options.host ?? '127.0.0.1';
  mkdirSync(folder.root, { recursive: true });
  const tell = (text: Localised) => options.onStage?.(text);
  const ending: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    // What cannot end any more (its database is gone) must not keep the rest from ending.
    for (const end of ending.splice(0).reverse()) await end().catch(() => {});
  };
  try {
    tell({ zh: '启动数据库', en: 'starting the records' });
    const embedded = settings.recordsUrl ? undefined : await launchRecords(folder.records);
    const url = settings.recordsUrl ?? (embedded?.url as string);
    const held = await holdRecords(url);
    // Whoever holds the records ends their server: a second start must leave it alone.
    if (embedded) ending.push(embedded.stop, watch(embedded.pid, options.onLost));
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
      policies: readPolicies(options.library),
      seal: openSeal(folder.keys, { hash: settings.hash, signature: settings.signature }),
      library: options.library,
      now: beijingNow,
      announce: announcements.announce,
    };
    ending.push(await startWork(house, warehouse));
    const accounts = await setUp({ house, warehouse, city: options.city, scratch: folder.demo, tell });
    const door = { announcements, warehouse, ...(options.log ? { log: options.log } : {}) };
    const web = await options.web;
    const people = await buildServer(house, { ...door, callerOf: async () => undefined, ...(web ? { web } : {}) });
    ending.push(() => people.close());
    await people.listen({ port: options.port, host });
    const operator = await buildServer(house, { ...door, callerOf: async () => operatorCaller });
    ending.push(() => operator.close());
    rmSync(folder.socket, { force: true });
    await operator.listen({ path: folder.socket });
    await chmod(folder.socket, 0o600);
    const { port } = people.server.address() as AddressInfo;
    return { house, address: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, accounts, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Tells when the process ends by itself. */
function watch(pid: number, onLost: PlatformOptions['onLost']): () => Promise<void> {
  const timer = setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      clearInterval(timer);
      onLost?.({ zh: '数据库意外结束', en: 'the database ended unexpectedly' });
    }
  }, 500);
  timer.unref();
  return async () => clearInterval(timer);
}
