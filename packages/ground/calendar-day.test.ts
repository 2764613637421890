import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { daysInMonth, isCalendarDay } from './calendar-day.ts';

describe('days of the calendar', () => {
  for (const [year, month, days] of [
    [2024, 2, 29],
    [2023, 2, 28],
    [1900, 2, 28],
    [2000, 2, 29],
    [2024, 4, 30],
    [2024, 12, 31],
    [2024, 0, 0],
    [2024, 13, 0],
  ] as const) {
    test(`${year}-${month} has ${days}`, () => {
      assert.equal(daysInMonth(year, month), days);
      assert.equal(isCalendarDay(year, month, days + 1), false);
      assert.equal(isCalendarDay(year, month, days), days > 0);
    });
  }
});
