import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aimedAt, commandOf, keySheet, moved, type Queue, takesKeys } from './queue-keys.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const ids = ['a', 'b', 'c'];
const at = (index: number, ...selected: string[]): Queue => ({ at: index, selected: new Set(selected) });

test('every key on the help sheet does what the sheet says', () => {
  const names: Record<string, string> = { '↓': 'ArrowDown', '↑': 'ArrowUp', Esc: 'Escape' };
  for (const { keys, command } of keySheet)
    for (const key of keys) assert.equal(commandOf({ ...plain, key: names[key] ?? key }), command, key);
});

test('keys with Ctrl, Alt or ⌘ are left to the browser, capitals are not', () => {
  assert.equal(commandOf({ ...plain, key: 'd', ctrlKey: true }), undefined);
  assert.equal(commandOf({ ...plain, key: 'r', metaKey: true }), undefined);
  assert.equal(commandOf({ ...plain, key: 'J' }), 'next');
});

test('keys typed into a field are text', () => {
  assert.ok(takesKeys({ tagName: 'INPUT' }));
  assert.ok(takesKeys({ tagName: 'DIV', isContentEditable: true }));
  assert.ok(!takesKeys({ tagName: 'TR' }));
  assert.ok(!takesKeys(null));
});

test('the cursor stays within the rows', () => {
  assert.equal(moved(at(2), 'next', ids).at, 2);
  assert.equal(moved(at(0), 'previous', ids).at, 0);
  assert.equal(moved(at(-1), 'next', ids).at, 0);
  assert.equal(moved(at(5), 'next', []).at, -1);
});

test('selection: one, a page, nothing', () => {
  assert.deepEqual([...moved(at(1), 'select', ids).selected], ['b']);
  assert.deepEqual([...moved(at(1, 'b'), 'select', ids).selected], []);
  assert.deepEqual([...moved(at(1, 'b', 'z'), 'select-all', ids).selected].sort(), ['a', 'b', 'c', 'z']);
  assert.deepEqual([...moved(at(1, 'a', 'b', 'c', 'z'), 'select-all', ids).selected], ['z']);
  assert.equal(moved(at(1, 'a'), 'clear', ids).selected.size, 0);
});

test('an act is about the selection, else about the row under the cursor', () => {
  assert.deepEqual(aimedAt(at(0, 'c'), ids), ['c']);
  assert.deepEqual(aimedAt(at(1), ids), ['b']);
  assert.deepEqual(aimedAt(at(-1), ids), []);
});
