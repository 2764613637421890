import type { Localised } from '@plumb/ground/localised';
import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';

/** The four ways in. `full` replaces what the dataset holds; the others add to it, by key. */
export type DeliveryWay = 'full' | 'incremental' | 'collection' | 'line';
export type DeliveredFile = { name: string; key: string; sha256: string; bytes: number };
export type DeliveryProblem = { file: string; line?: number; column?: string; text: Localised };

export type DeliveryTable = {
  id: string;
  no: GeneratedAlways<number>;
  dataset: string | null;
  way: DeliveryWay | null;
  source: string;
  state: 'received' | 'loading' | 'loaded' | 'failed';
  digest: string;
  files: JSONColumnType<DeliveredFile[]>;
  first_file: number | null;
  problems: JSONColumnType<DeliveryProblem[], string | undefined>;
  problem_count: Generated<number>;
  failure: JSONColumnType<Localised> | null;
  job: string | null;
  received_by: string;
  received_at: string;
  loaded_at: string | null;
};
