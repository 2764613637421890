import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { TableSpec, Warehouse } from '@plumb/stores/warehouse/port';

/** A DuckDB with empty tables, to bind statements against. One for a set of tables, however often it is asked for. */
const binders = new WeakMap<object, Promise<Warehouse>>();

async function openBinder(tables: Iterable<TableSpec>): Promise<Warehouse> {
  const warehouse = await openDuckdb({ threads: 1 });
  for (const table of tables) await warehouse.load(table, [], 'replace');
  return warehouse;
}

export type Bound = { error: string } | { reads: Map<string, Set<string>> };

/** Binds a DuckDB statement: DuckDB's own words where it does not bind, else the columns that its plan reads, by table. `key` stands for the set of tables. */
export async function bind(statement: string, key: object, tables: () => Iterable<TableSpec>): Promise<Bound> {
  let binder = binders.get(key);
  if (!binder) {
    binder = openBinder(tables());
    binders.set(key, binder);
  }
  const [row] = await (await binder).rows('SELECT json_serialize_plan($statement::VARCHAR) AS plan', { statement });
  const plan: unknown = JSON.parse(String(row?.['plan']));
  const failure = plan as { error?: boolean; error_message?: string };
  if (failure.error) return { error: (failure.error_message ?? '').split('\n', 1)[0] ?? '' };
  const reads = new Map<string, Set<string>>();
  collect(plan, reads);
  return { reads };
}

function collect(node: unknown, reads: Map<string, Set<string>>): void {
  if (Array.isArray(node)) for (const child of node) collect(child, reads);
  else if (node !== null && typeof node === 'object') {
    const record = node as Record<string, unknown>;
    if (record['type'] === 'LOGICAL_GET' && record['name'] !== 'unnest') scan(record, reads);
    for (const child of Object.values(record)) collect(child, reads);
  }
}

/** A table function in place of a table is named as itself, and so is in no grant. */
function scan(record: Record<string, unknown>, reads: Map<string, Set<string>>): void {
  const data = record['function_data'] as { table?: string } | undefined;
  const table = data?.table ?? String(record['name']);
  const names = record['names'] as string[];
  const columns = reads.get(table) ?? new Set();
  for (const { index } of record['column_indexes'] as { index: number }[]) {
    const name = names[index];
    if (name) columns.add(name);
  }
  reads.set(table, columns);
}
