import { textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { ContractColumn } from '../contract/contract.ts';
import { falseWords, trueWords } from './convert-value.ts';
import { digitsKept } from './unit.ts';

/** Text columns whose good form only a parser can tell: their distinct values are looked at one by one. */
const parsedKinds: readonly (string | undefined)[] = ['plate', 'identity-number', 'credit-code', 'phone'];

export function isParsedKind(column: ContractColumn): boolean {
  return (column.type === 'string' || column.type === 'text') && parsedKinds.includes(column.kind);
}

/** Whether the fast form below may leave a good value unread, so that the parsers have to look at what it left. */
export function hasSlowPath(column: ContractColumn): boolean {
  if (column.type === 'string' || column.type === 'text')
    return column.kind === 'month' || column.kind === 'region-code';
  return column.type !== 'enum' || column.values !== undefined;
}

/** Every form read here begins with its year, so the text tells the range at less cost than the date. */
const inYears = (r: string, expression: string): string =>
  `CASE WHEN ${r} >= '1800' AND ${r} < '2201' THEN ${expression} END`;

function dateSql(r: string): string {
  const plain = `CASE WHEN strlen(${r}) = 10 THEN TRY_CAST(${r} AS DATE) END`;
  const other = `CAST(TRY_STRPTIME(${r}, ['%Y/%m/%d', '%Y年%m月%d日', '%Y-%m-%d', '%Y.%m.%d']) AS DATE)`;
  // Seven digits are one lost: the engine would take one for the day.
  const compact = `CASE WHEN strlen(${r}) = 8 THEN CAST(TRY_STRPTIME(${r}, '%Y%m%d') AS DATE) END`;
  return `COALESCE(${plain}, ${other}, ${compact})`;
}

/** A cast only where no offset can hide: DuckDB would shift `+08:00` to UTC. */
function datetimeSql(r: string): string {
  const plain = `CASE WHEN (strlen(${r}) = 19 AND ${r}[17] = ':') OR (strlen(${r}) = 16 AND ${r}[14] = ':') OR strlen(${r}) = 10 THEN TRY_CAST(${r} AS TIMESTAMP) END`;
  const forms = ['%Y/%m/%d %H:%M:%S', '%Y/%m/%d %H:%M', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%Y/%m/%d'];
  const chinese = ['%Y年%m月%d日 %H:%M:%S', '%Y年%m月%d日 %H:%M', '%Y年%m月%d日%H时%M分%S秒', '%Y年%m月%d日%H时%M分'];
  const list = [...forms, ...chinese].map(textLiteral).join(', ');
  const compact = `CASE WHEN strlen(${r}) = 14 THEN TRY_STRPTIME(${r}, '%Y%m%d%H%M%S') END`;
  return `COALESCE(${plain}, TRY_STRPTIME(${r}, [${list}]), ${compact})`;
}

/** Not IN: DuckDB turns a list into a join of its own, for each column. */
function isAny(r: string, list: readonly string[]): string {
  return list.length === 0 ? 'false' : list.map((word) => `${r} = ${textLiteral(word)}`).join(' OR ');
}

function enumSql(r: string, column: ContractColumn, odd: string): string {
  if (!column.values) return textSql(r, odd);
  const same = `WHEN ${isAny(r, Object.keys(column.values))} THEN ${r}`;
  const others = Object.entries(column.values)
    .filter(([, spellings]) => spellings.length > 0)
    .map(([value, spellings]) => `WHEN ${isAny(r, spellings)} THEN ${textLiteral(value)}`);
  return `CASE ${[same, ...others].join(' ')} END`;
}

function textSql(r: string, odd: string): string {
  return odd === 'false' ? r : `CASE WHEN ${odd} THEN plumb_clean(${r}) ELSE ${r} END`;
}

function jsonSql(r: string): string {
  const list = `to_json(list_filter(list_transform(regexp_split_to_array(${r}, '[、,，;；|\\n]'), lambda x: trim(x)), lambda x: x <> ''))`;
  return `CASE WHEN ${isAny(`${r}[1]`, ['[', '{'])} THEN CASE WHEN json_valid(${r}) THEN ${r} END WHEN NOT plumb_nothing(${r}) AND NOT plumb_broken(${r}) THEN CAST(${list} AS VARCHAR) END`;
}

/** The two numbers of `lng,lat`; NULL in any other form. */
export function pointSql(r: string, part: 1 | 2): string {
  const json = `^\\{\\s*"type":\\s*"Point",\\s*"coordinates":\\s*\\[\\s*(-?[0-9.]+)\\s*,\\s*(-?[0-9.]+)\\s*\\]\\s*\\}$`;
  return `CASE WHEN starts_with(${r}, '{') THEN TRY_CAST(regexp_extract(${r}, '${json}', ${part}) AS DOUBLE) WHEN array_length(string_split(${r}, ',')) = 2 THEN TRY_CAST(split_part(${r}, ',', ${part}) AS DOUBLE) END`;
}

/**
 * The fast form of a conversion, as DuckDB SQL over the text `r` (a column name): right for the usual spellings, NULL for any
 * other, which then go through `convertValue`. `odd` is SQL that tells whether a text wants cleaning.
 */
export function valueSql(column: ContractColumn, r: string, odd: string, factor: number): string {
  switch (column.type) {
    case 'date':
      return inYears(r, dateSql(r));
    case 'datetime':
      return inYears(r, datetimeSql(r));
    case 'int':
      return factor === 1
        ? `CASE WHEN CAST(TRY_CAST(${r} AS BIGINT) AS VARCHAR) = ${r} THEN TRY_CAST(${r} AS BIGINT) END`
        : 'CAST(NULL AS BIGINT)';
    case 'decimal':
      return factor === 1 ? `plumb_number(${r})` : `round(plumb_number(${r}) * ${factor}, ${digitsKept(column)})`;
    case 'bool':
      return `CASE WHEN ${isAny(`lower(${r})`, trueWords)} THEN true WHEN ${isAny(`lower(${r})`, falseWords)} THEN false END`;
    case 'enum':
      return enumSql(r, column, odd);
    case 'json':
      return jsonSql(r);
    case 'geometry':
      return column.shape === 'point'
        ? `CASE WHEN ${pointSql(r, 1)} IS NOT NULL AND ${pointSql(r, 2)} IS NOT NULL THEN ${r} END`
        : 'CAST(NULL AS VARCHAR)';
    case 'string':
    case 'text':
      return stringSql(column, r, odd);
  }
}

function stringSql(column: ContractColumn, r: string, odd: string): string {
  switch (column.kind) {
    case 'month':
      return `CASE WHEN regexp_full_match(${r}, '(18|19|20|21)\\d\\d(0[1-9]|1[0-2])') THEN ${r} END`;
    case 'region-code':
      return `CASE WHEN regexp_full_match(${r}, '\\d{6}(\\d{3}){0,2}') THEN ${r} END`;
    case 'person-name':
      return `plumb_name(${textSql(r, odd)})`;
    default:
      return textSql(r, odd);
  }
}

/** SQL that is true where a text `r` was there and its fast form `c` could not read it. For columns with a slow path. */
export function unreadSql(r: string, c: string): string {
  return `(${c} IS NULL AND ${r} IS NOT NULL AND NOT plumb_nothing(${r}))`;
}

/** True wherever `unreadSql` of an enum is, at the cost of comparisons that the statistics of a file can answer. */
export function unlistedSql(column: ContractColumn, r: string): string {
  return `NOT (${isAny(r, Object.keys(column.values ?? {}))})`;
}

/** SQL that is true where a text is none that could be meant: an error cell, undecodable, lost digits. For columns without a slow path. */
export function brokenSql(r: string): string {
  return `coalesce(plumb_broken(${r}), false)`;
}
