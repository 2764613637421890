import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Files } from './port.ts';

const text = (words: string) => new TextEncoder().encode(words);

/** What every adapter of the files port must do. */
export function filesConformance(name: string, make: () => Promise<Files>): void {
  describe(`files on ${name}`, () => {
    test('a file comes back as it was, with its size and digest', async () => {
      const files = await make();
      const stored = await files.put('tasks/1/照片-1.jpg', text('content'));
      const sha256 = createHash('sha256').update('content').digest('hex');
      assert.deepEqual(stored, { key: 'tasks/1/照片-1.jpg', bytes: 7, sha256 });
      assert.equal(new TextDecoder().decode(await files.read('tasks/1/照片-1.jpg')), 'content');
    });

    test('a stream goes in and out piece by piece', async () => {
      const files = await make();
      const pieces = async function* () {
        for (let i = 0; i < 40; i++) yield new Uint8Array(100_000).fill(i);
      };
      const { bytes } = await files.put('large', pieces());
      let read = 0;
      for await (const piece of files.stream('large')) read += piece.length;
      assert.deepEqual([bytes, read], [4_000_000, 4_000_000]);
    });

    test('a key that is taken is refused and keeps its content', async () => {
      const files = await make();
      await files.put('a', text('first'));
      await assert.rejects(files.put('a', text('second')), { code: 'file-taken' });
      assert.equal(new TextDecoder().decode(await files.read('a')), 'first');
    });

    test('a stream that breaks leaves nothing', async () => {
      const files = await make();
      const broken = async function* () {
        yield text('half');
        throw new Error('line cut');
      };
      await assert.rejects(files.put('cut', broken()), /line cut/);
      assert.equal(await files.has('cut'), false);
      assert.equal((await files.put('cut', text('whole'))).bytes, 5);
    });

    test('a missing file is said to be missing', async () => {
      const files = await make();
      await assert.rejects(files.read('nothing'), { code: 'file-missing' });
      await assert.rejects(Array.fromAsync(files.stream('nothing')), { code: 'file-missing' });
      await files.remove('nothing');
    });

    test('lists below a prefix in order', async () => {
      const files = await make();
      for (const key of ['b/2', 'a/1', 'b/1']) await files.put(key, text(key));
      assert.deepEqual(
        (await Array.fromAsync(files.list('b/'))).map(({ key }) => key),
        ['b/1', 'b/2'],
      );
    });

    for (const key of ['../out', '/root', 'a//b', 'a/../b', '.hidden', 'a\\b', 'a\0b', '', 'x'.repeat(500)])
      test(`refuses the key ${JSON.stringify(key.slice(0, 20))}`, async () => {
        const files = await make();
        await assert.rejects(files.put(key, text('')), /not a file key/);
        await assert.rejects(files.read(key), /not a file key/);
      });
  });
}
