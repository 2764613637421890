import { nearest } from '@plumb/ground/edit-distance';
import type { Contract, ContractColumn } from '../contract/contract.ts';
import { headerKey } from '../contract/header-key.ts';
import { unitInHeader } from '../convert/unit.ts';

export type HeaderMatch = {
  contract: Contract;
  /** Contract column → where it stands, and what a value is multiplied by (a header of 万元 gives 10000). */
  columns: Map<string, { index: number; factor: number; unitNamed: boolean }>;
  unknown: string[];
  twice: { column: string; cells: string[] }[];
  /** Columns whose header names a unit or coordinate system that does not convert to the column's: not read. */
  foreign: { column: string; cell: string }[];
  missing: string[];
  cells: number;
};

/** Headers are looked at once for each contract. */
const keys = new Map<string, string>();

function keyOf(cell: string): string {
  let key = keys.get(cell);
  if (key === undefined) {
    key = headerKey(cell);
    if (keys.size > 10_000) keys.clear();
    keys.set(cell, key);
  }
  return key;
}

const indexes = new WeakMap<Contract, Map<string, string>>();

/** Every accepted spelling of the contract's columns → column. The first column that claims a spelling keeps it. */
function spellings(contract: Contract): Map<string, string> {
  let index = indexes.get(contract);
  if (index) return index;
  index = new Map();
  const columns = Object.entries(contract.columns);
  const ranks: ((name: string, column: ContractColumn) => string[])[] = [
    (name) => [name],
    (_, column) => [column.zh],
    (_, column) => column.also ?? [],
    (_, column) => [column.en],
  ];
  for (const rank of ranks) {
    for (const [name, column] of columns) {
      for (const spelling of rank(name, column)) {
        const key = headerKey(spelling);
        if (key !== '' && !index.has(key)) index.set(key, name);
      }
    }
  }
  indexes.set(contract, index);
  return index;
}

/** A cell may hold line ends; a message has one line. */
const oneLine = (cell: string): string => cell.trim().replace(/\s+/g, ' ');

/** Reads a row as the header of a dataset. */
export function matchHeader(cells: readonly string[], contract: Contract): HeaderMatch {
  const index = spellings(contract);
  const columns: HeaderMatch['columns'] = new Map();
  const seen = new Map<string, string[]>();
  const unknown: string[] = [];
  const foreign: HeaderMatch['foreign'] = [];
  let filled = 0;
  cells.forEach((cell, i) => {
    const key = keyOf(cell);
    if (key === '') return;
    filled++;
    const name = index.get(key);
    if (name === undefined) {
      if (!/^(?:序号|编号|no|id|行号|序)$/.test(key) || contract.columns[key]) unknown.push(oneLine(cell));
      return;
    }
    const cellsOf = seen.get(name);
    if (cellsOf) cellsOf.push(oneLine(cell));
    else {
      seen.set(name, [oneLine(cell)]);
      const unit = unitInHeader(cell, contract.columns[name] as ContractColumn);
      if (unit === 'foreign') foreign.push({ column: name, cell: oneLine(cell) });
      else columns.set(name, { index: i, factor: unit === 'none' ? 1 : unit, unitNamed: unit !== 'none' });
    }
  });
  const missing = Object.keys(contract.columns).filter((name) => !columns.has(name));
  const twice = [...seen].filter(([, all]) => all.length > 1).map(([column, all]) => ({ column, cells: all }));
  return { contract, columns, unknown, twice, foreign, missing, cells: filled };
}

/** The spelling of a column not yet found that an unknown header is nearest to. */
export function nearestColumn(match: HeaderMatch, cell: string): string | undefined {
  const free = match.missing.flatMap((name) => [name, match.contract.columns[name]?.zh ?? name]);
  const near = nearest(headerKey(cell), free.map(headerKey));
  return free.find((spelling) => headerKey(spelling) === near);
}

/** Columns without which no row of the dataset can be good. */
export function requiredColumns(contract: Contract): string[] {
  return Object.entries(contract.columns)
    .filter(([name, column]) => column.required ?? contract.key.includes(name))
    .map(([name]) => name);
}
