import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weekOf, weeksOf } from './weeks.ts';

test('a week begins on Monday', () => {
  assert.equal(weekOf('2026-03-01 23:59:59'), '2026-02-23');
  assert.equal(weekOf('2026-03-02'), '2026-03-02');
});
test('weeks without anything are there, and no more than asked for', () => {
  assert.deepEqual(weeksOf(['2026-02-23', '2026-02-02'], 10), ['2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23']);
  assert.deepEqual(weeksOf(['2025-01-06', '2026-02-23'], 2), ['2026-02-16', '2026-02-23']);
  assert.deepEqual(weeksOf([], 3), []);
});
