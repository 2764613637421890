import { randomUUID } from 'node:crypto';
import { PlumbError } from '@plumb/ground/problem';
import { type Job as Delivery, fromKysely, PgBoss } from 'pg-boss';
import type { Db, Records } from '../../records/open-records.ts';
import type { Job, Jobs, QueueOptions, Running } from '../port.ts';

/** Seconds that a silent worker is waited for before its job is given to another. */
const heartbeat = 30;

type Brought = { job: string };

/**
 * Jobs on pg-boss, in the records' own database. One process works on them: jobs that were running when it ended are done again
 * from the start by the next, so handlers must be able to begin again.
 */
export async function openJobs(records: Records, options: { pollSeconds?: number } = {}): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: records.url, max: 4, useListenNotify: true, schedule: true });
  boss.on('error', () => {}); // a lost connection is taken up again by the next poll
  await boss.start();
  const jobs = new PgBossJobs(boss, records.db, options.pollSeconds ?? 2);
  await jobs.takeUp();
  return jobs;
}

class PgBossJobs implements Jobs {
  readonly #boss: PgBoss;
  readonly #db: Db;
  readonly #poll: number;
  readonly #running = new Map<string, AbortController>();
  readonly #queues = new Map<string, Promise<void>>();
  readonly #timed = new Set<string>();

  constructor(boss: PgBoss, db: Db, poll: number) {
    this.#boss = boss;
    this.#db = db;
    this.#poll = poll;
  }

  /** What ran when the last process ended waits again. */
  async takeUp(): Promise<void> {
    const left = await this.#db
      .selectFrom('job')
      .select(['id', 'queue', 'delivery'])
      .where('state', '=', 'running')
      .execute();
    for (const { id, queue, delivery } of left) {
      await this.#queue(queue);
      await this.#boss.deleteJob(queue, delivery);
      await this.#db.transaction().execute(async (tx) => {
        await tx
          .updateTable('job')
          .set({ state: 'waiting', delivery: await this.#bring(queue, id, tx) })
          .where('id', '=', id)
          .execute();
      });
    }
  }

  async send(queue: string, data: Record<string, unknown>, options: Parameters<Jobs['send']>[2] = {}): Promise<string> {
    await this.#queue(queue);
    if (options.tx) return this.#enter(options.tx, queue, data, options);
    return this.#db.transaction().execute((tx) => this.#enter(tx, queue, data, options));
  }

