import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';
import { postgresFolder } from './binaries.ts';

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
  const native = postgresFolder();
  mkdirSync(folder, { recursive: true });
  if (asRoot) chownSync(folder, nobody, nobody);
  chmodSync(folder, 0o700);
  const data = join(folder, 'cluster');
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(native, data);
  const running = leftRunning(data);
  if (running) return serverAt(running.pid, running.socket);
  const socket = mkdtempSync(join(tmpdir(), 'plumb-records-'));
  if (asRoot) chownSync(socket, nobody, nobody);
  chmodSync(socket, 0o700);
  const pid = await start(native, data, socket);
  return serverAt(pid, socket);
}

function initialise(native: string, data: string): void {
  rmSync(data, { recursive: true, force: true });
  const args = [
    '-D',
    data,
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

/** The postmaster that still runs on this data, by the file it keeps there. */
function leftRunning(data: string): { pid: number; socket: string } | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , , socket] = readFileSync(file, 'utf8').split('\n');
  if (!pid || !socket || !runs(Number(pid), data)) return undefined;
  return { pid: Number(pid), socket };
}

function runs(pid: number, data: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
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
      while (alive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
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
  const line = said.trim().split('\n').at(-1) ?? '';
  return new PlumbError({
    code: 'records-not-started',
    texts: { zh: `内置数据库未能启动:${line}`, en: `the embedded database did not start: ${line}` },
  });
}
