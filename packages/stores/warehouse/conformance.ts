/** What every warehouse must do: each adapter's test calls this with its own way to open one. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { limitsConformance } from './conformance-limits.ts';
import type { Row, TableSpec, Warehouse } from './port.ts';

export type OpenWarehouse = (limits?: { memory?: string; disk?: string }) => Promise<Warehouse>;

/** n numbers from 0, as each engine makes them. */
const series = {
  duckdb: (n: number) => `(SELECT range AS n FROM range(${n}))`,
  clickhouse: (n: number) => `(SELECT number AS n FROM numbers(${n}))`,
};

const everyType: TableSpec = {
  name: 'every_type',
  columns: {
    id: 'int',
    s: 'string',
    d: 'decimal',
    b: 'bool',
    day: 'date',
    ts: 'datetime',
    ints: 'int[]',
    texts: 'string[]',
  },
  key: ['id'],
};
const full: Row = {
  id: 1,
  s: '民政局',
  d: 0.1,
  b: true,
  day: '2024-02-29',
  ts: '2024-02-29 08:30:00',
  ints: [1, -2],
  texts: ['京A12345', "it's", '"', '\\'],
};
const empty: Row = { id: 2, s: null, d: null, b: null, day: null, ts: null, ints: [], texts: [] };
const hostile = [
  "'); DROP TABLE every_type; --",
  'a\\',
  "\\'",
  '"',
  '`',
  'line\nbreak\r\n\ttab',
  '$id',
  '{id:String}',
  '%_',
  '',
  ' ',
  '😀𠮷',
  '\u0001',
];

