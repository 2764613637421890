import { identifier } from '@plumb/stores/warehouse/duckdb/literal';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import type { Contract } from '../contract/contract.ts';
import { rowsPerFile, storedTable } from '../contract/stored-table.ts';
import { findDuplicates, keysAreChecked, repeatedTable } from '../staging/drop-duplicates.ts';
import { rowsTable } from '../staging/load-rows.ts';
import { sqlType } from '../staging/read-rows.ts';
import { namesCoordinateSystem, toWgs84 } from '../staging/to-wgs84.ts';

/** SELECTs over files that were not copied, with the good rows in each. */
export type ViewPart = { no: number; select: string; rows: number };

export type FinishedDataset = { rowsByFile: Map<number, number>; repeated: number };

/** Makes the table or view that carries the dataset's name; good rows only, each once. Datasets may be finished side by side. */
export async function finishDataset(
  warehouse: Warehouse,
  contract: Contract,
  parts: readonly ViewPart[],
  fileOf: (no: number) => string,
): Promise<FinishedDataset> {
  const rows = rowsTable(contract);
  const name = identifier(contract.id);
  const repeated = repeatedTable(contract);
  if (namesCoordinateSystem(contract)) await toWgs84(warehouse, contract);
  const list = Object.keys(storedTable(contract).columns).map(identifier).join(', ');
  const all = [...parts.map((part) => part.select), `SELECT ${list} FROM ${rows}`].join(' UNION ALL ');
  const taken = await takeOutDuplicates(warehouse, contract, `(${all})`, fileOf);
  await warehouse.exec(`ALTER TABLE ${rows} DROP COLUMN _raw`);
  if (parts.length === 0) await warehouse.exec(`ALTER TABLE ${rows} RENAME TO ${name}`);
  // Streams of fixes stay where they are; what models join again and again is converted once.
  else if (!keysAreChecked(contract)) await warehouse.exec(`CREATE VIEW ${name} AS ${all}`);
  else {
    const kept = taken.byFile.size === 0 ? '' : ` WHERE _row NOT IN (SELECT _row FROM ${repeated})`;
    await warehouse.exec(`CREATE TABLE ${name} AS SELECT * FROM (${all})${kept}`);
    await warehouse.exec(`DROP TABLE ${rows}`);
  }
  await warehouse.exec(`DROP TABLE IF EXISTS ${repeated}`);
  const isView = parts.length > 0 && !keysAreChecked(contract);
  const rowsByFile = await countByFile(warehouse, isView ? rows : name);
  if (isView) for (const part of parts) rowsByFile.set(part.no, part.rows + (rowsByFile.get(part.no) ?? 0));
  return { rowsByFile, repeated: taken.same };
}

/** Makes room for the datasets' names; those that were not delivered become empty tables. */
export async function prepareNames(
  warehouse: Warehouse,
  contracts: readonly Contract[],
  delivered: ReadonlySet<string>,
): Promise<void> {
  const found = await warehouse.rows(
    'SELECT table_name AS name, table_type AS type FROM information_schema.tables WHERE table_catalog = current_database()',
  );
  const kinds = new Map(found.map(({ name, type }) => [String(name), type === 'VIEW' ? 'VIEW' : 'TABLE']));
  const statements: string[] = [];
  for (const contract of contracts) {
    const name = identifier(contract.id);
    const kind = kinds.get(contract.id);
    if (kind) statements.push(`DROP ${kind} ${name}`);
    if (delivered.has(contract.id)) continue;
    const columns = Object.keys(storedTable(contract).columns).map(
      (column) => `${identifier(column)} ${sqlType(contract, column)}`,
    );
    statements.push(`CREATE TABLE ${name} (${columns.join(', ')})`);
  }
  await warehouse.exec(statements.join(';\n'));
}

/** Rows loaded into the table leave it here; rows in files are only counted, their view leaves them out. */
async function takeOutDuplicates(
  warehouse: Warehouse,
  contract: Contract,
  relation: string,
  fileOf: (no: number) => string,
): Promise<{ same: number; byFile: Map<number, number> }> {
  const none = { same: 0, byFile: new Map<number, number>() };
  if (!keysAreChecked(contract)) return none;
  const found = await findDuplicates(warehouse, contract, relation, fileOf);
  if (found.same + found.different === 0) return none;
  const rows = rowsTable(contract);
  const repeated = repeatedTable(contract);
  const taken = identifier(`_taken_${contract.id}`);
  await warehouse.exec(
    `CREATE OR REPLACE TABLE ${taken} AS SELECT _row FROM ${rows} WHERE _row IN (SELECT _row FROM ${repeated})`,
  );
  for (const from of [rows, repeated])
    await warehouse.exec(`DELETE FROM ${from} WHERE _row IN (SELECT _row FROM ${taken})`);
  await warehouse.exec(`DROP TABLE ${taken}`);
  return { same: found.same, byFile: await countByFile(warehouse, repeated) };
}

async function countByFile(warehouse: Warehouse, table: string): Promise<Map<number, number>> {
  const counts = await warehouse.rows(
    `SELECT _row // ${rowsPerFile} AS no, count(*) AS count FROM ${table} GROUP BY ALL`,
  );
  return new Map(counts.map(({ no, count }) => [Number(no), Number(count)]));
}
