import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Row } from '@plumb/stores/warehouse/port';
import { columnsOfCheck, parseRowCheck, rowMeets } from './row-check.ts';

const cases: [string, Row, boolean | null][] = [
  ['b >= a', { a: 1, b: 1 }, true],
  ['b >= a', { a: 2, b: 1 }, false],
  ['b >= a', { a: null, b: 1 }, null],
  ['b >= a', { b: 1 }, null],
  ['b > a', { a: 1, b: 1 }, false],
  ['a <> b', { a: 'x', b: 'x' }, false],
  ["a = 'it''s'", { a: "it's" }, true],
  ['a >= -1.5', { a: -1.5 }, true],
  ['a is null', { a: null }, true],
  ['a is not null', { a: null }, false],
  ['a is not null or b is not null', { a: null, b: 'x' }, true],
  ['a is not null or b is not null', { a: null, b: null }, false],
  ['a = 1 or b = 1 and c = 1', { a: 1, b: 0, c: 0 }, true],
  ['(a = 1 or b = 1) and c = 1', { a: 1, b: 0, c: 0 }, false],
  ['a = 1 and b = 1', { a: null, b: 0 }, false],
  ['a = 1 and b = 1', { a: null, b: 1 }, null],
  ['a = 1 or b = 1', { a: null, b: 1 }, true],
  ['until <= add_days(since, 366)', { since: '2024-01-01', until: '2025-01-01' }, true],
  ['until <= add_days(since, 366)', { since: '2024-01-01', until: '2025-01-02' }, false],
  ['until <= add_days(since, 1)', { since: '2024-02-28 08:00:00', until: '2024-02-29 08:00:01' }, false],
  ['until <= add_days(since, 366)', { since: 0, until: 366 * 86_400_000 }, true],
  ['until <= add_days(since, 366)', { since: 0, until: 366 * 86_400_000 + 1 }, false],
  ['until <= add_days(since, 366)', { since: null, until: '2025-01-02' }, null],
];

describe('row checks', () => {
  for (const [sql, row, expected] of cases) {
    test(`${sql} over ${JSON.stringify(row)}`, () => assert.equal(rowMeets(parseRowCheck(sql), row), expected));
  }

  test('a check names its columns once each', () => {
    assert.deepEqual(columnsOfCheck(parseRowCheck('(b >= a or c is null) and add_days(a, 1) < d')), [
      'b',
      'a',
      'c',
      'd',
    ]);
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
