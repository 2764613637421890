import { identifier, textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import type { Contract } from '../contract/contract.ts';
import { rowsPerFile, storedTable } from '../contract/stored-table.ts';
import { collectText } from '../problem/collect-problem.ts';

/** Whether keys are compared here. Tracks (time is part of the key) are full of repeats that the derived tables settle. */
export function keysAreChecked(contract: Contract): boolean {
  return contract.time === undefined || !contract.key.includes(contract.time);
}

/** Rows whose key came earlier. */
export const repeatedTable = (contract: Contract): string => identifier(`_repeated_${contract.id}`);

/**
 * Finds rows of `relation` whose key came earlier. A row that repeats it whole is dropped, one that differs goes to quarantine.
 * Leaves the rows to take out in `repeatedTable`; answers how many of each there are.
 */
export async function findDuplicates(
  warehouse: Warehouse,
  contract: Contract,
  relation: string,
  fileOf: (no: number) => string,
): Promise<{ same: number; different: number }> {
  const repeated = repeatedTable(contract);
  const keys = contract.key.map(identifier).join(', ');
  const others = Object.keys(storedTable(contract).columns)
    .filter((name) => name !== '_row')
    .map(identifier);
  // Hashes first, and sorted: grouping whole keys of a large table costs several times as much, grouping hashes half as much again.
  const sorted = `SELECT h, lag(h) OVER (ORDER BY h) AS before FROM (SELECT hash(${keys}) AS h FROM ${relation})`;
  const hashes = `SELECT DISTINCT h FROM (${sorted}) WHERE h = before`;
  const [{ count } = { count: 0 }] = await warehouse.rows(`SELECT count(*) AS count FROM (${hashes})`);
  if (count === 0) return { same: 0, different: 0 };
  const suspects = `SELECT *, hash(${others.join(', ')}) AS _content FROM ${relation} WHERE hash(${keys}) IN (${hashes})`;
  const ranked = `SELECT _row, ${keys}, _content = first_value(_content) OVER same_key AS same, first_value(_row) OVER same_key AS first_row, row_number() OVER same_key AS n FROM (${suspects}) WINDOW same_key AS (PARTITION BY ${keys} ORDER BY _row)`;
  await warehouse.exec(
    `CREATE OR REPLACE TABLE ${repeated} AS SELECT _row, same, first_row, concat_ws('+', ${keys}) AS key_text FROM (${ranked}) WHERE n > 1`,
  );
  const files = await warehouse.rows(
    `SELECT DISTINCT first_row // ${rowsPerFile} AS no FROM ${repeated} WHERE NOT same`,
  );
  const names = files.map(({ no }) => `WHEN ${no} THEN ${textLiteral(fileOf(Number(no)))}`);
  const text = (language: 'zh' | 'en'): string => {
    const parts = collectText('duplicate-key', { file: '⟨file⟩', line: '⟨line⟩' })[language].split(/(⟨file⟩|⟨line⟩)/);
    const file = `CASE first_row // ${rowsPerFile} ${names.join(' ')} END`;
    const line = `CAST(first_row % ${rowsPerFile} AS VARCHAR)`;
    return `concat(${parts.map((part) => (part === '⟨file⟩' ? file : part === '⟨line⟩' ? line : textLiteral(part))).join(', ')})`;
  };
  if (files.length > 0) {
    await warehouse.exec(
      `INSERT INTO _quarantine SELECT _row, ${textLiteral(contract.id)}, ${textLiteral(contract.key[0] as string)}, key_text, 'duplicate-key', ${text('zh')}, ${text('en')} FROM ${repeated} WHERE NOT same`,
    );
  }
  const [counts] = await warehouse.rows(
    `SELECT count(*) FILTER (WHERE same) AS same, count(*) FILTER (WHERE NOT same) AS different FROM ${repeated}`,
  );
  return { same: Number(counts?.['same'] ?? 0), different: Number(counts?.['different'] ?? 0) };
}
