import type { Contracts } from '@plumb/collect/contract/read-contracts';
import { storedTable } from '@plumb/collect/contract/stored-table';
import { derivedTableSpec } from '../derive/derived-table-spec.ts';
import type { Derived } from '../derive/read-derived.ts';
import type { ModelSpec } from '../model/model.ts';
import { sqlValue } from '../model/parameters.ts';
import { bind } from './bind.ts';
import { checkDeclaredNames, checkDeclaredTables } from './check/check-declared.ts';
import { checkOutput } from './check/check-output.ts';
import { QueryCheck, type Tables } from './check/check-query.ts';
import { type Columns, columnsOf } from './check/sql-type.ts';
import { TablesUsed } from './check/tables-used.ts';
import { modelTree } from './compile-model.ts';
import { type Parsed, parseSql } from './parse.ts';
import type { Values } from './print/printer.ts';
import { printTree } from './print-tree.ts';
import { type SqlProblem, SqlProblems } from './sql-problem.ts';

export type SqlLibrary = { contracts: Contracts; derived: Derived };

/** Everything that is wrong with the SQL of a model: the subset, names, functions, what model.yaml declares, the bound plan. Empty where it is right. */
export async function checkModel(spec: ModelSpec, sql: string, library: SqlLibrary): Promise<SqlProblem[]> {
  const { query, problems: found } = await parseSql(sql.trim().replace(/;$/, ''));
  if (!query) return found;
  const problems = new SqlProblems(sql.trim());
  const used = new TablesUsed();
  const known = knownTables(library);
  const output = new QueryCheck(problems, used).query(query, { known, ctes: new Map() }, null);
  const reasons = await readReasons(spec);
  checkDeclaredTables(spec, used, known, datasetsBeneath(Object.keys(spec.derived ?? {}), library), problems);
  checkDeclaredNames(spec, [query, ...reasons.flatMap((one) => one.query ?? [])], problems);
  checkOutput(spec, query, output, evidenceDatasets(spec, library), problems);
  const all = [...problems.list, ...reasons.flatMap((one) => checkReason(one, output, known))];
  return all.length > 0 ? all : checkBound(spec, sql, library, used);
}

type Reason = Parsed & { id: string; text: string };

function readReasons(spec: ModelSpec): Promise<Reason[]> {
  return Promise.all(
    (spec.not_evaluable ?? []).map(async ({ id, when }) => {
      const text = `SELECT ${when} AS found FROM d`;
      return { ...(await parseSql(text)), id, text };
    }),
  );
}

/** Problems in a condition of not_evaluable, placed within the condition. */
function checkReason(
  { id, text, query, problems: found }: Reason,
  output: Columns,
  known: Tables['known'],
): SqlProblem[] {
  const problems = new SqlProblems(text);
  if (query) new QueryCheck(problems, new TablesUsed()).query(query, { known, ctes: new Map([['d', output]]) }, null);
  return [...found, ...problems.list].map((one) => ({
    ...one,
    column: Math.max(1, one.column - 'SELECT '.length),
    message: { zh: `not_evaluable ${id}:${one.message.zh}`, en: `not_evaluable ${id}: ${one.message.en}` },
  }));
}

async function checkBound(
  spec: ModelSpec,
  sql: string,
  { contracts, derived }: SqlLibrary,
  used: TablesUsed,
): Promise<SqlProblem[]> {
  const problems = new SqlProblems(sql);
  const values = {
    ...Object.fromEntries(Object.entries(spec.params).map(([name, one]) => [name, sqlValue(one, one.default)])),
    as_of: '2026-01-01 00:00:00',
    region: '000000',
  } satisfies Values;
  const statement = printTree(await modelTree(spec, sql), 'duckdb', values);
  const tables = () => [...[...contracts.values()].map(storedTable), ...[...derived.values()].map(derivedTableSpec)];
  const bound = await bind(statement, contracts, tables);
  if ('error' in bound) problems.add('bind', -1, { says: bound.error });
  else
    for (const [table, columns] of bound.reads)
      for (const column of columns)
        if (!used.columns.get(table)?.has(column)) problems.add('reads-more', -1, { name: `${table}.${column}` });
  return problems.list;
}

function knownTables({ contracts, derived }: SqlLibrary): Map<string, Columns> {
  const known = new Map<string, Columns>();
  for (const contract of contracts.values()) known.set(contract.id, columnsOf(storedTable(contract).columns));
  for (const table of derived.values()) known.set(table.id, columnsOf(derivedTableSpec(table).columns));
  return known;
}

/** The datasets whose rows may be evidence: those that the model reads, itself or through derived tables. */
function evidenceDatasets(spec: ModelSpec, library: SqlLibrary): Set<string> {
  const tables = [spec.inputs, spec.optional_inputs ?? {}, spec.derived ?? {}].flatMap((one) => Object.keys(one));
  return datasetsBeneath(tables, library);
}

/** The datasets that tables are or are made of. */
function datasetsBeneath(tables: string[], { derived }: SqlLibrary): Set<string> {
  const datasets = new Set<string>();
  const visit = (name: string) => {
    const table = derived.get(name);
    if (table) for (const from of table.from) visit(from);
    else datasets.add(name);
  };
  for (const name of tables) visit(name);
  return datasets;
}
