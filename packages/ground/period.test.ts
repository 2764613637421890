import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  addDays,
  addMonths,
  covers,
  daysBetween,
  fromMs,
  isEmpty,
  minuteOfDay,
  minutesBetween,
  monthPeriod,
  monthsBetween,
  overlapMinutes,
  overlaps,
  type Period,
  toMs,
  weekday,
} from './period.ts';

const p = (from: string | null, to: string | null): Period => ({ from, to });

describe('moments', () => {
  for (const [text, ms] of [
    ['1970-01-01', 0],
    ['1970-01-01 00:00:00', 0],
    ['2024-01-05 12:30:15', 1704457815000],
    ['1949-10-01 15:00:00', -639046800000],
  ] as const) {
    test(text, () => {
      assert.equal(toMs(text), ms);
      assert.equal(fromMs(ms), text.length === 10 ? `${text} 00:00:00` : text);
    });
  }
  test('parts of a second are cut off, before 1970 too', () => {
    assert.equal(fromMs(1999), '1970-01-01 00:00:01');
    assert.equal(fromMs(-1), '1969-12-31 23:59:59');
  });
  test('minute of the day', () => {
    assert.equal(minuteOfDay('2024-01-05 12:30:15'), 750);
    assert.equal(minuteOfDay('2024-01-05'), 0);
  });
  for (const [day, n] of [
    ['2024-01-01', 1],
    ['2024-01-07', 7],
    ['1969-12-31', 3],
    ['1900-01-01', 1],
  ] as const) {
    test(`${day} is day ${n} of its week`, () => assert.equal(weekday(day), n));
  }
});

describe('counting', () => {
  for (const [date, months, result] of [
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-11-30', 3, '2025-02-28'],
    ['2024-06-10 08:00:00', 0, '2024-06-10'],
  ] as const) {
    test(`${date} and ${months} months is ${result}`, () => assert.equal(addMonths(date, months), result));
  }
  for (const [from, to, months] of [
    ['2024-01-15', '2024-02-14', 0],
    ['2024-01-15', '2024-02-15', 1],
    ['2024-01-31', '2024-02-29', 1],
    ['2024-01-15', '2025-01-15', 12],
    ['2024-02-15', '2024-01-15', -1],
    ['2024-02-15', '2024-01-16', 0],
  ] as const) {
    test(`${months} months from ${from} to ${to}`, () => assert.equal(monthsBetween(from, to), months));
  }
  test('days and minutes', () => {
    assert.equal(addDays('2024-02-28', 2), '2024-03-01');
    assert.equal(addDays('2024-01-01', -1), '2023-12-31');
    assert.equal(daysBetween('2024-02-28 23:59:59', '2024-03-01 00:00:00'), 2);
    assert.equal(minutesBetween('2024-01-05 23:59:30', '2024-01-06 00:01:00'), 1.5);
    assert.deepEqual(monthPeriod('202412'), { from: '2024-12-01', to: '2025-01-01' });
  });
});

describe('periods', () => {
  const pairs: readonly [Period, Period, number][] = [
    [p('2024-01-01', '2024-01-02'), p('2024-01-02', '2024-01-03'), 0],
    [p('2024-01-01', '2024-01-03'), p('2024-01-02', '2024-01-04'), 1440],
    [p('2024-01-01 08:00:00', '2024-01-01 09:00:00'), p('2024-01-01 08:59:00', null), 1],
    [p(null, '2024-01-01 00:10:00'), p('2024-01-01', null), 10],
    [p(null, null), p(null, null), Number.POSITIVE_INFINITY],
    [p('2024-01-02', '2024-01-01'), p(null, null), 0],
    [p('2024-01-01', '2024-01-02'), p('2024-02-01', '2024-02-02'), 0],
  ];
  for (const [a, b, minutes] of pairs) {
    test(`${a.from}–${a.to} and ${b.from}–${b.to} share ${minutes} minutes`, () => {
      assert.equal(overlapMinutes(a, b), minutes);
      assert.equal(overlapMinutes(b, a), minutes);
      assert.equal(overlaps(a, b), minutes > 0);
    });
  }
  test('the start belongs to it, the end does not', () => {
    const day = p('2024-01-01', '2024-01-02');
    assert.equal(covers(day, '2024-01-01 00:00:00'), true);
    assert.equal(covers(day, '2024-01-01 23:59:59'), true);
    assert.equal(covers(day, '2024-01-02 00:00:00'), false);
    assert.equal(isEmpty(day), false);
    assert.equal(isEmpty(p('2024-01-02', '2024-01-02')), true);
  });
});
