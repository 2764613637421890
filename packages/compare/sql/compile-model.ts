import { PlumbError } from '@plumb/ground/problem';
import type { ModelSpec } from '../model/model.ts';
import type { ParameterValues } from '../model/parameters.ts';
import type { EngineName } from './engines/engine.ts';
import { parseSql } from './parse.ts';
import { printTree } from './print-tree.ts';
import { type SqlProblem, SqlProblems } from './sql-problem.ts';
import { tablesRead } from './tables-read.ts';
import type { Expr, Query } from './tree.ts';

export type RunValues = ParameterValues & { as_of: string; region: string };

/** The statement of a model for the engine: detect.sql with its values, and `_cannot` = the number of the first true `when`, else 0. */
export async function compileModel(
  spec: ModelSpec,
  sql: string,
  values: RunValues,
  engine: EngineName = 'duckdb',
): Promise<string> {
  return printTree(await modelTree(spec, sql), engine, values);
}

/** detect.sql and the reasons why a row cannot be judged as one tree. Throws a PlumbError on the first problem: run `checkModel` to get all. */
export async function modelTree(spec: ModelSpec, sql: string): Promise<Query> {
  const detect = await queryOf(`${spec.id}/detect.sql`, sql);
  expectDeclaredTables(spec, sql, detect);
  const branches = await Promise.all(
    (spec.not_evaluable ?? []).map(async ({ id, when }, index) => ({
      when: firstItem(await reasonOf(`${spec.id}/model.yaml not_evaluable ${id}`, when)),
      result: number(index + 1),
    })),
  );
  const cannot: Expr = branches.length > 0 ? { kind: 'case', branches, otherwise: number(0), at: -1 } : number(0);
  const columns = detect.kind === 'select' ? detect.items : firstSelectItems(detect);
  const items = columns.map(({ alias, expr }) => {
    const name = alias ?? (expr.kind === 'column' ? expr.path.at(-1) : undefined);
    if (!name) throw unnamed(spec.id);
    return { expr: { kind: 'column', path: ['d', name], at: -1 } satisfies Expr, alias: name };
  });
  return {
    kind: 'select',
    ctes: [],
    distinct: false,
    items: [...items, { expr: cannot, alias: '_cannot' }],
    from: { kind: 'subquery', query: detect, alias: 'd', columns: [] },
    where: null,
    groupBy: [],
    having: null,
    qualify: null,
    order: [],
    limit: null,
    offset: null,
  };
}

/** What is not declared is not read, be the model linted or not: DuckDB would take the name of a file for a table. */
function expectDeclaredTables(spec: ModelSpec, sql: string, detect: Query): void {
  const declared = { ...spec.inputs, ...spec.optional_inputs, ...spec.derived };
  const stray = tablesRead(detect).find(({ name }) => !Object.hasOwn(declared, name));
  if (!stray) return;
  const problems = new SqlProblems(sql.trim());
  problems.add('undeclared-table', stray.at, { name: stray.name });
  throw sqlError(`${spec.id}/detect.sql`, problems.list[0]);
}

const number = (value: number): Expr => ({ kind: 'literal', type: 'int', value: String(value), at: -1 });

async function queryOf(where: string, sql: string): Promise<Query> {
  const parsed = await parseSql(sql.trim().replace(/;$/, ''));
  if (parsed.query) return parsed.query;
  throw sqlError(where, parsed.problems[0]);
}

/** A reason is a condition over the output columns alone. */
async function reasonOf(where: string, when: string): Promise<Query> {
  const query = await queryOf(where, `SELECT (${when}) AS found`);
  const [table] = tablesRead(query);
  if (!table) return query;
  const problems = new SqlProblems(when);
  problems.add('undeclared-table', -1, { name: table.name });
  throw sqlError(where, problems.list[0]);
}

function sqlError(where: string, problem: SqlProblem | undefined): PlumbError {
  return new PlumbError({
    code: `sql-${problem?.code}`,
    texts: problem?.message ?? { zh: 'SQL 有误', en: 'the SQL is wrong' },
    where: `${where}:${problem?.line}:${problem?.column}`,
  });
}

function unnamed(id: string): PlumbError {
  const texts = { zh: '每个输出列都要有名字(AS …)', en: 'every output column needs a name (AS …)' };
  return new PlumbError({ code: 'sql-unnamed-column', texts, where: `${id}/detect.sql` });
}

function firstItem(query: Query): Expr {
  const [item] = firstSelectItems(query);
  if (!item) throw new Error('a query without columns');
  return item.expr;
}

function firstSelectItems(query: Query) {
  let first = query;
  while (first.kind === 'set') first = first.left;
  return first.items;
}
