import type { BatchTable } from './tables/batch.ts';
import type { HitTable, HitVersionTable } from './tables/hit.ts';
import type { IdempotencyTable } from './tables/idempotency.ts';
import type { JobTable } from './tables/job.ts';
import type { LedgerCheckpointTable, LedgerEntryTable, LedgerHeadTable } from './tables/ledger.ts';
import type { ModelScheduleTable } from './tables/model-schedule.ts';
import type { RunTable } from './tables/run.ts';
import type { SuppressionTable } from './tables/suppression.ts';

/** Every table of the records; `migrations/` makes them. */
export type Database = {
  ledger_entry: LedgerEntryTable;
  ledger_head: LedgerHeadTable;
  ledger_checkpoint: LedgerCheckpointTable;
  idempotency: IdempotencyTable;
  batch: BatchTable;
  job: JobTable;
  run: RunTable;
  hit: HitTable;
  hit_version: HitVersionTable;
  suppression: SuppressionTable;
  model_schedule: ModelScheduleTable;
};
