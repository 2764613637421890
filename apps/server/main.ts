import { rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import { callerOf } from '@plumb/guard/account/caller-of';
import type { House } from '@plumb/guard/house';
import type { ShownAccount } from './demo/accounts.ts';
import type { CitySize } from './demo/load-city.ts';
import { setUp } from './demo/set-up.ts';
import { buildServer } from './door.ts';
import { openHouse } from './open-house.ts';
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
  /** Ends a start that is still under way. */
  signal?: AbortSignal;
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

/** Starts everything on one data folder: stores, workers, both doors. The only place that reads settings and constructs. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const folder = dataFolder(options.data);
  const host = options.host ?? '127.0.0.1';
  const tell = (text: Localised) => options.onStage?.(text);
  tell({ zh: '启动数据库与数据仓库', en: 'starting the records and the warehouse' });
  const settings = readSettings(process.env);
  const open = await openHouse(folder, settings, options.library, (text) => options.onLost?.(text));
  const { house, warehouse, announcements } = open;
  try {
    open.endFirst(await startWork(house, warehouse));
    const settingUp = setUp({ house, warehouse, city: options.city, scratch: folder.demo, tell });
    const { demo, accounts } = await Promise.race([settingUp, aborted(options.signal)]);
    if (demo && !settings.secondFactor) house.doorkeeper.settings.second_factor = 'offered';
    const door = { announcements, warehouse, folder, ...(options.log ? { log: options.log } : {}) };
    const web = await Promise.race([options.web, aborted(options.signal)]);
    const people = await buildServer(house, {
      ...door,
      callerOf: (headers) => callerOf(house, headers),
      ...(web ? { web } : {}),
    });
    open.endFirst(() => people.close());
    await people.listen({ port: options.port, host }).catch((error: unknown) => {
      throw portTaken(error, host, options.port);
    });
    const operator = await buildServer(house, { ...door, callerOf: async () => operatorCaller });
    open.endFirst(() => operator.close());
    rmSync(folder.socket, { force: true });
    await operator.listen({ path: folder.socket });
    await chmod(folder.socket, 0o600);
    const { port } = people.server.address() as AddressInfo;
    const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    return { house, address, accounts, stop: open.close };
  } catch (error) {
    await open.close();
    throw error;
  }
}

function portTaken(error: unknown, host: string, port: number): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') return error;
  return new PlumbError({
    code: 'port-taken',
    texts: {
      zh: `${host}:${port} 不能监听(${code}):端口被占用或无权使用,请用 --port 换一个`,
      en: `cannot listen on ${host}:${port} (${code}): it is taken or not allowed; choose another with --port`,
    },
    exit: 2,
    cause: error,
  });
}

/** Never answers; throws once the signal is given. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
