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
import { buildServer } from './door.ts';
import { dataFolder, readSettings } from './settings.ts';

export type PlatformOptions = {
  data: string;
  library: string;
  /** 0: any free one. */
  port: number;
  host?: string;
  web?: string;
  log?: 'info' | 'warn' | 'silent';
  onStage?(text: Localised): void;
};

export type Platform = {
  house: House;
  address: string;
  /** Lets what runs end, writes everything down and ends the database last; within ten seconds. */
  stop(): Promise<void>;
};

/** Starts everything on one data folder: records, warehouse, files, jobs, both doors. The only place that reads settings and constructs. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const settings = readSettings(process.env);
  const folder = dataFolder(options.data);
  mkdirSync(folder.root, { recursive: true });
  const ending: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    const stage = (zh: string, en: string) => options.onStage?.({ zh, en });
    stage('启动数据库', 'starting the records');
    const embedded = settings.recordsUrl ? undefined : await launchRecords(folder.records);
    const url = settings.recordsUrl ?? (embedded?.url as string);
    const held = await holdRecords(url);
    // Whoever holds the records ends their server: a second start must leave it alone.
    if (embedded) ending.push(embedded.stop);
    ending.push(held.release);
    const records = await openRecords(url);
    ending.push(records.close);
    stage('打开数据仓库', 'opening the warehouse');
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
    stage('打开网页服务', 'opening the door');
    const door = { announcements, warehouse, ...(options.log ? { log: options.log } : {}) };
    const people = await buildServer(house, {
      ...door,
      callerOf: async () => undefined,
      ...(options.web ? { web: options.web } : {}),
    });
    ending.push(() => people.close());
    await people.listen({ port: options.port, host: options.host ?? '127.0.0.1' });
    const operator = await buildServer(house, { ...door, callerOf: async () => operatorCaller });
    ending.push(() => operator.close());
    rmSync(folder.socket, { force: true });
    await operator.listen({ path: folder.socket });
    await chmod(folder.socket, 0o600);
    const { port } = people.server.address() as AddressInfo;
    return { house, address: `http://${options.host ?? '127.0.0.1'}:${port}`, stop };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}

/** Whoever may open the socket on this machine. */
const operatorCaller = {
  account_id: 'operator',
  name: '本机操作员 Operator',
  roles: [],
  unit: '',
  units: 'all' as const,
  regions: [''],
  assurance: 'second_factor' as const,
  session_id: 'operator',
  kind: 'operator' as const,
};
