import { PlumbError } from '@plumb/ground/problem';
import type { DerivedSpec } from '../derive/derived.ts';
import type { EngineName } from './engines/engine.ts';
import { parseSql } from './parse.ts';
import { printTree } from './print-tree.ts';
import { tablesRead } from './tables-read.ts';

/** The SELECT of a derived table for the engine, its parameters at their values. Throws a PlumbError where the SQL is outside the subset. */
export async function compileDerived(spec: DerivedSpec, sql: string, engine: EngineName = 'duckdb'): Promise<string> {
  const parsed = await parseSql(sql.trim().replace(/;$/, ''));
  if (!parsed.query) {
    const [problem] = parsed.problems;
    throw new PlumbError({
      code: `sql-${problem?.code}`,
      texts: problem?.message ?? { zh: 'SQL 有误', en: 'the SQL is wrong' },
      where: `library/derived/${spec.id}.sql:${problem?.line}:${problem?.column}`,
    });
  }
  const stray = tablesRead(parsed.query).find(({ name }) => !spec.from.includes(name));
  if (stray)
    throw new PlumbError({
      code: 'sql-undeclared-table',
      texts: { zh: `表 ${stray.name} 未在 from 中声明`, en: `table ${stray.name} is not declared under from` },
      where: `library/derived/${spec.id}.sql`,
    });
  const values = Object.fromEntries(Object.entries(spec.params ?? {}).map(([name, { value }]) => [name, value]));
  return printTree(parsed.query, engine, values);
}
