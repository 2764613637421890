import { identifier } from '@plumb/stores/warehouse/duckdb/literal';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import type { Contract } from '../contract/contract.ts';
import { rowsPerFile, storedTable } from '../contract/stored-table.ts';
import {
  anyUnread,
  anyUnreadGate,
  rawName,
  readColumns,
  type StagedTable,
  sqlType,
  storedList,
  valueRows,
} from './read-rows.ts';
import { anyGate, anyRule, rowRules, tableWordRules } from './row-rules.ts';

/** The table that good rows of a dataset gather in; rows still to be looked at carry their texts in `_raw`. */
export const rowsTable = (contract: Contract): string => identifier(`_rows_${contract.id}`);

export async function createRowsTable(warehouse: Warehouse, contract: Contract): Promise<void> {
  const columns = Object.keys(storedTable(contract).columns).map(
    (name) => `${identifier(name)} ${sqlType(contract, name)}`,
  );
  await warehouse.exec(`CREATE OR REPLACE TABLE ${rowsTable(contract)} (${columns.join(', ')}, _raw VARCHAR[])`);
}

/** Reads the rows of a staged table by the fast forms; whatever they leave, or a rule rejects, is kept with its texts for `mendRows`. */
export async function loadRows(warehouse: Warehouse, contract: Contract, table: StagedTable): Promise<void> {
  const delivered = new Set(table.columns.keys());
  const rules = [...rowRules(contract, delivered), ...tableWordRules(contract, delivered)];
  const gate = `${anyUnreadGate(contract, table)} OR ${anyGate(rules)}`;
  const bad = `CASE WHEN ${gate} THEN ${anyUnread(contract, table)} OR ${anyRule(rules)} END`;
  const raws = readColumns(contract, table).map(({ name }) => rawName(name));
  await warehouse.exec(
    `INSERT INTO ${rowsTable(contract)} SELECT ${storedList(contract, delivered)}, CASE WHEN ${bad} THEN [${raws.join(', ')}] END AS _raw FROM (${valueRows(contract, table)})`,
  );
}

/** SQL that is true for the rows of one file. */
export function ofFile(table: StagedTable): string {
  return `_row >= ${table.base} AND _row < ${table.base + rowsPerFile}`;
}
