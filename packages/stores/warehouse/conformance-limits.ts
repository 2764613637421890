/** The part of the conformance suite about what ends a query early: signals, errors, limits of memory and disk. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OpenWarehouse } from './conformance.ts';
import { type Warehouse, WarehouseError, type WarehouseFailure } from './port.ts';

export function limitsConformance(
  warehouse: () => Warehouse,
  open: OpenWarehouse,
  numbers: (n: number) => string,
): void {
  describe('cancel', () => {
    const withinMs = 5000;
    const runaway = () =>
      `SELECT count(*) AS c FROM ${numbers(100_000_000)} a, ${numbers(1_000_000)} b WHERE a.n + b.n > 3`;

    test('a runaway query ends soon after the signal, with its reason', async () => {
      const abort = new AbortController();
      const reason = new Error('the user closed the page');
      const pulled = warehouse().stream(runaway(), { signal: abort.signal })[Symbol.asyncIterator]().next();
      // The query has reached the engine before this one, which runs beside it, is answered.
      await warehouse().rows('SELECT 1 AS one');
      const start = performance.now();
      abort.abort(reason);
      await assert.rejects(pulled, reason);
      assert.ok(performance.now() - start < withinMs);
      assert.deepEqual(await warehouse().rows('SELECT 1 AS one'), [{ one: 1 }]);
    });

    test('after the first piece no other comes', async () => {
      const abort = new AbortController();
      let pieces = 0;
      const read = async () => {
        for await (const chunk of warehouse().stream(`SELECT n FROM ${numbers(3_000_000)}`, { signal: abort.signal })) {
          assert.ok(chunk.length > 0);
          pieces++;
          abort.abort();
        }
      };
      await assert.rejects(read(), { name: 'AbortError' });
      assert.equal(pieces, 1);
    });

    test('a signal aborted before runs nothing', async () => {
      const stream = warehouse().stream('SELECT broken FROM nowhere', { signal: AbortSignal.abort() });
      await assert.rejects(stream[Symbol.asyncIterator]().next(), { name: 'AbortError' });
    });
  });

  describe('errors', () => {
    test('carry the statement, in one line for each language', async () => {
      const sql = 'SELECT nothing FROM nowhere';
      const consume = async () => {
        for await (const chunk of warehouse().stream(sql)) assert.equal(chunk.length, 0);
      };
      for (const failing of [() => warehouse().exec(sql), () => warehouse().rows(sql), consume]) {
        await assert.rejects(failing(), (error: unknown) => {
          assert.ok(error instanceof WarehouseError);
          assert.equal(error.sql, sql);
          assert.equal(error.failure, 'statement');
          assert.ok(error.cause instanceof Error);
          assert.doesNotMatch(error.texts.en + error.texts.zh, /\n/);
          assert.match(error.texts.en, /nowhere/);
          return true;
        });
      }
    });

    const texts = () => {
      const hash = { duckdb: 'md5(n::VARCHAR)', clickhouse: 'lower(hex(MD5(toString(n))))' }[warehouse().engine];
      return `(SELECT n, ${hash} AS s FROM ${numbers(3_000_000)}) x`;
    };
    const fails = async (sql: string, limits: { memory: string; disk?: string }, failure: WarehouseFailure) => {
      const tight = await open(limits);
      const consume = async () => {
        for await (const chunk of tight.stream(sql)) assert.ok(chunk.length > 0);
      };
      const expected = (error: unknown) =>
        error instanceof WarehouseError && error.failure === failure && error.sql === sql;
      await assert.rejects(consume(), expected);
      assert.deepEqual(await tight.rows('SELECT 1 AS one'), [{ one: 1 }]);
      await tight.close();
    };

    test('a query past the memory limit ends as such', async () => {
      await fails(
        `SELECT n, row_number() OVER (ORDER BY s DESC) AS place FROM ${texts()}`,
        { memory: '40MB' },
        'memory',
      );
    });

    test('a query past the limit of temporary disk ends as such', async () => {
      await fails(`SELECT s, count(*) AS c FROM ${texts()} GROUP BY s`, { memory: '150MB', disk: '2MB' }, 'disk');
    });
  });
}
