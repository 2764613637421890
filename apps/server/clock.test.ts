import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beijingNow } from './clock.ts';

for (const [utc, naive] of [
  ['2026-02-28T15:59:59Z', '2026-02-28 23:59:59'],
  ['2026-02-28T16:00:00Z', '2026-03-01 00:00:00'],
  ['2026-06-01T01:02:03Z', '2026-06-01 09:02:03'],
] as const)
  test(`${utc} is ${naive} in Beijing`, () => assert.equal(beijingNow(new Date(utc)), naive));
