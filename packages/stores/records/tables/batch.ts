import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { DeliveryWay } from './delivery.ts';

export type BatchFile = {
  /** Over all deliveries: `_row` of its rows is no × 10¹⁰ + line. */
  no: number;
  /** As delivered; `book.xlsx#sheet` for one of several sheets. */
  name: string;
  sha256: string;
  rows: number;
  quarantined: number;
};

export type BatchTable = {
  id: string;
  no: GeneratedAlways<number>;
  delivery: string;
  dataset: string;
  way: DeliveryWay;
  source: string;
  state: 'loading' | 'loaded' | 'replaced';
  files: JSONColumnType<BatchFile[]>;
  rows: Generated<number>;
  fresh: Generated<number>;
  quarantined: Generated<number>;
  held: Generated<number>;
  columns: Generated<string[]>;
  filled: JSONColumnType<Record<string, number>, string | undefined>;
  period_from: string | null;
  period_to: string | null;
  digest: string;
  received_by: string;
  received_at: string;
  loaded_at: string | null;
};
