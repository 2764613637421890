import { fillBoth, type Localised } from '@plumb/ground/localised';
import { type SqlProblemCode, sqlProblems } from './sql-problems.ts';

/** What is wrong with a text of model SQL, and where: lines and columns count from 1, in characters. */
export type SqlProblem = { code: SqlProblemCode; line: number; column: number; message: Localised };

/** A place in a text by byte offset, as DuckDB's parser counts. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  if (at < 0) return { line: 1, column: 1 };
  const before = Buffer.from(text, 'utf8').subarray(0, at).toString('utf8');
  const lines = before.split('\n');
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}

/** Collects the problems of one text, each once. */
export class SqlProblems {
  readonly list: SqlProblem[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  add(code: SqlProblemCode, at: number, values: Readonly<Record<string, string | number>> = {}): void {
    const problem = { code, ...placeOf(this.#text, at), message: fillBoth(sqlProblems[code], values) };
    if (
      !this.list.some((one) => one.code === code && one.message.en === problem.message.en && one.line === problem.line)
    )
      this.list.push(problem);
  }
}
