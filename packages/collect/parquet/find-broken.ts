import { identifier } from '@plumb/stores/warehouse/duckdb/literal';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import type { RowRule } from '../staging/row-rules.ts';

/** A rule, or a value that wants its parser: `sql` is true where the row has to leave the view. */
export type RowTest = Pick<RowRule, 'sql' | 'gate'> & {
  /** The same or wider over one column of the file. */
  look?: string;
};

/** `table` holds the rows, where there are any; `tests` are those that any of them failed. */
export type Broken = { table: string; tests: string[]; rows: number };

/**
 * Puts the rows that fail a test in a table, as they are in `rowsOf`. Suspects first: a look over one column goes straight to the
 * file, for there, and only there, the engine brings it into its reader, where each text of a dictionary is looked at once. The other gates share a look; where the statistics of the file deny them, nothing is read.
 */
export async function findBroken(
  warehouse: Warehouse,
  { file, base }: { file: string; base: number },
  rowsOf: (file: string) => string,
  tests: readonly RowTest[],
): Promise<Broken> {
  const [table, suspects] = [identifier(`_broken_${base}`), identifier(`_suspects_${base}`)];
  const looks = new Set(tests.flatMap(({ look }) => look ?? []));
  const gates = new Set(tests.flatMap(({ sql, gate, look }) => (look ? [] : (gate ?? sql))));
  const parts = [...looks].map((look) => `SELECT file_row_number FROM ${file} WHERE ${look}`);
  if (gates.size > 0) {
    const any = [...gates].map((gate) => `(${gate})`).join(' OR ');
    parts.push(`SELECT file_row_number FROM (${rowsOf(file)}) WHERE ${any}`);
  }
  await warehouse.exec(`CREATE OR REPLACE TABLE ${suspects} AS ${parts.join(' UNION ALL ')}`);
  const [{ count } = { count: 0 }] = await warehouse.rows(`SELECT count(*) AS count FROM ${suspects}`);
  if (count === 0) {
    await warehouse.exec(`DROP TABLE ${suspects}`);
    return { table, tests: [], rows: 0 };
  }
  // A table of its own: the engine would test all rows of the file before it leaves out those that are no suspects.
  const some = `(SELECT * FROM ${file} WHERE file_row_number IN (SELECT file_row_number FROM ${suspects}))`;
  await warehouse.exec(`CREATE OR REPLACE TABLE ${suspects} AS ${rowsOf(some)}`);
  const flags = tests.map(({ sql }, i) => `coalesce(${sql}, false) AS f${i}`);
  const any = tests.map((_, i) => `f${i}`).join(' OR ');
  await warehouse.exec(
    `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM (SELECT *, ${flags.join(', ')} FROM ${suspects}) WHERE ${any}`,
  );
  await warehouse.exec(`DROP TABLE ${suspects}`);
  const failed = tests.map((_, i) => `coalesce(bool_or(f${i}), false) AS f${i}`);
  const [found = {}] = await warehouse.rows(`SELECT count(*) AS rows, ${failed.join(', ')} FROM ${table}`);
  return {
    table,
    tests: tests.filter((_, i) => found[`f${i}`] === true).map(({ sql }) => sql),
    rows: Number(found['rows']),
  };
}
