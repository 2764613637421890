import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PlumbError } from '@plumb/ground/problem';
import { Client } from 'pg';
import { postgresFolder } from './binaries.ts';
import { reachableFolder } from './reachable.ts';

export type EmbeddedServer = {
  /** For `openRecords`: a local socket that only this user may open. */
  url: string;
  pid: number;
  /** Ends all sessions and writes everything down. */
  stop(): Promise<void>;
};

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const nobody = 65534;
const asRoot = process.getuid?.() === 0;
const owner = asRoot ? { uid: nobody, gid: nobody } : {};

/** Starts the embedded PostgreSQL on `folder` (made where missing), or takes over the one that a killed process left running. */
export async function launchRecords(folder: string): Promise<EmbeddedServer> {
  const native = postgresFolder(asRoot);
  if (!asRoot) mkdirSync(folder, { recursive: true });
  const place = asRoot ? reachableFolder(folder) : folder;
  if (asRoot) chownSync(place, nobody, nobody);
  chmodSync(place, 0o700);
  const data = join(place, 'cluster');
  if (!existsSync(data)) initialise(native, data);
  const running = await leftRunning(data);
  if (running) return running;
  const socket = mkdtempSync(join(tmpdir(), 'plumb-records-'));
  if (asRoot) chownSync(socket, nobody, nobody);
  chmodSync(socket, 0o700);
  const pid = await startWhenFree(native, data, socket);
  return serverAt(pid, socket);
}

/** Made under another name first: a cluster that was interrupted in the making is never taken for one. */
function initialise(native: string, data: string): void {
  const making = `${data}.making`;
  rmSync(making, { recursive: true, force: true });
  const args = [
    '-D',
    making,
    '-U',
    'plumb',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
  ];
  const made = spawnSync(join(native, 'bin/initdb'), args, { ...owner, encoding: 'utf8', env: {} });
  if (made.status !== 0) throw failure(made.stderr || String(made.error));
  renameSync(making, data);
}

async function start(native: string, data: string, socket: string): Promise<number> {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    shared_buffers: '64MB',
    max_connections: '60',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const server = spawn(join(native, 'bin/postgres'), args, {
    ...owner,
    env: {},
    detached: true, // Ctrl-C in a terminal reaches the whole group: the platform stops its database itself, last.
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (piece: Buffer) => {
      said += piece;
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(failure(said)));
  });
  server.removeAllListeners('exit');
  server.stderr.removeAllListeners('data');
  server.stderr.resume();
  server.unref();
  (server.stderr as unknown as { unref(): void }).unref();
  return server.pid as number;
}

/** The server that still runs on this data, by the file it keeps there; nothing where it is gone or just ending. */
async function leftRunning(data: string): Promise<EmbeddedServer | undefined> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [first, , , , socket] = readFileSync(file, 'utf8').split('\n');
  const pid = Number(first);
  if (!pid || !socket) return undefined;
  const server = serverAt(pid, socket);
  while (runs(pid, data)) {
    if (await accepts(server.url)) return server;
    await pause(20);
  }
  return undefined;
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** The children of a killed postmaster end a moment after it, and until then hold its memory. */
async function startWhenFree(native: string, data: string, socket: string): Promise<number> {
  for (let tries = 0; ; tries++)
    try {
      return await start(native, data, socket);
    } catch (error) {
      const held = error instanceof Error && /shared memory block|lock file/.test(error.message);
      if (!held || tries === 100) throw error;
      await pause(100);
    }
}

function runs(pid: number, data: string): boolean {
  try {
    return alive(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
  } catch {
    return false;
  }
}

function serverAt(pid: number, socket: string): EmbeddedServer {
  return {
    url: `postgresql://plumb@localhost/postgres?host=${encodeURIComponent(socket)}`,
    pid,
    stop: async () => {
      if (alive(pid)) process.kill(pid, 'SIGINT'); // "fast": open transactions are rolled back
      while (alive(pid)) await pause(20);
      rmSync(socket, { recursive: true, force: true });
    },
  };
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

function failure(said: string): PlumbError {
  const line = said.split('\n').find((one) => /FATAL|error/.test(one)) ?? said.trim();
  return new PlumbError({
    code: 'records-not-started',
    texts: { zh: `内置数据库未能启动:${line}`, en: `the embedded database did not start: ${line}` },
  });
}
