import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dueAt, escalationOf, type Limit } from './deadline.ts';

describe('a time limit', () => {
  const limits: [string, Limit, string][] = [
    ['2026-03-02 09:00:00', { workdays: 5 }, '2026-03-09 23:59:59'],
    ['2026-03-02 09:00:00', { workdays: 2 }, '2026-03-04 23:59:59'],
    ['2026-03-06 17:00:00', { workdays: 1 }, '2026-03-09 23:59:59'],
    // 1–7 October off, the 10th (Saturday) worked.
    ['2026-09-30 09:00:00', { workdays: 2 }, '2026-10-09 23:59:59'],
    ['2026-09-30 09:00:00', { workdays: 3 }, '2026-10-10 23:59:59'],
    ['2026-01-31 09:00:00', { months: 1 }, '2026-02-28 23:59:59'],
    ['2026-11-30 09:00:00', { months: 3 }, '2027-02-28 23:59:59'],
    ['2026-03-02 09:00:00', { days: 45 }, '2026-04-16 23:59:59'],
    // The holidays of 2027 are not published: weekends alone.
    ['2026-12-31 09:00:00', { workdays: 2 }, '2027-01-04 23:59:59'],
  ];
  for (const [from, limit, due] of limits)
    test(`${JSON.stringify(limit)} from ${from} ends ${due}`, () => assert.equal(dueAt(from, limit), due));
});

describe('how much of a limit is used up', () => {
  const since = '2026-03-02 09:00:00';
  const due = dueAt(since, { workdays: 5 });
  const table: [string, number][] = [
    ['2026-03-02 18:00:00', 0],
    ['2026-03-05 23:00:00', 0],
    ['2026-03-06 00:00:01', 80],
    ['2026-03-09 23:59:59', 80],
    ['2026-03-10 00:00:00', 120],
  ];
  for (const [now, level] of table) test(`${now}: ${level}`, () => assert.equal(escalationOf(since, due, now), level));
  test('ten workdays: overdue one day is red, two days go to the leader', () => {
    const ten = dueAt(since, { workdays: 10 });
    assert.equal(ten, '2026-03-16 23:59:59');
    assert.equal(escalationOf(since, ten, '2026-03-17 08:00:00'), 100);
    assert.equal(escalationOf(since, ten, '2026-03-18 08:00:00'), 120);
  });
  test('no limit, no escalation', () => assert.equal(escalationOf(since, null, '2030-01-01 00:00:00'), 0));
});
