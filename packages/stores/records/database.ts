import type { BatchTable } from './tables/batch.ts';
import type { DeliveryTable } from './tables/delivery.ts';
import type { HitTable, HitVersionTable } from './tables/hit.ts';
import type { IdempotencyTable } from './tables/idempotency.ts';
import type { JobTable } from './tables/job.ts';
import type { LedgerCheckpointTable, LedgerEntryTable, LedgerHeadTable } from './tables/ledger.ts';
import type { ModelParametersTable } from './tables/model-parameters.ts';
import type { ModelScheduleTable } from './tables/model-schedule.ts';
import type { QuarantineTable } from './tables/quarantine.ts';
import type { RunTable } from './tables/run.ts';
import type { SuppressionTable } from './tables/suppression.ts';
/** Every table of the records; `migrations/` makes them. */
export type Database = {
  ledger_entry: LedgerEntryTable;
  ledger_head: LedgerHeadTable;
  ledger_checkpoint: LedgerCheckpointTable;
  idempotency: IdempotencyTable;
  delivery: DeliveryTable;
  quarantine: QuarantineTable;
  model_parameters: ModelParametersTable;
  batch: BatchTable;
  job: JobTable;
  run: RunTable;
  hit: HitTable;
  hit_version: HitVersionTable;
  suppression: SuppressionTable;
  model_schedule: ModelScheduleTable;
};
