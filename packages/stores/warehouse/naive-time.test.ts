import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dateText, datetimeText, daysOf, epochOf } from './naive-time.ts';

describe('naive times', () => {
  test('agree with the calendar of the platform from 1600 to 2400', () => {
    for (let ms = Date.UTC(1600, 0, 1); ms < Date.UTC(2400, 0, 1); ms += 17 * 86_400_000 + 3_723_004) {
      assert.equal(epochOf(datetimeText(ms)), ms);
      assert.equal(daysOf(dateText(ms)), Math.floor(ms / 86_400_000));
    }
  });

  for (const [text, epoch] of [
    ['1970-01-01', 0],
    ['1969-12-31 23:59:59', -1000],
    ['2024-02-29T00:00:00', Date.UTC(2024, 1, 29)],
    ['1970-01-01 00:00:01.5', 1500],
    ['1970-01-01 00:00:01.123999', 1123],
  ] as const) {
    test(`${text} is ${epoch}`, () => assert.equal(epochOf(text), epoch));
  }

  for (const text of [
    '',
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '2024-01-01 24:00:00',
    '2024-01-01 00:60:00',
    '2024-01-01 00:00',
    '2024-01-01 00:00:00.',
    '2024-01-01x00:00:00',
    '2024/01/01',
  ]) {
    test(`'${text}' is no moment`, () => assert.ok(Number.isNaN(epochOf(text))));
  }

  test('a date with a time is no day', () => assert.ok(Number.isNaN(daysOf('2024-01-01 00:00:00'))));
});
