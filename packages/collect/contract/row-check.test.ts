import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { columnsOfCheck, parseRowCheck, type RowCheck } from './row-check.ts';

const column = (name: string) => ({ kind: 'column', name }) as const;
const value = (of: string | number) => ({ kind: 'value', value: of }) as const;
const is = (name: string, n: number): RowCheck => ({ kind: 'compare', op: '=', left: column(name), right: value(n) });

const read: [string, RowCheck][] = [
  ['b >= a', { kind: 'compare', op: '>=', left: column('b'), right: column('a') }],
  ["a <> 'it''s'", { kind: 'compare', op: '<>', left: column('a'), right: value("it's") }],
  ['a>-1.5', { kind: 'compare', op: '>', left: column('a'), right: value(-1.5) }],
  ['a IS NULL', { kind: 'is null', of: column('a'), negated: false }],
  ['a is not null', { kind: 'is null', of: column('a'), negated: true }],
  ['(a = 1)', is('a', 1)],
  ['a = 1 and b = 1 and c = 1', { kind: 'and', parts: [is('a', 1), is('b', 1), is('c', 1)] }],
  ['a = 1 or b = 1 and c = 1', { kind: 'or', parts: [is('a', 1), { kind: 'and', parts: [is('b', 1), is('c', 1)] }] }],
  ['(a = 1 or b = 1) and c = 1', { kind: 'and', parts: [{ kind: 'or', parts: [is('a', 1), is('b', 1)] }, is('c', 1)] }],
  [
    'until <= add_days(since, 366)',
    {
      kind: 'compare',
      op: '<=',
      left: column('until'),
      right: { kind: 'add_days', date: column('since'), days: 366 },
    },
  ],
];

describe('row checks', () => {
  for (const [sql, expected] of read) {
    test(`${sql} is read`, () => assert.deepEqual(parseRowCheck(sql), expected));
  }

  test('a check names its columns once each', () => {
    const check = parseRowCheck('(b >= a or c is null) and add_days(a, 1) < d');
    assert.deepEqual(columnsOfCheck(check), ['b', 'a', 'c', 'd']);
  });

  for (const [sql, message] of [
    ['a >=', /a column or a value expected at 5/],
    ['a b', /a comparison expected at 2/],
    ['(a > 1', /\) expected at 7/],
    ['a > 1 b', /the end expected at 6/],
    ['a is 1', /null expected/],
    ['lower(a) = 1', /add_days expected at 1/],
    ['add_days(a, b) > c', /a whole number of days expected/],
    ['a > 1; drop table t', /unexpected text at 6/],
    ['', /a column or a value expected/],
  ] as const) {
    test(`"${sql}" is refused`, () => assert.throws(() => parseRowCheck(sql), message));
  }
});
