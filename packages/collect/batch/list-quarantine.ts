import type { Localised } from '@plumb/ground/localised';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { sql } from 'kysely';
import { shownValue } from '../contract/shown-value.ts';
import { contractOf } from './show-dataset.ts';

export type QuarantineItem = {
  batch: string;
  batch_no: number;
  n: number;
  file: string;
  line: number;
  column: string;
  /** Masked by the column's sensitivity. */
  value_shown: string;
  problem: string;
  expected: Localised;
};

/** What was set aside of a dataset, latest batch first, in the order of its files. */
export async function listQuarantined(
  house: House,
  caller: Caller,
  filter: {
    dataset: string;
    problem?: string | undefined;
    column?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<{ items: QuarantineItem[]; next_cursor: string | null }> {
  return act(house, caller, 'dataset:quarantine', async ({ db, authorise }) => {
    authorise('dataset:quarantine', theHouse);
    const { columns } = contractOf(house.library, filter.dataset);
    const { limit, problem, column } = filter;
    const [batch, n] = (filter.cursor?.split('.') ?? []).map(Number);
    const past =
      batch === undefined || n === undefined ? sql`` : sql`AND (b.no < ${batch} OR (b.no = ${batch} AND q.n > ${n}))`;
    const { rows } = await sql<Omit<QuarantineItem, 'value_shown'> & { value: string }>`
      SELECT q.batch, b.no AS batch_no, q.n, q.file, q.line, q."column", q.value, q.problem, q.expected
      FROM quarantine q JOIN batch b ON b.id = q.batch
      WHERE b.dataset = ${filter.dataset} ${past}
        ${problem === undefined ? sql`` : sql`AND q.problem = ${problem}`} ${column === undefined ? sql`` : sql`AND q."column" = ${column}`}
      ORDER BY b.no DESC, q.n LIMIT ${limit + 1}`.execute(db);
    const items = rows
      .slice(0, limit)
      .map(({ value, ...row }) => ({ ...row, value_shown: shownValue(columns[row.column], value) }));
    const last = items.at(-1);
    return { items, next_cursor: rows.length > limit && last ? `${last.batch_no}.${last.n}` : null };
  });
}
