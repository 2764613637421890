import { storedTable } from '@plumb/collect/contract/stored-table';
import { each, type Rule, type Subject, when } from '../rule.ts';

const declared = ({ model: { spec } }: Subject) => ({ ...spec.inputs, ...spec.optional_inputs });

export const inputRules: Rule[] = [
  {
    id: 'input-is-dataset',
    check: (subject, { contracts }) =>
      each(Object.keys(declared(subject)), (name) => (contracts.has(name) ? undefined : `no dataset is named ${name}`)),
  },
  {
    id: 'input-columns-exist',
    check: (subject, { contracts }) =>
      Object.entries(declared(subject)).flatMap(([name, columns]) => {
        const contract = contracts.get(name);
        const known = contract ? storedTable(contract).columns : {};
        return each(columns, (column) =>
          !contract || column in known ? undefined : `${name} has no column ${column}`,
        );
      }),
  },
  {
    id: 'input-once',
    check: ({ model: { spec } }) =>
      each(Object.keys(spec.inputs), (name) =>
        name in (spec.optional_inputs ?? {}) ? `${name} is both required and optional` : undefined,
      ),
  },
  {
    id: 'has-required-input',
    check: ({ model }) => when(Object.keys(model.spec.inputs).length === 0, 'no dataset is required'),
  },
  {
    id: 'derived-exists',
    check: ({ model }, { derived }) =>
      each(Object.keys(model.spec.derived ?? {}), (name) =>
        derived.has(name) ? undefined : `no derived table is named ${name}`,
      ),
  },
  {
    id: 'derived-columns-exist',
    check: ({ model }, { derived }) =>
      Object.entries(model.spec.derived ?? {}).flatMap(([name, columns]) =>
        each(columns, (column) =>
          column in (derived.get(name)?.columns ?? { [column]: '' }) ? undefined : `${name} has no column ${column}`,
        ),
      ),
  },
  {
    id: 'positions-through-derived',
    check: ({ model }) =>
      when(/\b(from|join)\s+gps_point\b/i.test(model.sql), 'reads gps_point itself: use a derived table'),
  },
];
