import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import { nodeOf, nodesOf, textOf } from './parse/duckdb-node.ts';
import { OutsideSubset } from './parse/outside-subset.ts';
import { queryOf } from './parse/query-of.ts';
import { type SqlProblem, SqlProblems } from './sql-problem.ts';
import type { Query } from './tree.ts';

export type Parsed = { query: Query; problems: [] } | { query: null; problems: SqlProblem[] };

const serialise =
  'SELECT json_serialize_sql($text::VARCHAR, skip_null := false, skip_empty := false, skip_default := false) AS tree';
let parser: Promise<Warehouse> | undefined;
const parsed = new Map<string, Promise<Parsed>>();

/** Reads one SELECT of the subset with DuckDB's own parser. What is outside the subset is named with its place; nothing is thrown for it. */
export function parseSql(text: string): Promise<Parsed> {
  let known = parsed.get(text);
  if (!known) {
    known = read(text);
    parsed.set(text, known);
  }
  return known;
}

async function read(text: string): Promise<Parsed> {
  parser ??= openDuckdb({ threads: 1, readFolders: [] });
  const [row] = await (await parser).rows(serialise, { text });
  const problems = new SqlProblems(text);
  const answer = nodeOf(JSON.parse(String(row?.['tree'])));
  const statements = nodesOf(answer['statements']);
  if (answer['error'] === true) {
    const says = textOf(answer['error_message']);
    if (says.startsWith('Only SELECT')) problems.add('not-select', 0);
    else problems.add('syntax', Number(answer['position'] ?? -1), { says });
  } else if (statements.length !== 1) problems.add('one-statement', 0, { count: statements.length });
  else {
    try {
      return { query: queryOf(nodeOf(nodeOf(statements[0])['node'])), problems: [] };
    } catch (cause) {
      if (!(cause instanceof OutsideSubset)) throw cause;
      problems.add('outside-subset', cause.at, { what: cause.what });
    }
  }
  return { query: null, problems: problems.list };
}