export function warehouseConformance(name: string, open: OpenWarehouse): void {
  describe(`${name}: the warehouse port`, { timeout: 120_000 }, () => {
    let warehouse: Warehouse;
    const numbers = (n: number) => series[warehouse.engine](n);
    const all = (table: string) => warehouse.rows(`SELECT * FROM ${table} ORDER BY 1`);
    before(async () => {
      warehouse = await open();
    });
    after(() => warehouse.close());

    describe('load', () => {
      test('every type comes back as it went in, and so does its absence', async () => {
        assert.equal(await warehouse.load(everyType, [full, empty], 'replace'), 2);
        assert.deepEqual(await all('every_type'), [full, empty]);
      });

      test('a column that a row lacks is null, an array empty', async () => {
        await warehouse.load(everyType, [{ id: 2 }], 'replace');
        assert.deepEqual(await all('every_type'), [empty]);
      });

      test('append adds, from an async iterable too', async () => {
        const table: TableSpec = { name: 'appended', columns: { n: 'int' } };
        async function* later(): AsyncGenerator<Row> {
          yield { n: 2 };
          yield { n: 3 };
        }
        await warehouse.load(table, [{ n: 1 }], 'append');
        assert.equal(await warehouse.load(table, later(), 'append'), 2);
        assert.equal(await warehouse.load(table, [], 'append'), 0);
        assert.deepEqual(await all('appended'), [{ n: 1 }, { n: 2 }, { n: 3 }]);
      });

      test('columns are loaded as the rows they stand for, more than a vector of them', async () => {
        const { ints: _, texts: __, ...columns } = everyType.columns;
        const table: TableSpec = { name: 'by_columns', columns };
        const length = 5000;
        const numbers = (of: (i: number) => number) =>
          Float64Array.from({ length }, (_, i) => (i === 4000 ? NaN : of(i)));
        const day = Date.UTC(2024, 1, 29);
        await warehouse.load(table, [], 'replace');
        const loaded = await warehouse.load(
          table,
          {
            length,
            columns: {
              id: Float64Array.from({ length }, (_, i) => i),
              s: Array.from({ length }, (_, i) => (i === 4000 ? null : `车${i}`)),
              b: numbers((i) => i % 2),
              day: numbers(() => day),
              ts: numbers((i) => day + i * 1000),
            },
          },
          'append',
        );
        assert.equal(loaded, length);
        const rows = await all('by_columns');
        assert.equal(rows.length, length);
        assert.deepEqual(rows[4000], { id: 4000, s: null, d: null, b: null, day: null, ts: null });
        const last = { id: 4999, s: '车4999', d: null, b: true, day: '2024-02-29', ts: '2024-02-29 01:23:19' };
        assert.deepEqual(rows.at(-1), last);
      });

      test('replace forgets what was there, also its columns, also for nothing', async () => {
        await warehouse.load({ name: 'replaced', columns: { n: 'int' } }, [{ n: 1 }], 'replace');
        await warehouse.load({ name: 'replaced', columns: { s: 'string' } }, [{ s: 'x' }], 'replace');
        assert.deepEqual(await all('replaced'), [{ s: 'x' }]);
        await warehouse.load({ name: 'replaced', columns: { s: 'string' } }, [], 'replace');
        assert.deepEqual(await all('replaced'), []);
      });

      test('upsert replaces rows of the same key, the last of a batch wins, a null in a key is a value', async () => {
        const table: TableSpec = {
          name: 'upserted',
          columns: { a: 'int', b: 'string', v: 'int', w: 'string[]' },
          key: ['a', 'b'],
        };
        await warehouse.load(
          table,
          [
            { a: 1, b: 'x', v: 1 },
            { a: 1, b: null, v: 2 },
            { a: 3, b: 'z', v: 3 },
          ],
          'upsert',
        );
        const again: Row[] = [
          { a: 1, b: 'x', v: 10 },
          { a: 1, b: null, v: 20 },
          { a: 1, b: 'x', v: 11, w: ['last'] },
          { a: 4, b: 'n', v: 4 },
        ];
        assert.equal(await warehouse.load(table, again, 'upsert'), 4);
        assert.deepEqual(await warehouse.rows('SELECT * FROM upserted ORDER BY v'), [
          { a: 3, b: 'z', v: 3, w: [] },
          { a: 4, b: 'n', v: 4, w: [] },
          { a: 1, b: 'x', v: 11, w: ['last'] },
          { a: 1, b: null, v: 20, w: [] },
        ]);
      });

      test('a value that its column cannot hold is refused by name, and replace leaves the old rows', async () => {
        const table: TableSpec = { name: 'strict', columns: { n: 'int', d: 'date' } };
        await warehouse.load(table, [{ n: 1, d: '2024-01-01' }], 'replace');
        const misfits: Row[] = [{ n: 1.5 }, { n: 'x' }, { d: '2023-02-29' }, { d: '2024-01-01 00:00:00' }, { d: 7 }];
        for (const bad of misfits) {
          const column = Object.keys(bad)[0];
          await assert.rejects(warehouse.load(table, [{ n: 2 }, bad], 'replace'), new RegExp(`column ${column} `));
        }
        assert.deepEqual(await all('strict'), [{ n: 1, d: '2024-01-01' }]);
      });

      test('a table with other columns is refused', async () => {
        await warehouse.load({ name: 'other', columns: { a: 'int', b: 'int' } }, [], 'replace');
        await assert.rejects(
          warehouse.load({ name: 'other', columns: { b: 'int', a: 'int' } }, [{ a: 1 }], 'append'),
          /has columns/,
        );
      });

      test('upsert without a key is refused', async () => {
        await assert.rejects(warehouse.load({ name: 'keyless', columns: { a: 'int' } }, [], 'upsert'), /no key/);
      });

      test('dates from 1900 to 2299', async () => {
        const days = ['1900-01-01', '1949-10-01', '1969-12-31', '1970-01-01', '2100-03-01', '2299-12-31'];
        const rows = days.map((day, id) => ({ id, day, ts: `${day} 23:59:59.999` }));
        await warehouse.load({ name: 'ages', columns: { id: 'int', day: 'date', ts: 'datetime' } }, rows, 'replace');
        assert.deepEqual(await all('ages'), rows);
        const epochs = days.map((day, id) => ({ id, day: Date.parse(day), ts: Date.parse(`${day}T23:59:59.999Z`) }));
        await warehouse.load({ name: 'ages', columns: { id: 'int', day: 'date', ts: 'datetime' } }, epochs, 'replace');
        assert.deepEqual(await all('ages'), rows);
        let id = 0;
        for await (const chunk of warehouse.stream('SELECT day, ts FROM ages ORDER BY id')) {
          for (let i = 0; i < chunk.length; i++, id++) {
            assert.equal(chunk.numbers(0)[i], Date.parse(`${days[id]}T00:00:00Z`));
            assert.equal(chunk.numbers(1)[i], Date.parse(`${days[id]}T23:59:59.999Z`));
          }
        }
        assert.equal(id, days.length);
      });
    });

    describe('text is data', () => {
      test('whatever it holds, loaded and read back', async () => {
        const rows = hostile.map((s, id) => ({ id, s, texts: [s, s] }));
        await warehouse.load(
          { name: 'hostile', columns: { id: 'int', s: 'string', texts: 'string[]' } },
          rows,
          'replace',
        );
        assert.deepEqual(await all('hostile'), rows);
      });

      for (const [id, s] of hostile.entries()) {
        test(`as a parameter: ${JSON.stringify(s)}`, async () => {
          assert.deepEqual(await warehouse.rows('SELECT id, $s AS s FROM hostile WHERE s = $s', { s }), [{ id, s }]);
        });
      }

      test('names of tables and columns are quoted', async () => {
        const table: TableSpec = { name: 'odd "name` 民', columns: { 'a b': 'int', 'c"`\'d': 'string' }, key: ['a b'] };
        await warehouse.load(table, [{ 'a b': 1, 'c"`\'d': 'x' }], 'replace');
        await warehouse.load(table, [{ 'a b': 1, 'c"`\'d': 'y' }], 'upsert');
        const name = warehouse.engine === 'duckdb' ? '"odd ""name` 民"' : '`odd "name\\` 民`';
        assert.deepEqual(await all(name), [{ 'a b': 1, 'c"`\'d': 'y' }]);
      });
    });

    describe('rows', () => {
      test('parameters of every kind, one of them twice, in texts and comments untouched', async () => {
        const sql = `SELECT $n + $n AS n, $f * 2 AS f, $b AS b, $t AS t, $z IS NULL AS z, '$n' AS text /* $n */ -- $n`;
        const [row] = await warehouse.rows(sql, { n: 21, f: 0.25, b: true, t: '民', z: null });
        assert.deepEqual({ ...row, z: Boolean(row?.['z']) }, { n: 42, f: 0.5, b: true, t: '民', z: true, text: '$n' });
      });

      test('a parameter without a value is named', async () => {
        await assert.rejects(warehouse.rows('SELECT $missing'), /\$missing/);
      });

      test('an empty result', async () => {
        assert.deepEqual(await warehouse.rows(`SELECT n FROM ${numbers(3)} WHERE n > 5`), []);
      });

      test('only one statement is run', async () => {
        await warehouse.load({ name: 'kept', columns: { n: 'int' } }, [{ n: 1 }], 'replace');
        await assert.rejects(warehouse.rows('SELECT 1; DROP TABLE kept'));
        assert.deepEqual(await all('kept'), [{ n: 1 }]);
      });

      test('nulls are not counted over a window either', async () => {
        await warehouse.load(
          { name: 'gaps', columns: { k: 'string', n: 'int' } },
          [{ k: 'a', n: 1 }, { k: 'a' }],
          'replace',
        );
        const sql = 'SELECT count(n) OVER (PARTITION BY k) AS c FROM gaps';
        assert.deepEqual(await warehouse.rows(sql), [{ c: 1 }, { c: 1 }]);
      });

      test('sums over nothing are null, outer joins give null, sorting puts null last', async () => {
        assert.deepEqual(await warehouse.rows(`SELECT sum(n) AS s, max(n) AS m FROM ${numbers(3)} WHERE n > 5`), [
          { s: null, m: null },
        ]);
        const joined = `SELECT l.n AS l, r.n AS r FROM ${numbers(2)} l LEFT JOIN ${numbers(1)} r ON l.n = r.n ORDER BY r.n`;
        assert.deepEqual(await warehouse.rows(joined), [
          { l: 0, r: 0 },
          { l: 1, r: null },
        ]);
      });
    });

    describe('stream', () => {
      const count = 300_000;
      const day = 86_400_000;
      function* many(): Generator<Row> {
        for (let i = 0; i < count; i++) {
          const at = new Date(i * 977_000).toISOString();
          const absent = i % 7 === 0;
          yield {
            i,
            half: absent ? null : i / 2,
            even: absent ? null : i % 2 === 0,
            day: at.slice(0, 10),
            ts: at.slice(0, 19),
            s: absent ? null : `车${i}`,
          };
        }
      }

      test('300,000 rows in order with their values', async () => {
        const table: TableSpec = {
          name: 'many',
          columns: { i: 'int', half: 'decimal', even: 'bool', day: 'date', ts: 'datetime', s: 'string' },
        };
        assert.equal(await warehouse.load(table, many(), 'replace'), count);
        let i = 0;
        for await (const chunk of warehouse.stream(
          'SELECT i, half, even, day, ts, s FROM many WHERE i >= $from ORDER BY i',
          { parameters: { from: 0 } },
        )) {
          const [ids, halves, evens, days, ats] = [0, 1, 2, 3, 4].map((column) => chunk.numbers(column)) as [
            Float64Array,
            Float64Array,
            Float64Array,
            Float64Array,
            Float64Array,
          ];
          const texts = chunk.strings(5);
          for (let row = 0; row < chunk.length; row++, i++) {
            const absent = i % 7 === 0;
            const right =
              ids[row] === i &&
              Object.is(halves[row], absent ? Number.NaN : i / 2) &&
              Object.is(evens[row], absent ? Number.NaN : 1 - (i % 2)) &&
              ats[row] === i * 977_000 &&
              days[row] === Math.floor((i * 977_000) / day) * day &&
              texts[row] === (absent ? null : `车${i}`);
            assert.ok(right, `row ${i}`);
          }
        }
        assert.equal(i, count);
      });

      test('numbers of every kind as texts', async () => {
        await warehouse.load(everyType, [full, empty], 'replace');
        const texts: (string | null)[][] = [];
        for await (const chunk of warehouse.stream('SELECT id, d, b, day, ts, ints FROM every_type ORDER BY id')) {
          for (let row = 0; row < chunk.length; row++)
            texts.push([0, 1, 2, 3, 4, 5].map((column) => chunk.strings(column)[row] ?? null));
        }
        assert.deepEqual(texts, [
          ['1', '0.1', 'true', '2024-02-29', '2024-02-29 08:30:00', '[1,-2]'],
          ['2', null, null, null, null, '[]'],
        ]);
      });

      test('texts that repeat, short and long, and differ late or in length alone', async () => {
        const long = '一辆编号很长的车';
        const texts = [
          '',
          '',
          'V1',
          'V1',
          'V1\u0000',
          'V1',
          '鲁A12345',
          long,
          long,
          `${long}1`,
          `${long}2`,
          `${long}2`,
          '',
        ];
        const rows = texts.map((s, i): Row => ({ i, s }));
        await warehouse.load({ name: 'runs', columns: { i: 'int', s: 'string' } }, rows, 'replace');
        const found: (string | null)[] = [];
        for await (const chunk of warehouse.stream('SELECT s FROM runs ORDER BY i')) found.push(...chunk.strings(0));
        assert.deepEqual(found, texts);
      });

      test('an empty result has no rows', async () => {
        for await (const chunk of warehouse.stream(`SELECT n FROM ${numbers(3)} WHERE n > 5`))
          assert.equal(chunk.length, 0);
      });

      test('two at a time do not disturb each other, nor a query between them', async () => {
        const sum = async (sql: string) => {
          let total = 0;
          for await (const chunk of warehouse.stream(sql)) {
            for (const n of chunk.numbers(0)) total += n;
            assert.deepEqual(await warehouse.rows('SELECT 1 AS one'), [{ one: 1 }]);
          }
          return total;
        };
        const n = 20_000;
        const sums = await Promise.all([sum(`SELECT n FROM ${numbers(n)}`), sum(`SELECT n * 2 FROM ${numbers(n)}`)]);
        assert.deepEqual(sums, [(n * (n - 1)) / 2, n * (n - 1)]);
      });

      test('left half-way, the warehouse goes on', async () => {
        for await (const chunk of warehouse.stream(`SELECT n FROM ${numbers(1_000_000)}`)) {
          assert.ok(chunk.length > 0);
          break;
        }
        assert.deepEqual(await warehouse.rows('SELECT 1 AS one'), [{ one: 1 }]);
      });
    });

    limitsConformance(() => warehouse, open, numbers);
  });
}
