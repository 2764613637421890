import { puaRepairs } from '@plumb/ground/chinese-encoding';

const full: string[] = [];
const half: string[] = [];
for (let code = 0xff01; code <= 0xff5e; code++) {
  const c = String.fromCharCode(code);
  // ！（），：；？ are right in Chinese prose and stay.
  if ('！（），：；？'.includes(c)) continue;
  full.push(c);
  half.push(String.fromCharCode(code - 0xfee0));
}
full.push('\u3000', '\u00a0');
half.push(' ', ' ');
const quoted = (s: string): string => `'${s.replaceAll("'", "''")}'`;

/** The SQL forms of ground's `cleanText`, of "stands for nothing" and "cannot be right as any text", and `add_days` for the checks of contracts. */
export const macros: readonly string[] = [
  `CREATE OR REPLACE MACRO plumb_trimmed(s) AS regexp_replace(trim(regexp_replace(translate(s, ${quoted(full.join(''))}, ${quoted(half.join(''))}), '[\\x{ad}\\x{200b}-\\x{200f}\\x{202a}-\\x{202e}\\x{2060}\\x{feff}]', '', 'g'), E' \\t\\r\\n'), '^''\\s*|^="([^"]*)"$', '\\1')`,
  // Not IN: DuckDB turns a list of this length into a join of its own, for each column.
  "CREATE OR REPLACE MACRO plumb_nothing(s) AS strlen(s) <= 6 AND regexp_full_match(s, '(?i)|-{1,3}|—{1,2}|/|无|暂无|null|n/a|nan|none|\\\\n|[(<\\[]null[)>\\]]')",
  'CREATE OR REPLACE MACRO plumb_clean(s) AS CASE WHEN plumb_nothing(plumb_trimmed(s)) THEN NULL ELSE plumb_trimmed(s) END',
  `CREATE OR REPLACE MACRO plumb_broken(s) AS contains(s, chr(65533)) OR (starts_with(s, '#') AND regexp_full_match(s, '(?i)#(N/A|REF!|VALUE!|DIV/0!|NAME\\?|NULL!|NUM!|GETTING_DATA|SPILL!|CALC!)')) OR regexp_full_match(s, '(?i)\\d(\\.\\d+)?E\\+\\d+|\\d\\.\\d+E\\d+')`,
  // As `isOddField` and `isOddCharacter` see bytes, or wider: a text that is not odd is clean.
  `CREATE OR REPLACE MACRO plumb_odd(s) AS plumb_nothing(s) OR regexp_matches(s, '^[ \\t\\r\\n''#=]|[ \\t\\r\\n]$|\\d[Ee]\\+?\\d+$|[\\x{a0}\\x{ad}\\x{200b}-\\x{200f}\\x{202a}-\\x{202e}\\x{2060}\\x{3000}\\x{feff}\\x{fffd}\\x{ff02}-\\x{ff5e}]')`,
  `CREATE OR REPLACE MACRO plumb_number(s) AS CASE WHEN isfinite(TRY_CAST(s AS DOUBLE)) THEN TRY_CAST(s AS DOUBLE) WHEN regexp_full_match(s, '-?\\d{1,3}(,\\d{3})+(\\.\\d+)?') THEN TRY_CAST(replace(s, ',', '') AS DOUBLE) END`,
  // As `normaliseName`; most names hold nothing to even out.
  `CREATE OR REPLACE MACRO plumb_name(s) AS CASE WHEN NOT regexp_matches(s, '[ .•‧・∙⋅●･᛫\\x{e815}-\\x{e864}]') THEN s WHEN regexp_matches(s, '\\p{Han}') THEN trim(replace(translate(translate(s, ${quoted(puaRepairs.from)}, ${quoted(puaRepairs.to)}), '•‧・∙⋅●.･᛫', '·········'), ' ', ''), '·') ELSE s END`,
  'CREATE OR REPLACE MACRO add_days(d, n) AS d + to_days(CAST(n AS INTEGER))',
];
