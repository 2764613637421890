import type { Localised } from '@plumb/ground/localised';

/** Everything that can be wrong with model SQL. Placeholders are filled where the problem is found. */
export const sqlProblems = {
  syntax: { zh: 'SQL 语法错误:{says}', en: 'SQL syntax error: {says}' },
  'not-select': { zh: '只允许一条 SELECT 语句', en: 'only a SELECT is allowed' },
  'one-statement': { zh: '应有且只有一条语句,实有 {count} 条', en: 'exactly one statement is expected, found {count}' },
  'outside-subset': { zh: '{what} 不在模型 SQL 的范围内', en: '{what} is not in the subset of model SQL' },
} as const satisfies Record<string, Localised>;

export type SqlProblemCode = keyof typeof sqlProblems;
