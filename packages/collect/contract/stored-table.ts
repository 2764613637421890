import type { StoredType, TableSpec } from '@plumb/stores/warehouse/port';
import type { Contract, ContractColumn } from './contract.ts';

const stored: Record<ContractColumn['type'], StoredType> = {
  string: 'string',
  text: 'string',
  enum: 'string',
  json: 'string',
  geometry: 'string',
  int: 'int',
  decimal: 'decimal',
  bool: 'bool',
  date: 'date',
  datetime: 'datetime',
};

/** File number × this + line number = `_row`, the address of a source row inside a data set. Stays below 2^53. */
export const rowsPerFile = 10_000_000_000;

/**
 * The warehouse table of a dataset: its contract's columns, `<name>_lng` and `<name>_lat` for each point,
 * and `_row`. A json column holds a JSON text.
 */
export function storedTable(contract: Contract): TableSpec {
  const columns: Record<string, StoredType> = {};
  for (const [name, column] of Object.entries(contract.columns)) {
    columns[name] = stored[column.type];
    if (column.shape === 'point') {
      columns[`${name}_lng`] = 'decimal';
      columns[`${name}_lat`] = 'decimal';
    }
  }
  columns['_row'] = 'int';
  return { name: contract.id, columns, key: contract.key };
}
