import type { Localised } from '@plumb/ground/localised';
import type { DeliveryWay } from '@plumb/stores/records/tables/delivery';
import type { Freshness } from './delivery-way.ts';

/** A dataset in the list: what it is, how fresh, how whole. */
export type DatasetItem = {
  id: string;
  no: string;
  title: Localised;
  group: Localised;
  tier: string;
  source: Localised;
  /** The contract's words. */
  delivery: Localised;
  way: DeliveryWay;
  rhythm_days: number | null;
  freshness: Freshness;
  last_at: string | null;
  rows: number;
  batches: number;
  /** Rows set aside in the batches in place, and their share of all that came. */
  quarantined: number;
  quarantined_share: number;
  period_from: string | null;
  period_to: string | null;
};

export type DatasetColumn = {
  name: string;
  title: Localised;
  type: string;
  level: string;
  key: boolean;
  required: boolean;
  /** Share of the rows of the last batch that have it; null: never delivered. */
  filled: number | null;
};

export type BatchItem = {
  id: string;
  no: number;
  delivery: string;
  dataset: string;
  way: DeliveryWay;
  source: string;
  state: 'loading' | 'loaded' | 'replaced';
  files: { name: string; rows: number; quarantined: number; sha256: string }[];
  rows: number;
  fresh: number;
  quarantined: number;
  period_from: string | null;
  period_to: string | null;
  digest: string;
  received_at: string;
  loaded_at: string | null;
};

export type DatasetView = DatasetItem & {
  columns: DatasetColumn[];
  checks: { id: string; title: Localised; sql: string }[];
  /** What is wrong with the rows set aside, most frequent first. */
  faults: { column: string; problem: string; expected: Localised; count: number }[];
  latest: BatchItem[];
};
