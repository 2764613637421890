import type { CollectProblemCode } from '../problem/collect-problem.ts';
import type { SegmentWriter } from './segment-writer.ts';

/** Where a reader puts what it finds in a file: rows, records that are none, sums and notes, and a header that comes again. */
export type RowSink = {
  readonly writer: SegmentWriter;
  bad(line: number, problem: CollectProblemCode, value: string, values: Record<string, string | number>): void;
  headerAgain(line: number): void;
  note(): void;
  /** Some lines are in UTF-8, others in GB18030. */
  mixed(): void;
  /** The row just given is one that the sheet hides. */
  hidden(): void;
};
