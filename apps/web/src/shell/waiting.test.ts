import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countByPath } from './waiting.ts';

test('what waits is counted by the page that it leads to', () => {
  const counts = countByPath([
    { count: 3, link: '/hits?state=H20' },
    { count: 2, link: '/hits?state=H60&overdue=true' },
    { count: 1, link: '/letters/7' },
    { count: 0, link: '/clues' },
  ]);
  assert.deepEqual(
    [...counts],
    [
      ['/hits', 5],
      ['/letters', 1],
    ],
  );
});
