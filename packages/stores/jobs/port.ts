import type { Localised } from '@plumb/ground/localised';
import type { Db } from '../records/open-records.ts';

/** The jobs port: long work (imports, runs, exports, reminders) that survives a restart. Every adapter passes `conformance.ts`. */

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export type JobProgress = { done: number; of: number | null; text: Localised };

export type Job<Data = Record<string, unknown>> = {
  id: string;
  queue: string;
  data: Data;
  state: JobState;
  attempts: number;
  progress: JobProgress | null;
  /** What went wrong last, as it is shown. */
  failure: Localised | null;
  result: Record<string, unknown> | null;
  created_at: Date;
  ended_at: Date | null;
};

export type Running<Data> = {
  id: string;
  data: Data;
  attempt: number;
  /** Aborted by `cancel` and by `stop`. */
  signal: AbortSignal;
  progress(progress: JobProgress): Promise<void>;
};

export type QueueOptions = {
  retries?: number /** Seconds before the first retry; doubles each time. */;
  backoff?: number;
  concurrency?: number;
};

export interface Jobs {
  /** With `tx` the job exists exactly when that transaction commits. A `key` already waiting or running is not sent again: its id comes back. */
  send(
    queue: string,
    data: Record<string, unknown>,
    options?: { tx?: Db; key?: string /** Seconds from now. */; after?: number },
  ): Promise<string>;
  work<Data>(
    queue: string,
    options: QueueOptions,
    handler: (job: Running<Data>) => Promise<Record<string, unknown> | undefined>,
  ): Promise<void>;
  /** Sends `data` to `queue` at each time of the cron expression (Beijing time); replaces an earlier schedule of the same name. */
  schedule(name: string, queue: string, cron: string, data: Record<string, unknown>): Promise<void>;
  unschedule(name: string): Promise<void>;
  find(id: string): Promise<Job | undefined>;
  list(filter?: { queue?: string; state?: JobState; limit?: number }): Promise<Job[]>;
  /** True where the job was waiting or running. */
  cancel(id: string): Promise<boolean>;
  retry(id: string): Promise<boolean>;
  /** Lets running work end, at most `seconds`; what is not done by then is done again after the next start. */
  stop(seconds?: number): Promise<void>;
}
