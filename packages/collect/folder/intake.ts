import type { Localised } from '@plumb/ground/localised';
import type { QuarantinedValue } from '../staging/quarantine.ts';

export type DatasetIntake = {
  delivered: boolean;
  rows: number;
  quarantined: number /** Delivered columns. */;
  columns: Set<string>;
};

export type FileIntake = {
  no: number;
  /** Relative to the folder; `book.xlsx#sheet` for one of several sheets. */
  path: string;
  dataset?: string;
  encoding?: string;
  /** Good rows. */
  rows: number;
  /** Rows with at least one problem. */
  quarantined: number;
  /** Rows left out as sums or notes, no data. */
  notes: number;
  /** Why it was not read. */
  problem?: Localised;
};

export type IntakeProblem = { file: string; line?: number; column?: string; text: Localised };

/** What came out of a folder: good rows are in the warehouse, this is everything about them and the rest. */
export type Intake = {
  datasets: Map<string, DatasetIntake>;
  files: FileIntake[];
  problems: IntakeProblem[];
  /** Everything that was set aside, by file and line. */
  quarantine(dataset?: string): AsyncIterable<QuarantinedValue>;
  /** The first of them. */
  quarantined(limit: number): Promise<QuarantinedValue[]>;
  /** Where a row (`_row`) came from. */
  source(row: number): { file: string; line: number };
};
