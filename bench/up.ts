import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * From a fresh clone to a usable page, the next start, and the memory of everything when idle.
 *   ./plumb bench up            clones the committed state, installs, starts (needs the registry or npm's cache)
 *   ./plumb bench up --here     without clone and install
 */
const root = resolve(import.meta.dirname, '..');
const here = process.argv.includes('--here');
const scratch = mkdtempSync(join(tmpdir(), 'plumb-bench-up-'));
const clone = here ? root : join(scratch, 'clone');
const data = join(scratch, 'data');
const port = await freePort();

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function start(): Promise<ChildProcess> {
  const child = spawn('./plumb', ['up', '--port', String(port), '--data', data], {
    cwd: clone,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const over = once(child, 'exit').then(() => Promise.reject(new Error('it ended before it was ready')));
  over.catch(() => {});
  for (;;) {
    const page = await Promise.race([fetch(`http://127.0.0.1:${port}/`).catch(() => undefined), over]);
    if (page?.ok && (await page.text()).includes('<div id="app">')) return child;
    await pause(100);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGINT');
  await gone;
}

/** Proportional set size of the server and of its database with all sessions, in MB: shared pages count once. */
function memory(server: number): number {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const postmaster = pids.find((pid) => parentOf(pid) === server && commandOf(pid).includes('bin/postgres'));
  const ours = pids.filter((pid) => pid === server || pid === postmaster || parentOf(pid) === postmaster);
  return ours.reduce((sum, pid) => sum + pss(pid), 0) / 1024;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

function pss(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

try {
  const first = performance.now();
  if (!here) execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
  let child = await start();
  console.log(`fresh ${here ? 'data' : 'clone'} to usable page: ${seconds(first)}`);
  const ending = performance.now();
  await stop(child);
  console.log(`stop: ${seconds(ending)}`);
  const again = performance.now();
  child = await start();
  console.log(`next start: ${seconds(again)}`);
  await pause(20_000);
  console.log(`idle memory, server and database: ${memory(child.pid as number).toFixed(0)} MB`);
  await stop(child);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
