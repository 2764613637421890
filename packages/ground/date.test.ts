import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { excelSerialToMs, parseDate, parseDateTime, parseMonth } from './date.ts';
import { fromMs } from './period.ts';

describe('dates', () => {
  const written: readonly string[] = [
    '2024-01-05',
    '2024/1/5',
    '2024/01/05',
    '20240105',
    '2024年1月5日',
    '2024 年 1 月 5 日',
    '2024.1.5',
    '２０２４－０１－０５',
    "'2024-01-05",
    '45296',
    '45296.75',
    '2024-01-05 00:00:00',
    '2024-01-05T23:59:59+08:00',
    '2024-01-04T16:00:00Z',
    '2024年1月5日（星期五）',
    '2024-01-05 周五',
    '民国113年1月5日',
    '民國113.1.5',
    '中华民国113年01月05日',
    '二〇二四年一月五日',
  ];
  for (const text of written) {
    test(`${text} is 2024-01-05`, () => assert.deepEqual(parseDate(text), { ok: true, value: '2024-01-05' }));
  }

  test('Chinese numerals above ten', () => {
    assert.deepEqual(parseDate('二〇二四年十二月三十一日'), { ok: true, value: '2024-12-31' });
    assert.deepEqual(parseDate('二〇二四年十月十五日'), { ok: true, value: '2024-10-15' });
  });

  const refused: readonly [string, string][] = [
    ['', 'empty'],
    ['2024-02-30', 'date-day'],
    ['20230229', 'date-day'],
    ['2024-00-10', 'date-month'],
    ['2024/13/01', 'date-month'],
    ['2024年1月0日', 'date-day'],
    ['0024-01-05', 'date-year'],
    ['9999-12-31', 'date-year'],
    ['24.1.5', 'date-year-short'],
    ['1/5/2024', 'date-order'],
    ['202401', 'date-day-missing'],
    ['2024-01', 'date-day-missing'],
    ['2024年1月', 'date-day-missing'],
    ['2024', 'date-year-only'],
    ['农历正月初一', 'date-lunar'],
    ['2024年腊月廿三', 'date-lunar'],
    ['99999', 'date-form'],
    ['123', 'date-form'],
    ['明天', 'date-form'],
    ['2024-01-05x', 'date-form'],
  ];
  for (const [text, problem] of refused) {
    test(`refuses ${text || 'nothing'}: ${problem}`, () => {
      const parsed = parseDate(text);
      assert(!parsed.ok);
      assert.equal(parsed.problem, problem);
    });
  }

  test('the refusal of 2024-02-30 names the day that does not exist', () => {
    const parsed = parseDate('2024-02-30');
    assert(!parsed.ok);
    assert.deepEqual(parsed.values, { year: 2024, month: 2, day: 30 });
  });
});

describe('moments', () => {
  const written: readonly [string, string][] = [
    ['2024-01-05 12:30:00', '2024-01-05 12:30:00'],
    ['2024-01-05T12:30:00', '2024-01-05 12:30:00'],
    ['2024-01-05T12:30:00.987', '2024-01-05 12:30:00'],
    ['2024-01-05T04:30:00Z', '2024-01-05 12:30:00'],
    ['2024-01-05T04:30:00.123+00:00', '2024-01-05 12:30:00'],
    ['2024-01-05T13:30+0900', '2024-01-05 12:30:00'],
    ['2024-01-04 20:30:00-08:00', '2024-01-05 12:30:00'],
    ['2023-12-31T16:00:00Z', '2024-01-01 00:00:00'],
    ['20240105123000', '2024-01-05 12:30:00'],
    ['20240105 123000', '2024-01-05 12:30:00'],
    ['20240105T123000Z', '2024-01-05 20:30:00'],
    ['202401051230', '2024-01-05 12:30:00'],
    ['20240105123000123', '2024-01-05 12:30:00'],
    ['20240105 12:30:00', '2024-01-05 12:30:00'],
    ['2024/1/5 8:03', '2024-01-05 08:03:00'],
    ['2024/1/5 8:3:7', '2024-01-05 08:03:07'],
    ['2024年1月5日8时30分', '2024-01-05 08:30:00'],
    ['2024年1月5日 8点', '2024-01-05 08:00:00'],
    ['2024年1月5日 08时30分20秒', '2024-01-05 08:30:20'],
    ['2024/1/5 下午3:20', '2024-01-05 15:20:00'],
    ['2024/1/5 下午 12:20', '2024-01-05 12:20:00'],
    ['2024/1/5 上午 12:05:01', '2024-01-05 00:05:01'],
    ['2024-1-5 3:20 PM', '2024-01-05 15:20:00'],
    ['2024-1-5 晚上8点', '2024-01-05 20:00:00'],
    ['２０２４／１／５　０８：３０', '2024-01-05 08:30:00'],
    ['45296.5', '2024-01-05 12:00:00'],
    ['45296.520833333336', '2024-01-05 12:30:00'],
    ['2024-01-05 24:00:00', '2024-01-06 00:00:00'],
    ['2024-02-28 24:00', '2024-02-29 00:00:00'],
    ['民国113年1月5日 12:30', '2024-01-05 12:30:00'],
  ];
  for (const [text, value] of written) {
    test(`${text} is ${value}`, () => assert.deepEqual(parseDateTime(text), { ok: true, value, dateOnly: false }));
  }

  test('a date alone says so', () => {
    for (const text of ['2024-01-05', '2024/1/5', '45296', '20240105']) {
      assert.deepEqual(parseDateTime(text), { ok: true, value: '2024-01-05 00:00:00', dateOnly: true });
    }
  });

  const refused: readonly [string, string][] = [
    ['2024-01-05 25:00:00', 'time-range'],
    ['2024-01-05 12:60:00', 'time-range'],
    ['2024-01-05 24:00:01', 'time-range'],
    ['20240105126000', 'time-range'],
    ['2024-02-30 12:00:00', 'date-day'],
    ['2024-01-05 08:30-09:30', 'date-form'],
  ];
  for (const [text, problem] of refused) {
    test(`refuses ${text}: ${problem}`, () => {
      const parsed = parseDateTime(text);
      assert(!parsed.ok);
      assert.equal(parsed.problem, problem);
    });
  }
});

describe('Excel serials', () => {
  const known: readonly [number, string][] = [
    [1, '1900-01-01 00:00:00'],
    [59, '1900-02-28 00:00:00'],
    [61, '1900-03-01 00:00:00'],
    [45296, '2024-01-05 00:00:00'],
    [45296.5, '2024-01-05 12:00:00'],
    [45296.999999, '2024-01-06 00:00:00'],
  ];
  for (const [serial, text] of known) {
    test(`${serial} is ${text}`, () => assert.equal(fromMs(excelSerialToMs(serial)), text));
  }
});

describe('months', () => {
  for (const text of [
    '202401',
    '2024-01',
    '2024-1',
    '2024/1',
    '2024年1月',
    '2024年01月份',
    '2024.01',
    '2024-01-05',
    '45296',
    '二〇二四年一月',
  ]) {
    test(`${text} is 202401`, () => assert.deepEqual(parseMonth(text), { ok: true, value: '202401' }));
  }
  for (const [text, problem] of [
    ['2024.1', 'month-ambiguous'],
    ['202413', 'date-month'],
    ['2024', 'date-year-only'],
    ['', 'empty'],
  ] as const) {
    test(`refuses ${text || 'nothing'}: ${problem}`, () => {
      const parsed = parseMonth(text);
      assert(!parsed.ok);
      assert.equal(parsed.problem, problem);
    });
  }
});
