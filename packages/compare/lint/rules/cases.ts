import type { Case, Cases } from '../../cases/cases.ts';
import { each, type Rule, type Subject, when } from '../rule.ts';

const read = ({ cases }: Subject): Cases => (typeof cases === 'string' ? { cases: [] as Case[] } : cases);
const hits = (one: Case) => one.expect.filter((want) => want.outcome === 'hit').length;
const plain = (one: Case) => !one.boundary && !one.exemption && !one.not_evaluable && !one.near_miss && hits(one) > 0;
const listed = (cases: Cases, one: Case) =>
  'exemption_list' in (one.rows ?? {}) || 'exemption_list' in (cases.base ?? {});

export const caseRules: Rule[] = [
  { id: 'cases-of-schema', check: ({ cases }) => when(typeof cases === 'string', `cases.yaml: ${cases}`) },
  {
    id: 'case-names-unique',
    check: (subject) =>
      when(
        new Set(read(subject).cases.map((one) => one.name)).size < read(subject).cases.length,
        'a case name stands twice',
      ),
  },
  { id: 'case-plain-hit', check: (subject) => when(!read(subject).cases.some(plain), 'no plain hit') },
  {
    id: 'case-near-miss',
    check: (subject) =>
      when(!read(subject).cases.some((one) => one.near_miss && hits(one) === 0), 'no near miss from real life'),
  },
  {
    id: 'case-boundary-hit',
    check: (subject) =>
      each(Object.entries(subject.model.spec.params), ([name, one]) =>
        one.type === 'pattern' || read(subject).cases.some((each) => each.boundary?.[name] === 'hit')
          ? undefined
          : `no case just on the hitting side of ${name}`,
      ),
  },
  {
    id: 'case-boundary-clear',
    check: (subject) =>
      each(Object.entries(subject.model.spec.params), ([name, one]) =>
        one.type === 'pattern' || read(subject).cases.some((each) => each.boundary?.[name] === 'clear')
          ? undefined
          : `no case just on the clear side of ${name}`,
      ),
  },
  {
    id: 'case-boundary-known',
    check: (subject) =>
      read(subject).cases.flatMap((one) =>
        each(Object.keys(one.boundary ?? {}), (name) =>
          name in subject.model.spec.params ? undefined : `case "${one.name}": no parameter ${name}`,
        ),
      ),
  },
  {
    id: 'case-exemption',
    check: (subject) =>
      each(subject.model.spec.exemptions, (one) =>
        one.needs !== 'sql' || read(subject).cases.some((each) => each.exemption === one.id)
          ? undefined
          : `no case for the exemption ${one.id}`,
      ),
  },
  {
    id: 'case-exemption-known',
    check: (subject) =>
      each(read(subject).cases, (one) =>
        !one.exemption || subject.model.spec.exemptions.some((each) => each.id === one.exemption)
          ? undefined
          : `case "${one.name}": no exemption ${one.exemption}`,
      ),
  },
  {
    id: 'case-exemption-list-valid',
    check: (subject) =>
      when(
        !read(subject).cases.some((one) => listed(read(subject), one) && hits(one) === 0),
        'no case that exemption_list clears',
      ),
  },
  {
    id: 'case-exemption-list-expired',
    check: (subject) =>
      when(
        !read(subject).cases.some((one) => listed(read(subject), one) && hits(one) > 0),
        'no case with an expired or foreign entry of exemption_list',
      ),
  },
  {
    id: 'case-not-evaluable',
    check: (subject) =>
      each(subject.model.spec.not_evaluable ?? [], ({ id }) =>
        read(subject).cases.some(
          (one) =>
            one.not_evaluable === id &&
            one.expect.some((want) => want.outcome === 'not_evaluable' && (want.because ?? id) === id),
        )
          ? undefined
          : `no case for the reason ${id}`,
      ),
  },
  {
    id: 'case-not-evaluable-known',
    check: (subject) =>
      each(read(subject).cases, (one) =>
        !one.not_evaluable || (subject.model.spec.not_evaluable ?? []).some((each) => each.id === one.not_evaluable)
          ? undefined
          : `case "${one.name}": no reason ${one.not_evaluable}`,
      ),
  },
  {
    id: 'case-tells-fact',
    check: (subject) =>
      when(
        !read(subject).cases.some((one) => one.expect.some((want) => want.fact !== undefined)),
        'no case tells the fact key',
      ),
  },
  {
    id: 'case-tells-reason',
    check: (subject) =>
      when(
        !read(subject).cases.some((one) => one.expect.some((want) => want.says !== undefined)),
        'no case tells words of the reason',
      ),
  },
];
