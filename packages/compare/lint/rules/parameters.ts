import type { ModelSpec } from '../../model/model.ts';
import { isPattern, sqlValue } from '../../model/parameters.ts';
import { each, type Rule } from '../rule.ts';

const units = new Set([
  'ratio',
  'yuan',
  'km',
  'm',
  'minute',
  'hour',
  'day',
  'month',
  'year',
  'time',
  'litre',
  'sigma',
  'car',
  'unit',
  'car park',
  'card',
  'fix',
  'fill',
  'order',
  'trip',
  'night',
  'stay',
  'session',
  'degree',
  'person',
  'person order',
]);

function bounds(spec: ModelSpec): [string, number, number, number][] {
  return Object.entries(spec.params).flatMap(([name, one]) =>
    one.type === 'pattern'
      ? []
      : [
          [
            name,
            Number(sqlValue(one, one.min)),
            Number(sqlValue(one, one.default)),
            Number(sqlValue(one, one.max)),
          ] as [string, number, number, number],
        ],
  );
}

const used = (text: string) => new Set([...text.matchAll(/\$([a-z_][a-z0-9_]*)/g)].map((match) => match[1] ?? ''));
const sqlOf = ({ model }: { model: { sql: string; spec: ModelSpec } }) =>
  [model.sql, ...(model.spec.not_evaluable ?? []).map((one) => one.when)].join('\n');

export const parameterRules: Rule[] = [
  {
    id: 'parameter-bounded',
    check: ({ model }) =>
      each(bounds(model.spec), ([name, min, , max]) => (min < max ? undefined : `${name}: min is not below max`)),
  },
  {
    id: 'parameter-default-inside',
    check: ({ model }) =>
      each(bounds(model.spec), ([name, min, value, max]) =>
        min <= value && value <= max ? undefined : `${name}: the default is outside its bounds`,
      ),
  },
  {
    id: 'parameter-step',
    check: ({ model }) =>
      each(Object.entries(model.spec.params), ([name, one]) =>
        one.type === 'number' && one.step > one.max - one.min
          ? `${name}: the step is wider than the bounds`
          : undefined,
      ),
  },
  {
    id: 'parameter-unit-known',
    check: ({ model }) =>
      each(Object.entries(model.spec.params), ([name, one]) =>
        one.type === 'number' && !units.has(one.unit) ? `${name}: ${one.unit} is not a unit` : undefined,
      ),
  },
  {
    id: 'parameter-pattern-compiles',
    check: ({ model }) =>
      each(Object.entries(model.spec.params), ([name, one]) =>
        one.type === 'pattern' && !isPattern(one.default) ? `${name}: not a regular expression` : undefined,
      ),
  },
  {
    id: 'parameter-used',
    check: (subject) =>
      each(Object.keys(subject.model.spec.params), (name) =>
        used(sqlOf(subject)).has(name) ? undefined : `$${name} is declared and not used`,
      ),
  },
  {
    id: 'parameter-declared',
    check: (subject) =>
      each(used(sqlOf(subject)), (name) =>
        name in subject.model.spec.params || ['as_of', 'region'].includes(name)
          ? undefined
          : `$${name} is used and not declared`,
      ),
  },
];
