import type {
  AccountNoticeTable,
  AccountSessionTable,
  AccountTable,
  AuthCredentialTable,
  AuthSessionTable,
  AuthTwoFactorTable,
  AuthUserTable,
  PasswordHistoryTable,
  SignInFailureTable,
} from './tables/account.ts';
import type { ApprovalTable, NumberSeriesTable } from './tables/approval.ts';
import type { BatchTable } from './tables/batch.ts';
import type { ClueCandidateTable, ClueDocumentTable, ClueHitTable, ClueStepTable, ClueTable } from './tables/clue.ts';
import type { DeliveryTable } from './tables/delivery.ts';
import type { DisclosureTable, ExportTable } from './tables/disclosure.ts';
import type { FieldTaskTable, TaskFileTable, TaskFindingTable } from './tables/field-task.ts';
import type { HitTable, HitVersionTable } from './tables/hit.ts';
import type {
  DataSlipTable,
  ExemptionTable,
  HitStepTable,
  RectificationRequestTable,
  RecusalTieTable,
  SavedViewTable,
  TransferOutTable,
} from './tables/hit-work.ts';
import type { IdempotencyTable } from './tables/idempotency.ts';
import type { InstallationTable } from './tables/installation.ts';
import type { JobTable } from './tables/job.ts';
import type { LedgerCheckpointTable, LedgerEntryTable, LedgerHeadTable } from './tables/ledger.ts';
import type {
  LetterCounterTable,
  LetterNumberTable,
  LetterReplyTable,
  LetterStepTable,
  LetterTable,
} from './tables/letter.ts';
import type { ModelParametersTable } from './tables/model-parameters.ts';
import type { ModelScheduleTable } from './tables/model-schedule.ts';
import type { QuarantineTable } from './tables/quarantine.ts';
import type {
  RectificationEvidenceTable,
  RectificationExtensionTable,
  RectificationRecheckTable,
  RectificationStepTable,
  RectificationTable,
} from './tables/rectification.ts';
import type { RunTable } from './tables/run.ts';
import type { SuppressionTable } from './tables/suppression.ts';
/** Every table of the records; `migrations/` makes them. */
export type Database = {
  disclosure: DisclosureTable;
  export: ExportTable;
  account: AccountTable;
  account_session: AccountSessionTable;
  account_notice: AccountNoticeTable;
  password_history: PasswordHistoryTable;
  sign_in_failure: SignInFailureTable;
  auth_user: AuthUserTable;
  auth_credential: AuthCredentialTable;
  auth_session: AuthSessionTable;
  auth_two_factor: AuthTwoFactorTable;
  approval: ApprovalTable;
  number_series: NumberSeriesTable;
  ledger_entry: LedgerEntryTable;
  ledger_head: LedgerHeadTable;
  ledger_checkpoint: LedgerCheckpointTable;
  idempotency: IdempotencyTable;
  installation: InstallationTable;
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
  hit_step: HitStepTable;
  data_slip: DataSlipTable;
  rectification_request: RectificationRequestTable;
  transfer_out: TransferOutTable;
  exemption: ExemptionTable;
  saved_view: SavedViewTable;
  recusal_tie: RecusalTieTable;
  field_task: FieldTaskTable;
  task_finding: TaskFindingTable;
  task_file: TaskFileTable;
  clue_candidate: ClueCandidateTable;
  clue: ClueTable;
  clue_hit: ClueHitTable;
  clue_step: ClueStepTable;
  clue_document: ClueDocumentTable;
  letter: LetterTable;
  letter_step: LetterStepTable;
  letter_reply: LetterReplyTable;
  letter_counter: LetterCounterTable;
  letter_number: LetterNumberTable;
  rectification: RectificationTable;
  rectification_step: RectificationStepTable;
  rectification_evidence: RectificationEvidenceTable;
  rectification_extension: RectificationExtensionTable;
  rectification_recheck: RectificationRecheckTable;
};
