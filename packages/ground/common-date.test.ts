import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCommonDate } from './common-date.ts';
import { parseDate, parseDateTime } from './date.ts';

describe('the common forms', () => {
  for (const [text, value] of [
    ['2024-01-05 08:30:00', '2024-01-05 08:30:00'],
    ['2024/1/5 8:30', '2024-01-05 08:30:00'],
    ['20240105083000', '2024-01-05 08:30:00'],
    ['2024/1/5', '2024-01-05'],
    ['2024年1月5日', undefined],
    ['2024-02-30', undefined],
    ['', undefined],
  ] as const) {
    test(`${text || 'nothing'} is ${value ?? 'left to the full reader'}`, () =>
      assert.equal(readCommonDate(text), value));
  }
});

describe('the quick way and the full reader', () => {
  test('say the same about every common form', () => {
    // A space in front keeps the quick way out.
    const texts = [
      '2024-1-05',
      '2024/01/5',
      '2024-12-31',
      '2024-02-30',
      '2024-00-01',
      '2024/1/',
      '2024-1/5',
      '2024-01-05 8:3',
      '2024-01-05T8:03',
      '2024-01-05 08:03:',
      '2024-01-05 08:03:1',
      '2024-01-05 08:03:61',
      '2024-01-05 24:00:00',
      '2024-01-05  08:03',
      '2024/1/5 08:03:01.5',
      '20240105',
      '20241305',
      '20240105083000',
      '20240105246000',
      '2024010508',
      '202401050830',
      '2024-123-1',
      '2024-1-123',
      '2024-01-0508:30',
      '1799-01-01',
      '2201-01-01',
      '2024-1-0',
      '2024-1-5 0:00',
      '2024-10-10 10:10',
    ];
    for (const text of texts) {
      assert.deepEqual(parseDateTime(text), parseDateTime(` ${text}`), text);
      assert.deepEqual(parseDate(text), parseDate(` ${text}`), text);
    }
  });
});
