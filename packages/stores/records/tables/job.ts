import type { Localised } from '@plumb/ground/localised';
import type { Generated, JSONColumnType } from 'kysely';

export type JobTable = {
  id: string;
  queue: string;
  key: string | null;
  data: JSONColumnType<Record<string, unknown>>;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  attempts: Generated<number>;
  /** Id of the queue library's job that brings it to a worker. */
  delivery: string;
  progress: JSONColumnType<{ done: number; of: number | null; text: Localised }> | null;
  failure: JSONColumnType<Localised> | null;
  result: JSONColumnType<Record<string, unknown>> | null;
  created_at: Generated<Date>;
  ended_at: Date | null;
};
