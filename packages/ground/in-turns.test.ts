import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inTurns } from './in-turns.ts';

describe('in turns', () => {
  test('results stand in the order of the items, whatever ends first', async () => {
    const ends = [1, 2, 3].map(() => Promise.withResolvers<void>());
    const begun: number[] = [];
    const all = inTurns(2, [0, 1, 2], async (i) => {
      begun.push(i);
      await ends[i]?.promise;
      return i * 10;
    });
    assert.deepEqual(begun, [0, 1]);
    ends[1]?.resolve();
    ends[2]?.resolve();
    ends[0]?.resolve();
    assert.deepEqual(await all, [0, 10, 20]);
  });

  test('after a failure no other is begun and none is left running', async () => {
    const slow = Promise.withResolvers<void>();
    const begun: number[] = [];
    let ended = false;
    const all = inTurns(2, [0, 1, 2, 3], async (i) => {
      begun.push(i);
      if (i === 0) throw new Error('broken');
      await slow.promise;
      ended = true;
    });
    slow.resolve();
    await assert.rejects(all, /broken/);
    assert.deepEqual(begun, [0, 1]);
    assert.equal(ended, true);
  });
});
