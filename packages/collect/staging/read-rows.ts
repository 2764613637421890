import { columnTypes } from '@plumb/stores/warehouse/duckdb/column-types';
import { identifier, textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { TableSpec } from '@plumb/stores/warehouse/port';
import type { Contract, ContractColumn } from '../contract/contract.ts';
import { storedTable } from '../contract/stored-table.ts';
import { brokenSql, hasSlowPath, pointSql, unreadSql, valueSql } from '../convert/value-sql.ts';

/** A table of a file on its way in. `relation` gives `_line` and the delivered columns as texts. */
export type StagedTable = {
  /** Number of the file × rowsPerFile. */
  base: number;
  relation: string;
  /** Whether `_line` is negative for rows with a text that wants cleaning; texts are taken as they are otherwise. */
  marksOdd: boolean;
  /** Contract column → its text in the relation (SQL), and what numbers are multiplied by. */
  columns: Map<string, { text: string; factor: number }>;
};

export const rawName = (name: string): string => identifier(`r_${name}`);

/** The SQL type of a stored column. */
export function sqlType(contract: Contract, name: string): string {
  let types = typesOf.get(contract);
  if (!types) {
    types = storedTable(contract).columns;
    typesOf.set(contract, types);
  }
  const type = types[name];
  if (type === undefined) throw new Error(`${contract.id} has no column ${name}`);
  return String(columnTypes[type]);
}

const typesOf = new WeakMap<Contract, TableSpec['columns']>();

export const isText = (column: ContractColumn): boolean =>
  ['string', 'text', 'enum', 'json', 'geometry'].includes(column.type);

export type ReadColumn = { name: string; column: ContractColumn; factor: number };

export function readColumns(contract: Contract, table: StagedTable): ReadColumn[] {
  return Object.entries(contract.columns).flatMap(([name, column]) => {
    const found = table.columns.get(name);
    return found ? [{ name, column, factor: found.factor }] : [];
  });
}

/** The stored columns of one contract column, as SQL over its text; the parts of a point beside it. */
export function storedSql({ name, column, factor }: ReadColumn, odd: string): string[] {
  const r = rawName(name);
  const value = `${valueSql(column, r, odd, factor)} AS ${identifier(name)}`;
  if (column.shape !== 'point') return [value];
  return [
    value,
    `${pointSql(r, 1)} AS ${identifier(`${name}_lng`)}`,
    `${pointSql(r, 2)} AS ${identifier(`${name}_lat`)}`,
  ];
}

/** All stored columns in the order of the table, NULL for what was not delivered. */
export function storedList(contract: Contract, delivered: ReadonlySet<string>): string {
  const names = Object.keys(storedTable(contract).columns);
  return names
    .map((name) => {
      if (name === '_row' || delivered.has(name) || delivered.has(name.replace(/_(?:lng|lat)$/, '')))
        return identifier(name);
      return `CAST(NULL AS ${sqlType(contract, name)}) AS ${identifier(name)}`;
    })
    .join(', ');
}

/** Rows of the file with their texts `r_…`, `_row` and `_odd`. */
export function textRows(contract: Contract, table: StagedTable): string {
  const columns = readColumns(contract, table);
  const texts = columns.map(({ name }) => `${table.columns.get(name)?.text} AS ${rawName(name)}`);
  const odd = table.marksOdd ? '_line < 0' : oddSql(columns, (name) => table.columns.get(name)?.text ?? 'NULL');
  return `SELECT abs(_line) + ${table.base} AS _row, ${odd} AS _odd, ${texts.join(', ')} FROM ${table.relation}`;
}

/** Whether a text of the row wants cleaning. Numbers and times need no flag: what their fast form cannot read goes to the parser anyway. */
export function oddSql(columns: readonly ReadColumn[], textOf: (name: string) => string): string {
  const texts = columns.filter(({ column }) => isText(column)).map(({ name }) => `plumb_odd(${textOf(name)})`);
  return texts.length === 0 ? 'false' : `${texts.map((test) => `coalesce(${test}, false)`).join(' OR ')}`;
}

/** Rows with their stored columns beside the texts, by the fast forms alone. */
export function valueRows(contract: Contract, table: StagedTable): string {
  const columns = readColumns(contract, table).flatMap((column) => storedSql(column, '_odd'));
  return `SELECT *, ${columns.join(', ')} FROM (${textRows(contract, table)})`;
}

/** SQL that is true where any text of a row was not read by its fast form. Texts that no parser reads are looked at only in odd rows. */
export function anyUnread(contract: Contract, table: StagedTable): string {
  const columns = readColumns(contract, table);
  const slow = columns.filter(({ column }) => hasSlowPath(column));
  const others = columns.filter(({ column }) => !hasSlowPath(column));
  const parts = slow.map(({ name }) => unreadSql(rawName(name), identifier(name)));
  if (others.length > 0)
    parts.push(`CASE WHEN _odd THEN ${others.map(({ name }) => brokenSql(rawName(name))).join(' OR ')} END`);
  return `coalesce(${parts.join(' OR ')}, false)`;
}

/** The same or true, at almost no cost: a column that may need its parser is empty, or a text is odd. */
export function anyUnreadGate(contract: Contract, table: StagedTable): string {
  const slow = readColumns(contract, table).filter(({ column }) => hasSlowPath(column));
  return ['_odd', ...slow.map(({ name }) => `${identifier(name)} IS NULL`)].join(' OR ');
}

/**
 * `read_csv` over segments of rows that the scanner has made regular. Not in parallel within a file: the engine would cut it
 * into batches smaller than a row group and copy every row once more to put them in order, at half the speed.
 */
export function segmentRelation(paths: readonly string[], columns: number, delimiter: string): string {
  const files = `[${paths.map(textLiteral).join(', ')}]`;
  const names = Array.from({ length: columns }, (_, i) => `c${i}: 'VARCHAR'`).join(', ');
  return `read_csv(${files}, auto_detect = false, parallel = false, header = false, delim = ${textLiteral(delimiter)}, quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = true, strict_mode = true, new_line = '\\n', buffer_size = 4194304, max_line_size = 2000000, columns = {_line: 'BIGINT', ${names}})`;
}
