import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoPeriod } from './demo-period.ts';

test('three months that end before the demo work begins', () => {
  assert.deepEqual(demoPeriod('2026-11-22 10:00:00'), { from: '2026-07-27', to: '2026-10-24' });
});

test('never a year whose holidays are not known', () => {
  assert.deepEqual(demoPeriod('2031-05-01'), { from: '2026-10-03', to: '2026-12-31' });
});
