import assert from 'node:assert/strict';
import { test } from 'node:test';
import { steadyRows } from './steady-rows.ts';

type Row = { id: string; state: string };
const row = (id: string, state = 'H20'): Row => ({ id, state });
const known = new Map([row('a'), row('b'), row('c')].map((one) => [one.id, one]));
const shown = ['a', 'b', 'c'];

test('the first listing is shown as it is', () => {
  assert.deepEqual(steadyRows([], new Map(), [row('a'), row('b')]), {
    rows: [row('a'), row('b')].map((item) => ({ item, gone: false })),
    fresh: 0,
  });
});

test('a new hit on top is counted and moves nothing', () => {
  const { rows, fresh } = steadyRows(shown, known, [row('n'), row('a'), row('b')]);
  assert.deepEqual(
    rows.map(({ item }) => item.id),
    shown,
  );
  assert.equal(fresh, 1);
  assert.ok(rows[2]?.gone);
});

test('what fills up the page from below because a row left is not new', () => {
  assert.equal(steadyRows(shown, known, [row('a'), row('c'), row('d')]).fresh, 0);
});

test('a changed row changes where it stands', () => {
  assert.equal(steadyRows(shown, known, [row('c'), row('b', 'H40'), row('a')]).rows[1]?.item.state, 'H40');
});
