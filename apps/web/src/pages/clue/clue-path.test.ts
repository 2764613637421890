import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cluePath } from './clue-path.ts';

const step = (from: string | null, to: string | null, day: number) => ({ from, to, at: `2026-03-0${day} 09:00:00` });
const shown = (state: string, history: ReturnType<typeof step>[]) =>
  cluePath(state, history).map((one) => `${one.stage} ${one.state}`);

test('past, present and the way ahead', () => {
  assert.deepEqual(shown('C20', [step(null, 'C10', 1), step('C10', 'C20', 2)]), [
    'past C10',
    'now C20',
    'ahead C30',
    'ahead C40',
    'ahead C50',
  ]);
});

test('what comes after the disposal plan is not guessed', () => {
  assert.deepEqual(shown('C50', [step('C40', 'C50', 1)]), ['now C50']);
});

test('acts that move nothing make no step, and coming back makes one', () => {
  const history = [
    step(null, 'C10', 1),
    step('C10', 'C10', 2),
    step('C10', 'C20', 3),
    step('C20', 'C30', 4),
    step('C30', 'C20', 5),
  ];
  assert.deepEqual(shown('C20', history).slice(0, 4), ['past C10', 'past C20', 'past C30', 'now C20']);
});

test('the end has nothing ahead', () => {
  assert.deepEqual(shown('C95', [step('C90', 'C95', 1)]), ['now C95']);
});
