import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';
import type { Files, StoredFile } from '@plumb/stores/files/port';
import type { Job, Jobs, Running } from '@plumb/stores/jobs/port';
import type { Records } from '@plumb/stores/records/open-records';
import type { Caller } from './access/caller.ts';
import type { PolicyBook } from './access/policy-book.ts';
import { readPolicies } from './access/read-policies.ts';
import type { Role } from './access/role.ts';
import { type Doorkeeper, openDoorkeeper, type SignInSettings } from './account/doorkeeper.ts';
import type { Announcement, House } from './house.ts';
import { openSeal, type SealHash, type SealSignature } from './ledger/seal.ts';

const libraryOfTheProject = join(import.meta.dirname, '../../library');
let ours: PolicyBook | undefined;

export type TestHouse = House & {
  /** The clock: set it to move the time. */
  clock: { now: string };
  announced: Announcement[];
  jobs: TestJobs;
  /** Folder with the ledger's key; gone with the process. */
  keys: string;
};

/** For tests: real policies and seal, a clock that stands still, files in memory, jobs that run when told, announcements collected. */
export function testHouse(
  records: Records,
  options: {
    now?: string;
    library?: string;
    hash?: SealHash;
    signature?: SealSignature;
    keys?: string;
    signIn?: Partial<SignInSettings>;
  } = {},
): TestHouse {
  const { library = libraryOfTheProject, hash = 'sha256', signature = 'ed25519' } = options;
  ours ??= readPolicies(libraryOfTheProject);
  const policies = library === libraryOfTheProject ? ours : readPolicies(library);
  const keys = options.keys ?? temporaryFolder();
  const clock = { now: options.now ?? '2026-03-02 09:00:00' };
  const announced: Announcement[] = [];
  let doorkeeper: Doorkeeper | undefined;
  return {
    records,
    files: memoryFiles(),
    jobs: memoryJobs(() => clock.now),
    policies,
    seal: openSeal(keys, { hash, signature }),
    // Only tests of signing in need the library.
    get doorkeeper() {
      doorkeeper ??= openDoorkeeper(records.db, keys, options.signIn ? { settings: options.signIn } : {});
      return doorkeeper;
    },
    library,
    now: () => clock.now,
    announce: (what) => void announced.push(what),
    clock,
    announced,
    keys,
  };
}

/** A person with this role: by default of the unit 'U1', who sees all units of all regions and gave the second factor. */
export function testCaller(role: Role | readonly Role[], given: Partial<Caller> = {}): Caller {
  const id = randomUUID();
  return {
    account_id: id,
    name: `测试员${id.slice(0, 4)}`,
    roles: typeof role === 'string' ? [role] : role,
    unit: 'U1',
    units: 'all',
    regions: [''],
    assurance: 'second_factor',
    session_id: randomUUID(),
    kind: 'person',
    ...given,
  };
}

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-house-'));
  folders.push(folder);
  return folder;
}

function memoryFiles(): Files {
  const kept = new Map<string, Uint8Array>();
  const stored = (key: string, bytes: Uint8Array): StoredFile => ({
    key,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  const read = async (key: string) => {
    const bytes = kept.get(key);
    if (bytes) return bytes;
    throw new PlumbError({ code: 'file-missing', texts: { zh: `没有文件 ${key}`, en: `no file ${key}` } });
  };
  return {
    put: async (key, content) => {
      if (kept.has(key))
        throw new PlumbError({ code: 'file-exists', texts: { zh: `已有 ${key}`, en: `${key} exists` } });
      const pieces: Uint8Array[] = [];
      if (content instanceof Uint8Array) pieces.push(content);
      else for await (const piece of content) pieces.push(piece);
      kept.set(key, Buffer.concat(pieces));
      return stored(key, Buffer.concat(pieces));
    },
    read,
    stream: async function* (key) {
      yield await read(key);
    },
    has: async (key) => kept.has(key),
    list: async function* (prefix = '') {
      for (const key of [...kept.keys()].sort()) if (key.startsWith(prefix)) yield stored(key, await read(key));
    },
    remove: async (key) => void kept.delete(key),
  };
}

export type TestJobs = Jobs & {
  sent: Job[];
  /** Runs everything that waits, with what it sends in turn. */
  runWaiting(): Promise<void>;
};

type Handler = (job: Running<Record<string, unknown>>) => Promise<Record<string, unknown> | undefined>;

function memoryJobs(now: () => string): TestJobs {
  const sent: Job[] = [];
  const keys = new Map<string, Job>();
  const handlers = new Map<string, Handler>();
  const waiting = () => sent.find((job) => job.state === 'waiting' && handlers.has(job.queue));
  const run = async (job: Job) => {
    job.state = 'running';
    job.attempts += 1;
    const { id, data, attempts: attempt } = job;
    const progress = async (made: Job['progress']) => {
      job.progress = made;
    };
    try {
      const handler = handlers.get(job.queue) as Handler;
      job.result = (await handler({ id, data, attempt, signal: new AbortController().signal, progress })) ?? null;
      job.state = 'done';
    } catch (error) {
      job.state = 'failed';
      job.failure = error instanceof PlumbError ? error.texts : { zh: String(error), en: String(error) };
    }
    job.ended_at = new Date(now());
  };
  return {
    sent,
    send: async (queue, data, { key } = {}) => {
      const known = key === undefined ? undefined : keys.get(`${queue}/${key}`);
      if (known && (known.state === 'waiting' || known.state === 'running')) return known.id;
      const job: Job = {
        id: randomUUID(),
        queue,
        data,
        state: 'waiting',
        attempts: 0,
        progress: null,
        failure: null,
        result: null,
        created_at: new Date(now()),
        ended_at: null,
      };
      sent.push(job);
      if (key !== undefined) keys.set(`${queue}/${key}`, job);
      return job.id;
    },
    work: async (queue, _options, handler) => void handlers.set(queue, handler as Handler),
    schedule: async () => {},
    unschedule: async () => {},
    find: async (id) => sent.find((job) => job.id === id),
    list: async ({ queue, state, limit = 100 } = {}) =>
      sent.filter((job) => (!queue || job.queue === queue) && (!state || job.state === state)).slice(0, limit),
    cancel: async (id) => {
      const job = sent.find((one) => one.id === id && one.state === 'waiting');
      if (job) job.state = 'cancelled';
      return job !== undefined;
    },
    retry: async (id) => {
      const job = sent.find((one) => one.id === id && one.state === 'failed');
      if (job) job.state = 'waiting';
      return job !== undefined;
    },
    stop: async () => {},
    runWaiting: async () => {
      for (let job = waiting(); job; job = waiting()) await run(job);
    },
  };
}
