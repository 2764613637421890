import { join } from 'node:path';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { storedTable } from '@plumb/collect/contract/stored-table';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { Cell, Row, Warehouse } from '@plumb/stores/warehouse/port';
import { buildDerived, type DerivedOptions } from './build-derived.ts';
import { datasetsUnder } from './order-derived.ts';
import { readDerived } from './read-derived.ts';

const library = join(import.meta.dirname, '../../../library');
const contracts = readContracts(library);
export const derived = readDerived(library);

/** Partial rows of datasets; `_row` counts from 1 where it is absent. */
type Given = Record<string, { [column: string]: Cell | undefined }[]>;

/** For tests: the datasets given, the others empty, and the derived tables needed made from them on DuckDB. */
export async function derivedFrom(
  datasets: Given,
  needed: string[],
  options: Partial<DerivedOptions> = {},
): Promise<Warehouse> {
  const warehouse = await openDuckdb({ threads: 1 });
  for (const id of datasetsUnder(derived, needed, new Set(options.given?.keys()))) {
    const contract = contracts.get(id);
    if (!contract) throw new Error(`no dataset ${id}`);
    const rows = (datasets[id] ?? []).map((row, i) => ({ _row: i + 1, ...row }) as Row);
    await warehouse.load(storedTable(contract), rows, 'replace');
  }
  await buildDerived({ warehouse, derived, needed, standards: [], ...options });
  return warehouse;
}

/** The columns named of a derived table made from the datasets given, as arrays in their own order. */
export async function columnsOf(
  datasets: Given,
  table: string,
  columns: string[],
  options: Partial<DerivedOptions> = {},
) {
  const warehouse = await derivedFrom(datasets, [table], options);
  try {
    const rows = await warehouse.rows(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ALL`);
    return rows.map((row) => columns.map((column) => row[column] ?? null));
  } finally {
    await warehouse.close();
  }
}
