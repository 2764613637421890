import type { Localised } from '@plumb/ground/localised';
import type { Generated, JSONColumnType } from 'kysely';

export type BatchFile = {
  /** Over all batches: `_row` of its rows is no × 10¹⁰ + line. */
  no: number;
  name: string;
  key: string;
  sha256: string;
  bytes: number;
  rows: number;
  quarantined: number;
};

export type BatchTable = {
  id: string;
  no: Generated<number>;
  dataset: string;
  delivery: 'full' | 'incremental' | 'collection' | 'line';
  source: string;
  state: 'received' | 'loading' | 'loaded' | 'failed' | 'replaced';
  files: JSONColumnType<BatchFile[]>;
  rows: Generated<number>;
  quarantined: Generated<number>;
  problems: JSONColumnType<{ file: string; line?: number; text: Localised }[]>;
  period_from: string | null;
  period_to: string | null;
  digest: string | null;
  received_by: string;
  received_at: string;
  loaded_at: string | null;
};