  async #enter(
    tx: Db,
    queue: string,
    data: Record<string, unknown>,
    options: { key?: string; after?: number },
  ): Promise<string> {
    const id = randomUUID();
    const delivery = randomUUID();
    const row = {
      id,
      queue,
      key: options.key ?? null,
      data: JSON.stringify(data),
      state: 'waiting' as const,
      delivery,
    };
    const entered = await tx
      .insertInto('job')
      .values(row)
      .onConflict((on) => on.columns(['queue', 'key']).where('state', 'in', ['waiting', 'running']).doNothing())
      .executeTakeFirst();
    if (entered.numInsertedOrUpdatedRows === 0n) {
      const open = tx
        .selectFrom('job')
        .select('id')
        .where('queue', '=', queue)
        .where('key', '=', options.key ?? null);
      return (await open.where('state', 'in', ['waiting', 'running']).executeTakeFirstOrThrow()).id;
    }
    await this.#bring(queue, id, tx, { id: delivery, ...(options.after ? { startAfter: options.after } : {}) });
    return id;
  }

  async #bring(
    queue: string,
    job: string,
    tx: Db,
    options: { id?: string; startAfter?: number } = {},
  ): Promise<string> {
    const brought: Brought = { job };
    return (await this.#boss.send(queue, brought, { ...options, db: fromKysely(tx) })) as string;
  }

  async work<Data>(
    queue: string,
    options: QueueOptions,
    handler: (job: Running<Data>) => Promise<Record<string, unknown> | undefined>,
  ): Promise<void> {
    await this.#queue(queue, options);
    const settings = {
      batchSize: 1,
      pollingIntervalSeconds: this.#poll,
      notifyPollingIntervalSeconds: this.#poll, // a retry that falls due is not announced
      localConcurrency: options.concurrency ?? 1,
    };
    await this.#boss.work<Brought>(queue, settings, async ([delivery]: Delivery<Brought>[]) => {
      if (delivery) await this.#perform(delivery, options.retries ?? 0, handler);
    });
  }

  async #perform<Data>(
    delivery: Delivery<Brought>,
    retries: number,
    handler: (job: Running<Data>) => Promise<Record<string, unknown> | undefined>,
  ): Promise<void> {
    const { job: id } = delivery.data;
    const started = await this.#db
      .updateTable('job')
      .set((eb) => ({ state: 'running', attempts: eb('attempts', '+', 1), failure: null }))
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returning(['data', 'attempts'])
      .executeTakeFirst();
    if (!started) return; // cancelled while it waited
    const abort = new AbortController();
    this.#running.set(id, abort);
    try {
      const result = await handler({
        id,
        data: started.data as Data,
        attempt: started.attempts,
        signal: AbortSignal.any([abort.signal, delivery.signal]),
        progress: async (progress) => {
          await this.#db
            .updateTable('job')
            .set({ progress: JSON.stringify(progress) })
            .where('id', '=', id)
            .execute();
        },
      });
      await this.#end(id, { state: 'done', result: JSON.stringify(result ?? {}) });
    } catch (error) {
      if (abort.signal.aborted) return;
      const again = started.attempts <= retries;
      const failure = JSON.stringify(textsOf(error));
      if (again) await this.#db.updateTable('job').set({ state: 'waiting', failure }).where('id', '=', id).execute();
      else await this.#end(id, { state: 'failed', failure });
      throw error;
    } finally {
      this.#running.delete(id);
    }
  }

  /** A job that was cancelled meanwhile stays cancelled. */
  async #end(id: string, values: { state: 'done' | 'failed'; result?: string; failure?: string }): Promise<void> {
    const ended = { ...values, ended_at: new Date() };
    await this.#db.updateTable('job').set(ended).where('id', '=', id).where('state', '=', 'running').execute();
  }

  async schedule(name: string, queue: string, cron: string, data: Record<string, unknown>): Promise<void> {
    await this.#queue(queue);
    const timed = scheduleQueue(queue);
    await this.#queue(timed);
    await this.#boss.schedule(timed, cron, { name, data }, { tz: 'Asia/Shanghai', key: name });
    if (this.#timed.has(timed)) return;
    this.#timed.add(timed);
    await this.#boss.work<{ name: string; data: Record<string, unknown> }>(timed, async ([due]) => {
      if (due) await this.send(queue, due.data.data, { key: due.data.name });
    });
  }

  async unschedule(name: string): Promise<void> {
    for (const { name: queue, key } of await this.#boss.getSchedules())
      if (key === name) await this.#boss.unschedule(queue, name);
  }

  async find(id: string): Promise<Job | undefined> {
    const row = await this.#db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
    return row as Job | undefined;
  }

  async list(filter: Parameters<Jobs['list']>[0] = {}): Promise<Job[]> {
    let query = this.#db
      .selectFrom('job')
      .selectAll()
      .orderBy('created_at', 'desc')
      .limit(filter.limit ?? 100);
    if (filter.queue) query = query.where('queue', '=', filter.queue);
    if (filter.state) query = query.where('state', '=', filter.state);
    return (await query.execute()) as Job[];
  }

  async cancel(id: string): Promise<boolean> {
    const cancelled = await this.#db
      .updateTable('job')
      .set({ state: 'cancelled', ended_at: new Date() })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returning(['queue', 'delivery'])
      .executeTakeFirst();
    if (!cancelled) return false;
    await this.#boss.cancel(cancelled.queue, cancelled.delivery);
    this.#running.get(id)?.abort(cancelledProblem());
    return true;
  }

  async retry(id: string): Promise<boolean> {
    const job = await this.#db
      .selectFrom('job')
      .select('queue')
      .where('id', '=', id)
      .where('state', 'in', ['failed', 'cancelled'])
      .executeTakeFirst();
    if (!job) return false;
    await this.#queue(job.queue);
    await this.#db.transaction().execute(async (tx) => {
      const delivery = await this.#bring(job.queue, id, tx);
      const again = { state: 'waiting' as const, delivery, attempts: 0, ended_at: null, failure: null, progress: null };
      await tx.updateTable('job').set(again).where('id', '=', id).execute();
    });
    return true;
  }

  async stop(seconds = 8): Promise<void> {
    const stopping = this.#boss.stop({ graceful: true, timeout: seconds * 1000, close: true });
    const late = setTimeout(() => {
      for (const abort of this.#running.values()) abort.abort(new Error('stopping'));
    }, seconds * 500);
    await stopping;
    clearTimeout(late);
  }

  #queue(name: string, options: QueueOptions = {}): Promise<void> {
    const made = this.#queues.get(name) ?? this.#makeQueue(name, options);
    this.#queues.set(name, made);
    return made;
  }

  async #makeQueue(name: string, options: QueueOptions): Promise<void> {
    const settings = {
      heartbeatSeconds: heartbeat,
      expireInSeconds: 6 * 3600,
      retryLimit: options.retries ?? 0,
      retryDelay: options.backoff ?? 5,
      retryBackoff: true,
      notify: true,
    };
    if (await this.#boss.getQueue(name)) await this.#boss.updateQueue(name, settings);
    else await this.#boss.createQueue(name, settings);
  }
}

function scheduleQueue(queue: string): string {
  return `${queue}-due`;
}

function cancelledProblem(): PlumbError {
  return new PlumbError({ code: 'job-cancelled', texts: { zh: '任务已取消', en: 'the job was cancelled' }, exit: 1 });
}

/** What is shown of a failure: the texts of an expected one; of a fault of ours only that there was one. */
function textsOf(error: unknown): { zh: string; en: string } {
  if (error instanceof PlumbError) return error.texts;
  return { zh: '内部错误,已记入日志', en: 'an internal error, written to the log' };
}
