import type { Localised } from '@plumb/ground/localised';
import { problemText } from '@plumb/ground/problem';
import { identifier, textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { Contract, ContractColumn } from '../contract/contract.ts';
import { columnsOfCheck, parseRowCheck } from '../contract/row-check.ts';
import { requiredColumns } from '../header/match-header.ts';
import { sumWords } from '../header/note-row.ts';
import { collectText } from '../problem/collect-problem.ts';

/** What a contract asks of a row once its values are read; `sql` is true where the row breaks it. */
export type RowRule = {
  problem: string;
  column: string;
  sql: string;
  /** Cheaper SQL that is true wherever `sql` is. */
  gate?: string;
  texts: Localised;
};

/** Pairs of columns that hold one point: longitude and latitude, and the two parts of a point. */
export function coordinatePairs(contract: Contract): [lng: string, lat: string][] {
  const entries = Object.entries(contract.columns);
  const lngs = entries.filter(([, column]) => column.kind === 'longitude').map(([name]) => name);
  const lats = entries.filter(([, column]) => column.kind === 'latitude').map(([name]) => name);
  const pairs = lngs.flatMap((lng, i): [string, string][] => (lats[i] === undefined ? [] : [[lng, lats[i]]]));
  const points = entries.filter(([, column]) => column.shape === 'point');
  return [...pairs, ...points.map(([name]): [string, string] => [`${name}_lng`, `${name}_lat`])];
}

const inChina = (lng: string, lat: string): string =>
  `${lng} BETWEEN 72.004 AND 137.8347 AND ${lat} BETWEEN 0.8293 AND 55.8271`;

/** As ground's `coordinateProblem`. */
function coordinateRules([lngName, latName]: [string, string]): RowRule[] {
  const lng = identifier(lngName);
  const lat = identifier(latName);
  const column = lngName.replace(/_lng$/, '');
  const zero = `abs(${lng}) < 1e-6 AND abs(${lat}) < 1e-6`;
  const swapped = `NOT (${inChina(lng, lat)}) AND ${inChina(lat, lng)}`;
  const range = `NOT (${swapped}) AND (abs(${lng}) > 180 OR abs(${lat}) > 90)`;
  const gate = `NOT (${inChina(lng, lat)})`;
  return [
    { problem: 'coordinate-zero', column, gate, sql: `(${zero})`, texts: problemText('coordinate-zero') },
    { problem: 'coordinate-swapped', column, gate, sql: `(${swapped})`, texts: problemText('coordinate-swapped') },
    {
      problem: 'coordinate-out-of-range',
      column,
      gate,
      sql: `(${range})`,
      texts: problemText('coordinate-out-of-range'),
    },
  ];
}

function columnRules(name: string, column: ContractColumn, required: boolean): RowRule[] {
  const labels = { column: name, label: column.zh };
  const sql = identifier(name);
  const rules: RowRule[] = [];
  if (required) {
    rules.push({ problem: 'required', column: name, sql: `${sql} IS NULL`, texts: collectText('required', labels) });
  }
  if (column.min !== undefined) {
    const texts = collectText('too-small', { ...labels, min: column.min });
    rules.push({ problem: 'too-small', column: name, sql: `${sql} < ${column.min}`, texts });
  }
  if (column.max !== undefined) {
    const texts = collectText('too-large', { ...labels, max: column.max });
    rules.push({ problem: 'too-large', column: name, sql: `${sql} > ${column.max}`, texts });
  }
  return rules;
}

/** Every rule of the contract over one row, for the columns that were delivered. */
export function rowRules(contract: Contract, delivered: ReadonlySet<string>): RowRule[] {
  const required = requiredColumns(contract);
  const there = (name: string): boolean => delivered.has(name) || delivered.has(name.replace(/_(?:lng|lat)$/, ''));
  const rules = Object.entries(contract.columns)
    .filter(([name]) => delivered.has(name))
    .flatMap(([name, column]) => columnRules(name, column, required.includes(name)));
  for (const pair of coordinatePairs(contract)) if (pair.every(there)) rules.push(...coordinateRules(pair));
  for (const check of contract.checks ?? []) {
    const columns = columnsOfCheck(parseRowCheck(check.sql));
    if (!columns.every((name) => delivered.has(name))) continue;
    const texts = { zh: check.zh, en: check.en };
    rules.push({ problem: check.id, column: columns[0] ?? '', sql: `(${check.sql}) IS FALSE`, texts });
  }
  return rules;
}

/** Sums beside a row number and headers in other words are no rows either; a key is where they show. */
export function tableWordRules(contract: Contract, delivered: ReadonlySet<string>): RowRule[] {
  return contract.key.flatMap((name): RowRule[] => {
    const column = contract.columns[name] as ContractColumn;
    if (!delivered.has(name) || column.type !== 'string') return [];
    const words = new Set([...sumWords, name, column.zh, column.en, ...(column.also ?? [])]);
    const sql = [...words].map((word) => `${identifier(name)} = ${textLiteral(word)}`).join(' OR ');
    return [{ problem: 'table-word', column: name, sql: `(${sql})`, texts: collectText('table-word') }];
  });
}

/** SQL that is true where a row breaks any of the rules; never null. */
export function anyRule(rules: readonly RowRule[]): string {
  return rules.length === 0 ? 'false' : `coalesce(${rules.map((rule) => `(${rule.sql})`).join(' OR ')}, false)`;
}

/** The same or true: which rows are worth asking `anyRule`. */
export function anyGate(rules: readonly RowRule[]): string {
  const gates = new Set(rules.map((rule) => rule.gate ?? rule.sql));
  return gates.size === 0 ? 'false' : [...gates].map((gate) => `(${gate})`).join(' OR ');
}
