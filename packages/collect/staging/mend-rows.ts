import { identifier, textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { Row, TableSpec, Warehouse } from '@plumb/stores/warehouse/port';
import type { Contract } from '../contract/contract.ts';
import { convertValue } from '../convert/convert-value.ts';
import { unusualSql } from '../convert/usual-sql.ts';
import { hasSlowPath, isParsedKind, unreadSql, valueSql } from '../convert/value-sql.ts';
import { ofFile, rowsTable } from './load-rows.ts';
import {
  type ReadColumn,
  rawName,
  readColumns,
  type StagedTable,
  sqlType,
  storedList,
  storedSql,
} from './read-rows.ts';
import { anyRule, type RowRule, rowRules, tableWordRules } from './row-rules.ts';

/** Distinct texts that the fast forms leave, and what the parsers made of them. */
const readings: TableSpec = {
  name: '_readings',
  columns: {
    column: 'string',
    text: 'string',
    value: 'string',
    lng: 'decimal',
    lat: 'decimal',
    problem: 'string',
    zh: 'string',
    en: 'string',
  },
};

/**
 * The second look at a file's rows: those set aside in `_raw`, and those with a plate, identity number, code or phone that is not
 * in its normal form. Each distinct text goes through its parser once; rows that come out good join the others, the rest go to
 * quarantine with every value that is wrong.
 */
export async function mendRows(warehouse: Warehouse, contract: Contract, table: StagedTable): Promise<void> {
  const columns = readColumns(contract, table);
  const rows = rowsTable(contract);
  const texts = columns.map(({ name }, i) => `_raw[${i + 1}] AS ${rawName(name)}`);
  const aside = `_raw IS NOT NULL AND ${ofFile(table)}`;
  await warehouse.exec(
    `CREATE OR REPLACE TABLE _aside AS SELECT _row, true AS _odd, ${texts.join(', ')} FROM ${rows} WHERE ${aside}`,
  );
  await warehouse.exec(`DELETE FROM ${rows} WHERE ${aside}`);
  await mendAside(warehouse, contract, table, `${rows} WHERE ${ofFile(table)}`);
}

/**
 * The same for rows that stand in `_aside` already, with their texts. `stored` are rows thought good, whose plates and the like
 * are still to be looked at.
 */
export async function mendAside(
  warehouse: Warehouse,
  contract: Contract,
  table: StagedTable,
  stored?: string,
): Promise<void> {
  const columns = readColumns(contract, table);
  await warehouse.load(readings, [], 'replace');
  const read = new Set<string>();
  for (const column of columns) if (await readColumn(warehouse, column, stored)) read.add(column.name);
  if (stored !== undefined) await moveUnusual(warehouse, contract, table, read);
  const [{ count } = { count: 0 }] = await warehouse.rows('SELECT count(*) AS count FROM _aside');
  if (count !== 0) await settle(warehouse, contract, table, columns, read);
  await warehouse.exec('DROP TABLE _aside');
  await warehouse.exec('DROP TABLE _readings');
}

/** Parses the distinct texts of one column that want it; whether there were any. */
async function readColumn(warehouse: Warehouse, of: ReadColumn, stored: string | undefined): Promise<boolean> {
  const { name, column, factor } = of;
  const r = rawName(name);
  let source: string;
  if (isParsedKind(column)) {
    const others = stored === undefined ? '' : ` UNION SELECT DISTINCT ${identifier(name)} FROM ${stored}`;
    source = unusualSql(column, 'text', `(SELECT DISTINCT plumb_clean(${r}) AS text FROM _aside${others})`);
  } else if (hasSlowPath(column)) {
    const fast = valueSql(column, r, '_odd', factor);
    source = `SELECT DISTINCT ${r} FROM _aside WHERE ${unreadSql(r, fast)}`;
  } else return false;
  let found = 0;
  const parse = async function* (): AsyncGenerator<Row> {
    for await (const chunk of warehouse.stream(source)) {
      for (const text of chunk.strings(0)) {
        if (text === null) continue;
        const result = convertValue(name, column, text, factor);
        if (result.ok && result.value === text && isParsedKind(column)) continue;
        found++;
        yield result.ok
          ? { column: name, text, value: result.value, lng: result.point?.lng ?? null, lat: result.point?.lat ?? null }
          : { column: name, text, problem: result.problem, zh: result.texts.zh, en: result.texts.en };
      }
    }
  };
  await warehouse.load(readings, parse(), 'append');
  return found > 0;
}

/** Rows that were good so far but hold a text with a reading of its own. */
async function moveUnusual(
  warehouse: Warehouse,
  contract: Contract,
  table: StagedTable,
  read: ReadonlySet<string>,
): Promise<void> {
  const columns = readColumns(contract, table);
  const parts = columns
    .filter(({ name, column }) => isParsedKind(column) && read.has(name))
    .map(({ name }) => `${identifier(name)} IN (SELECT text FROM _readings WHERE "column" = ${textLiteral(name)})`);
  if (parts.length === 0) return;
  const where = `${ofFile(table)} AND (${parts.join(' OR ')})`;
  const texts = columns.map(storedText);
  const rows = rowsTable(contract);
  await warehouse.exec(`INSERT INTO _aside SELECT _row, true, ${texts.join(', ')} FROM ${rows} WHERE ${where}`);
  await warehouse.exec(`DELETE FROM ${rows} WHERE ${where}`);
}

/** A stored value as a text that the fast form reads back as it was. */
export function storedText({ name, column, factor }: ReadColumn): string {
  const sql = identifier(name);
  if (column.type === 'datetime') return `strftime(${sql}, '%Y-%m-%d %H:%M:%S')`;
  return `CAST(${factor === 1 ? sql : `round(${sql} / ${factor}, 9)`} AS VARCHAR)`;
}

function mendedSql(contract: Contract, of: ReadColumn, read: ReadonlySet<string>): string[] {
  const { name, column, factor } = of;
  if (!read.has(name)) return storedSql(of, '_odd');
  const m = identifier(`m_${name}`);
  const value = `CAST(${m}.value AS ${sqlType(contract, name)})`;
  const fast = valueSql(column, rawName(name), '_odd', factor);
  const mended = isParsedKind(column)
    ? `CASE WHEN ${m}.text IS NULL THEN ${fast} ELSE ${value} END`
    : `coalesce(${fast}, ${value})`;
  const columns = [`${mended} AS ${identifier(name)}`];
  if (column.shape === 'point') {
    for (const part of ['lng', 'lat'] as const) {
      const point = storedSql(of, '_odd')[part === 'lng' ? 1 : 2]?.replace(/ AS "[^"]*"$/, '');
      columns.push(`coalesce(${m}.${part}, ${point}) AS ${identifier(`${name}_${part}`)}`);
    }
  }
  return [...columns, ...['problem', 'zh', 'en'].map((part) => `${m}.${part} AS ${identifier(`${part}_${name}`)}`)];
}

async function settle(
  warehouse: Warehouse,
  contract: Contract,
  table: StagedTable,
  columns: ReadColumn[],
  read: ReadonlySet<string>,
): Promise<void> {
  const delivered = new Set(table.columns.keys());
  const joins = columns
    .filter(({ name }) => read.has(name))
    .map(({ name, column }) => {
      const m = identifier(`m_${name}`);
      const text = isParsedKind(column) ? `plumb_clean(${rawName(name)})` : rawName(name);
      return `LEFT JOIN _readings AS ${m} ON ${m}."column" = ${textLiteral(name)} AND ${m}.text = ${text}`;
    });
  const values = columns.flatMap((column) => mendedSql(contract, column, read));
  await warehouse.exec(
    `CREATE OR REPLACE TABLE _mended AS SELECT _aside.*, ${values.join(', ')} FROM _aside ${joins.join(' ')}`,
  );

  const rules = [...rowRules(contract, delivered), ...tableWordRules(contract, delivered)];
  const entries = columns.flatMap((column) => valueEntries(contract, column, read));
  entries.push(...rules.map((rule) => ruleEntry(contract, rule, read, delivered)));
  await warehouse.exec(`INSERT INTO _quarantine ${entries.join(' UNION ALL ')}`);
  const good = `_row NOT IN (SELECT _row FROM _quarantine WHERE ${ofFile(table)}) AND NOT (${anyRule(rules)})`;
  await warehouse.exec(
    `INSERT INTO ${rowsTable(contract)} SELECT ${storedList(contract, delivered)}, NULL FROM _mended WHERE ${good}`,
  );
  await warehouse.exec('DROP TABLE _mended');
}

function entry(
  contract: Contract,
  column: string,
  value: string,
  problem: string,
  zh: string,
  en: string,
  where: string,
): string {
  return `SELECT _row, ${textLiteral(contract.id)}, ${textLiteral(column)}, ${value}, ${problem}, ${zh}, ${en} FROM _mended WHERE ${where}`;
}

/** Values that could not be read: by their parser, or as any text at all. */
function valueEntries(contract: Contract, of: ReadColumn, read: ReadonlySet<string>): string[] {
  const { name, column } = of;
  const r = rawName(name);
  if (read.has(name)) {
    const problem = identifier(`problem_${name}`);
    const [zh, en] = [identifier(`zh_${name}`), identifier(`en_${name}`)];
    return [entry(contract, name, r, problem, zh, en, `${problem} IS NOT NULL`)];
  }
  if (hasSlowPath(column) || isParsedKind(column)) return [];
  const broken: [string, string][] = [
    ['formula-error', `starts_with(${r}, '#') AND NOT contains(${r}, chr(65533))`],
    ['undecodable', `contains(${r}, chr(65533))`],
    ['digits-lost', `NOT starts_with(${r}, '#') AND NOT contains(${r}, chr(65533))`],
  ];
  return broken.map(([code, where]) => {
    const result = convertValue(
      name,
      { ...column, type: 'string' },
      { 'formula-error': '#N/A', undecodable: '\ufffd', 'digits-lost': '1E+9' }[code] as string,
    );
    const texts = result.ok ? { zh: code, en: code } : result.texts;
    return entry(
      contract,
      name,
      r,
      textLiteral(code),
      textLiteral(texts.zh),
      textLiteral(texts.en),
      `plumb_broken(${r}) AND ${where}`,
    );
  });
}

/** A missing value whose text was refused is reported once, for the text. */
function ruleEntry(
  contract: Contract,
  rule: RowRule,
  read: ReadonlySet<string>,
  delivered: ReadonlySet<string>,
): string {
  const known = delivered.has(rule.column);
  const value = known ? rawName(rule.column) : 'CAST(NULL AS VARCHAR)';
  const refused =
    rule.problem === 'required' && read.has(rule.column) ? ` AND ${identifier(`problem_${rule.column}`)} IS NULL` : '';
  const { zh, en } = rule.texts;
  return entry(
    contract,
    rule.column,
    value,
    textLiteral(rule.problem),
    textLiteral(zh),
    textLiteral(en),
    `${rule.sql}${refused}`,
  );
}
