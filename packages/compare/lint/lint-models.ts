import type { LintWorld, Rule } from './rule.ts';
import { basisRules } from './rules/basis.ts';
import { caseRules } from './rules/cases.ts';
import { exemptionRules } from './rules/exemptions.ts';
import { identityRules } from './rules/identity.ts';
import { inputRules } from './rules/inputs.ts';
import { parameterRules } from './rules/parameters.ts';
import { sqlRules } from './rules/sql.ts';
import { subsetRules } from './rules/subset.ts';
import { textRules } from './rules/texts.ts';

export const modelRules: Rule[] = [
  ...identityRules,
  ...textRules,
  ...basisRules,
  ...parameterRules,
  ...inputRules,
  ...exemptionRules,
  ...caseRules,
  ...sqlRules,
  ...subsetRules,
];

export type LintProblem = { model: string; rule: string; message: string };

/** Every rule over every model. */
export async function lintModels(world: LintWorld): Promise<LintProblem[]> {
  const problems: LintProblem[] = [];
  for (const subject of world.all)
    for (const rule of modelRules)
      for (const message of await rule.check(subject, world))
        problems.push({ model: subject.model.spec.id, rule: rule.id, message });
  return problems;
}
