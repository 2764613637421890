import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { PlumbError } from '@plumb/ground/problem';
import type { Db } from '../records/open-records.ts';
import type { Job, Jobs } from './port.ts';

type Stand = { jobs: Jobs; db: Db /** Another process on the same store. */; again(): Promise<Jobs> };

/** What every adapter of the jobs port must do. */
export function jobsConformance(name: string, make: () => Promise<Stand>): void {
  describe(`jobs on ${name}`, () => {
    test('a job is done once, with progress and a result', async () => {
      const { jobs } = await make();
      let calls = 0;
      await jobs.work<{ n: number }>('double', {}, async ({ data, progress }) => {
        calls++;
        await progress({ done: 1, of: 2, text: { zh: '一半', en: 'half' } });
        return { twice: data.n * 2 };
      });
      const job = await ended(jobs, await jobs.send('double', { n: 21 }));
      assert.deepEqual([job.state, job.result, job.progress?.done, calls], ['done', { twice: 42 }, 1, 1]);
      await jobs.stop();
    });

    test('a job of a transaction that is undone never was', async () => {
      const { jobs, db } = await make();
      await assert.rejects(
        db.transaction().execute(async (tx) => {
          await jobs.send('undone', {}, { tx });
          throw new Error('undo');
        }),
      );
      assert.deepEqual(await jobs.list({ queue: 'undone' }), []);
      await jobs.stop();
    });

    test('a key that waits is not sent again', async () => {
      const { jobs } = await make();
      const first = await jobs.send('keyed', { n: 1 }, { key: 'k' });
      assert.equal(await jobs.send('keyed', { n: 2 }, { key: 'k' }), first);
      assert.equal((await jobs.list({ queue: 'keyed' })).length, 1);
      await jobs.stop();
    });

    test('a failure is tried again as often as said, then kept with its text', async () => {
      const { jobs } = await make();
      let calls = 0;
      await jobs.work('fails', { retries: 1, backoff: 1 }, async () => {
        calls++;
        throw new PlumbError({ code: 'x', texts: { zh: '坏了', en: 'broken' } });
      });
      const job = await ended(jobs, await jobs.send('fails', {}));
      assert.deepEqual([job.state, job.failure?.en, job.attempts, calls], ['failed', 'broken', 2, 2]);
      await jobs.stop();
    });

    test('a cancelled job is told to stop and stays cancelled; retry begins it again', async () => {
      const { jobs } = await make();
      let calls = 0;
      await jobs.work('long', {}, async ({ signal }) => {
        calls++;
        if (calls === 1)
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        return {};
      });
      const id = await jobs.send('long', {});
      await until(async () => (await jobs.find(id))?.state === 'running');
      assert.equal(await jobs.cancel(id), true);
      assert.equal((await jobs.find(id))?.state, 'cancelled');
      assert.equal(await jobs.cancel(id), false);
      assert.equal(await jobs.retry(id), true);
      assert.equal((await ended(jobs, id)).state, 'done');
      await jobs.stop();
    });

    test('what ran when the process ended is done by the next', async () => {
      const { jobs, again } = await make();
      let stuck = true;
      const handler = async ({ signal }: { signal: AbortSignal }) => {
        if (stuck) await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        return {};
      };
      await jobs.work('interrupted', {}, handler);
      const id = await jobs.send('interrupted', {});
      await until(async () => (await jobs.find(id))?.state === 'running');
      stuck = false;
      const next = await again();
      await next.work('interrupted', {}, handler);
      assert.equal((await ended(next, id)).state, 'done');
      await next.stop();
      await jobs.stop(1);
    });
  });
}

async function ended(jobs: Jobs, id: string): Promise<Job> {
  await until(async () => !['waiting', 'running'].includes((await jobs.find(id))?.state ?? ''));
  return (await jobs.find(id)) as Job;
}

async function until(fine: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await fine()) return;
    await pause(50);
  }
  assert.fail('not within 30 s');
}
