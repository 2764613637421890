import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const writers = 4;
/** In each server's life, before the server or its database is killed. */
const sessionsKilled = 8;

export type Victim = 'server' | 'postmaster' | 'both' | 'backend';
export type Load = {
  /** Names of the notes whose writing was answered with 200. */
  acknowledged: Set<string>;
  asked: number;
  /** Requests that had to be sent more than once. */
  repeated: number;
  kills: Record<Victim, number>;
};

/**
 * Writers send notes without a pause, each under a key of its own, and send one again until it is answered, as a client does;
 * meanwhile `lives` servers one after another are killed at some moment, each after some of its database's sessions were.
 */
export async function killUnderLoad(data: string, lives: number, random: () => number): Promise<Load> {
  const load: Load = {
    acknowledged: new Set(),
    asked: 0,
    repeated: 0,
    kills: { server: 0, postmaster: 0, both: 0, backend: 0 },
  };
  const state = { address: '', over: false };
  const writing = Array.from({ length: writers }, (_, n) => write(`w${n}`, state, load));
  const last: Victim[] = ['server', 'postmaster', 'both'];
  for (let life = 0; life < lives; life++) {
    const { child, gone, address } = await begin(data);
    state.address = address;
    for (let n = 0; n < sessionsKilled; n++) {
      await written(load, random);
      if (killBackend(data, random)) load.kills.backend++;
    }
    await written(load, random);
    const victim = last[life % last.length] as Victim;
    load.kills[victim]++;
    if (victim !== 'postmaster') child.kill('SIGKILL');
    if (victim !== 'server') kill(postmaster(data));
    await gone;
  }
  const { child, gone, address } = await begin(data);
  state.address = address;
  state.over = true;
  await Promise.all(writing);
  child.kill('SIGTERM');
  await gone;
  return load;
}

/** Waits until some notes were written anew, and then a moment that nobody can foresee. */
async function written(load: Load, random: () => number): Promise<void> {
  const enough = load.acknowledged.size + 4;
  for (const until = performance.now() + 10_000; load.acknowledged.size < enough && performance.now() < until; )
    await pause(5);
  await pause(random() * 60);
}

type Life = { child: ChildProcess; gone: Promise<unknown>; address: string };

async function begin(data: string): Promise<Life> {
  const script = join(import.meta.dirname, 'written-server.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const [said] = (await Promise.race([
    once(child.stdout, 'data'),
    gone.then(() => Promise.reject(new Error('the server did not start again'))),
  ])) as [Buffer];
  return { child, gone, address: String(said).trim() };
}

async function write(name: string, state: { address: string; over: boolean }, load: Load): Promise<void> {
  for (let n = 0; !state.over; n++) {
    const note = `${name}-${n}`;
    const key = randomUUID();
    load.asked++;
    for (let sent = 0; ; sent++) {
      if (sent === 1) load.repeated++;
      const status = await send(state.address, key, note);
      if (status === 200) break;
      if (status !== undefined && status < 500) throw new Error(`a note was answered with ${status}`);
      await pause(30);
    }
    load.acknowledged.add(note);
  }
}

/** The answer's status; undefined where nobody answered. */
async function send(address: string, key: string, name: string): Promise<number | undefined> {
  if (!address) return undefined;
  try {
    const reply = await fetch(`${address}/api/notes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ name }),
      signal: AbortSignal.timeout(10_000),
    });
    await reply.arrayBuffer();
    return reply.status;
  } catch {
    return undefined;
  }
}

function postmaster(data: string): number {
  return Number(readFileSync(join(data, 'records/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Kills one of the sessions that the database server serves. */
function killBackend(data: string, random: () => number): boolean {
  const parent = postmaster(data);
  const sessions = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => sessionOf(pid, parent));
  const chosen = sessions[Math.floor(random() * sessions.length)];
  return chosen !== undefined && kill(Number(chosen));
}

function sessionOf(pid: string, parent: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const of = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    return of === parent && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('[local]');
  } catch {
    return false;
  }
}

function kill(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
