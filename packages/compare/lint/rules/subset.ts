import { checkModel } from '../../sql/check-model.ts';
import type { Rule } from '../rule.ts';

/** What the compiler says of detect.sql: the subset, tables, columns, functions, the bound plan. */
export const subsetRules: Rule[] = [
  {
    id: 'sql-in-subset',
    check: async ({ model }, { contracts, derived }) =>
      (await checkModel(model.spec, model.sql, { contracts, derived })).map(
        (problem) => `${problem.line}:${problem.column} ${problem.message.en}`,
      ),
  },
];
