import { identifier } from '@plumb/stores/warehouse/duckdb/literal';
import type { Duckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { Contract } from '../contract/contract.ts';
import { rowsPerFile, storedTable } from '../contract/stored-table.ts';
import { keysAreChecked } from '../staging/drop-duplicates.ts';
import { sqlType } from '../staging/read-rows.ts';

export type TakeIn = {
  main: Duckdb;
  /** Holds the dataset's good rows, numbered from file 1. */
  intake: Duckdb;
  contract: Contract;
  /** Numbers of the intake's files among all files. */
  firstFile: number;
  lastFile: number;
  replaces: boolean;
};

/**
 * Brings a dataset's rows from an intake into the kept warehouse, whole or not at all; done again it changes nothing more. A row
 * that is there already in the same words stays as it is, with its first source. Returns how many were new.
 */
export async function takeIn(options: TakeIn): Promise<number> {
  const { main, intake, contract, firstFile, lastFile, replaces } = options;
  await makeRoom(main, contract);
  const table = identifier(contract.id);
  const shifted = `_row + ${(firstFile - 1) * rowsPerFile}`;
  if (!keysAreChecked(contract)) {
    // Fixes are only ever added; the derived tables settle what comes twice.
    const ours = `_row >= ${firstFile * rowsPerFile} AND _row < ${(lastFile + 1) * rowsPerFile}`;
    await exchange(options, replaces ? 'true' : ours, `${await intake.database()}.main.${table}`, shifted);
    const [count] = await intake.rows(`SELECT count(*) AS n FROM ${table}`);
    return Number(count?.['n']);
  }
  await findStaying(options, shifted);
  const come = `${await intake.database()}.main._come`;
  const sameKey = contract.key.map((name) => sameIn(name, 'c', table)).join(' AND ');
  if (replaces) await exchange(options, 'true', come, 'coalesce(_old, _row)');
  else {
    await intake.exec('DELETE FROM _come WHERE _old IS NOT NULL');
    await exchange(options, `EXISTS (SELECT 1 FROM ${come} c WHERE ${sameKey})`, come, '_row');
  }
  const [count] = await intake.rows('SELECT count(*) FILTER (WHERE _old IS NULL) AS n FROM _come');
  await intake.exec('DROP TABLE _come');
  return Number(count?.['n']);
}

const sameIn = (name: string, a: string, b: string) =>
  `${a}.${identifier(name)} IS NOT DISTINCT FROM ${b}.${identifier(name)}`;
const dataColumns = (contract: Contract) =>
  Object.keys(storedTable(contract).columns).filter((name) => name !== '_row');

/** `_come`: the rows with their numbers; `_old` is the number of the row that says the same already. */
async function findStaying({ main, intake, contract }: TakeIn, shifted: string): Promise<void> {
  const table = identifier(contract.id);
  const kept = `${await main.database()}.main.${table}`;
  const names = dataColumns(contract);
  const columns = names.map((name) => `n.${identifier(name)}`).join(', ');
  const same = names.map((name) => sameIn(name, 'k', 'n')).join(' AND ');
  const old = `SELECT n._row AS new_row, min(k._row) AS _old FROM ${table} n JOIN ${kept} k ON ${same} GROUP BY n._row`;
  await intake.exec('DROP TABLE IF EXISTS _come');
  await intake.exec(
    `CREATE TABLE _come AS SELECT ${columns}, n.${shifted} AS _row, o._old FROM ${table} n LEFT JOIN (${old}) o ON o.new_row = n._row`,
  );
}

async function exchange({ main, contract }: TakeIn, gone: string, from: string, row: string): Promise<void> {
  const list = dataColumns(contract).map(identifier).join(', ');
  const table = identifier(contract.id);
  await main.exec(
    `BEGIN; DELETE FROM ${table} WHERE ${gone}; INSERT INTO ${table} (${list}, _row) SELECT ${list}, ${row} FROM ${from}; COMMIT`,
  );
}

/** The dataset's table with every column of its contract; a contract may have gained some since. */
export async function makeRoom(main: Duckdb, contract: Contract): Promise<void> {
  const columns = Object.keys(storedTable(contract).columns).map(
    (name) => `${identifier(name)} ${sqlType(contract, name)}`,
  );
  const table = identifier(contract.id);
  await main.exec(`CREATE TABLE IF NOT EXISTS ${table} (${columns.join(', ')})`);
  const there = await main.rows(
    `SELECT column_name AS name FROM duckdb_columns() WHERE table_name = $id AND database_name = current_database()`,
    { id: contract.id },
  );
  const known = new Set(there.map(({ name }) => String(name)));
  for (const [i, name] of Object.keys(storedTable(contract).columns).entries())
    if (!known.has(name)) await main.exec(`ALTER TABLE ${table} ADD COLUMN ${columns[i]}`);
}
