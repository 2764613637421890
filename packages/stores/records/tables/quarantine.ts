import type { Localised } from '@plumb/ground/localised';
import type { JSONColumnType } from 'kysely';

export type QuarantineTable = {
  batch: string;
  n: number;
  file: string;
  line: number;
  /** '' where the whole row is meant. */
  column: string;
  value: string;
  problem: string;
  expected: JSONColumnType<Localised>;
};
