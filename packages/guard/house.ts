import type { Files } from '@plumb/stores/files/port';
import type { Jobs } from '@plumb/stores/jobs/port';
import type { Records } from '@plumb/stores/records/open-records';
import type { PolicyBook } from './access/policy-book.ts';
import type { Doorkeeper } from './account/doorkeeper.ts';
import type { Seal } from './ledger/seal.ts';

/** What happens in the platform, for those who watch: ids only, never a person's data. */
export type Announcement = {
  topic: 'hit' | 'run' | 'task' | 'clue' | 'letter' | 'rectification' | 'job' | 'batch' | 'approval';
  id: string;
  /** Unit that it concerns, for the watcher's scope; null: no unit. */
  unit: string | null;
  /** What happened: the act's name. */
  act: string;
};

/** What every use case works with. Made once, by the application that starts it. */
export type House = {
  records: Records;
  files: Files;
  jobs: Jobs;
  policies: PolicyBook;
  seal: Seal;
  doorkeeper: Doorkeeper;
  /** Folder of the library (contracts, models, policies, templates). */
  library: string;
  /** The present naive Beijing time as 'YYYY-MM-DD HH:MM:SS'. */
  now(): string;
  announce(what: Announcement): void;
};
