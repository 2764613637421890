import { each, type Rule, when } from '../rule.ts';

const marks = (sql: string) => [...sql.matchAll(/\bexempt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');

export const exemptionRules: Rule[] = [
  {
    id: 'exemption-unique',
    check: ({ model: { spec } }) =>
      when(new Set(spec.exemptions.map((one) => one.id)).size < spec.exemptions.length, 'an exemption id stands twice'),
  },
  {
    id: 'exemption-list-named',
    check: ({ model: { spec } }) =>
      when(
        !spec.exemptions.some((one) => one.needs === 'exemption_list'),
        'does not say what exemption_list registers for it',
      ),
  },
  {
    id: 'exemption-marked',
    check: ({ model }) =>
      each(model.spec.exemptions, (one) =>
        one.needs === 'sql' && !marks(model.sql).includes(one.id)
          ? `no exempt('${one.id}', …) in detect.sql`
          : undefined,
      ),
  },
  {
    id: 'exemption-declared',
    check: ({ model }) =>
      each(marks(model.sql), (id) =>
        model.spec.exemptions.some((one) => one.id === id && one.needs === 'sql')
          ? undefined
          : `exempt('${id}') is not among the exemptions`,
      ),
  },
  {
    id: 'not-evaluable-unique',
    check: ({ model: { spec } }) =>
      when(
        new Set(spec.not_evaluable?.map((one) => one.id)).size < (spec.not_evaluable?.length ?? 0),
        'a not_evaluable id stands twice',
      ),
  },
];
