import { each, type Rule, when } from '../rule.ts';

const lettersBySeverity = {
  high: ['supervise', 'suggest'],
  medium: ['supervise', 'remind', 'suggest'],
  low: ['remind', 'supervise'],
};

export const basisRules: Rule[] = [
  {
    id: 'basis-known',
    check: ({ model }, { regulations }) =>
      each(model.spec.basis, ({ rule }) =>
        regulations.has(rule) ? undefined : `${rule} is not in library/lists/regulations.yaml`,
      ),
  },
  {
    id: 'basis-distinct',
    check: ({ model: { spec } }) =>
      when(new Set(spec.basis.map((one) => one.rule + one.clause)).size < spec.basis.length, 'a basis stands twice'),
  },
  {
    id: 'basis-clause-verified',
    check: ({ model }) =>
      each(model.spec.basis, ({ rule, clause, verified }) =>
        /第.+条/.test(clause) && !verified
          ? `${rule} cites an article (${clause}) that nobody has checked against the text`
          : undefined,
      ),
  },
  {
    id: 'severity-in-band',
    check: ({ model: { spec } }) =>
      when(
        !lettersBySeverity[spec.severity].includes(spec.letter),
        `letter ${spec.letter} does not go with severity ${spec.severity}`,
      ),
  },
  {
    id: 'lists-known',
    check: ({ model }, { listItems }) =>
      each(model.spec.lists, (item) => (listItems.has(item) ? undefined : `no negative-list item is ${item}`)),
  },
  {
    id: 'lists-distinct',
    check: ({ model: { spec } }) =>
      when(new Set(spec.lists).size < spec.lists.length, 'a negative-list item stands twice'),
  },
  {
    id: 'vehicle-models-listed',
    check: ({ model: { spec } }) =>
      when(['A', 'B'].includes(spec.no[0] ?? '') && spec.lists.length === 0, 'covers no negative-list item'),
  },
];
