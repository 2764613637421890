import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { warehouseConformance } from '../conformance.ts';
import { openDuckdb } from './open.ts';

const folder = await mkdtemp(join(tmpdir(), 'plumb-duckdb-'));
after(() => rm(folder, { recursive: true }));

warehouseConformance('DuckDB', ({ memory, disk } = {}) =>
  openDuckdb({
    threads: 2,
    ...(memory && { memoryLimit: memory }),
    ...(disk && { tempFolder: join(folder, 'temp'), maxTempSize: disk }),
  }),
);

describe('DuckDB on files', () => {
  const readable = join(folder, "may be read's");
  before(() => mkdir(readable));

  test('a database file keeps its tables, and says who has it open', async () => {
    const path = join(folder, 'kept.duckdb');
    const first = await openDuckdb({ path });
    await first.load({ name: 't', columns: { n: 'int' } }, [{ n: 1 }], 'append');
    await first.close();
    const second = await openDuckdb({ path });
    assert.deepEqual(await second.rows('SELECT * FROM t'), [{ n: 1 }]);
    await second.close();
    await assert.rejects(openDuckdb({ path: join(folder, 'no', 'such', 'folder.duckdb') }), /folder\.duckdb/);
  });

  test('what does not fit the memory goes to the temporary folder', async () => {
    const warehouse = await openDuckdb({ threads: 2, memoryLimit: '120MB', tempFolder: join(folder, 'spill') });
    const sql =
      "SELECT count(*) AS c FROM (SELECT row_number() OVER (ORDER BY s DESC) FROM (SELECT n::VARCHAR || 'padding of a text' AS s FROM range(3000000) r(n)))";
    assert.deepEqual(await warehouse.rows(sql), [{ c: 3_000_000 }]);
    await warehouse.close();
  });

  describe('locked down to its folders', () => {
    const open = () => openDuckdb({ readFolders: [readable] });
    const outside = join(folder, 'outside.csv');

    test('reads CSV, Parquet and a fifo there', async () => {
      await writeFile(join(readable, 'a.csv'), 'plate,n\n京A12345,1\n');
      const free = await openDuckdb();
      await free.exec(`COPY (SELECT 2 AS n) TO '${join(readable, 'b.parquet').replaceAll("'", "''")}'`);
      await free.close();
      const fifo = join(readable, 'c.fifo');
      execFileSync('mkfifo', [fifo]);
      const warehouse = await open();
      const quoted = (name: string) => `'${join(readable, name).replaceAll("'", "''")}'`;
      assert.deepEqual(await warehouse.rows(`SELECT * FROM read_csv(${quoted('a.csv')})`), [
        { plate: '京A12345', n: 1 },
      ]);
      assert.deepEqual(await warehouse.rows(`SELECT * FROM read_parquet(${quoted('b.parquet')})`), [{ n: 2 }]);
      const read = warehouse.rows(
        `SELECT * FROM read_csv(${quoted('c.fifo')}, header = true, columns = {'n': 'BIGINT'}, auto_detect = false)`,
      );
      createWriteStream(fifo).end('n\n3\n');
      assert.deepEqual(await read, [{ n: 3 }]);
      await warehouse.close();
    });

    const attempts = [
      `SELECT * FROM read_csv('${outside}')`,
      "SELECT * FROM read_text('/etc/passwd')",
      `SELECT * FROM '${outside}'`,
      `SELECT * FROM glob('${folder}/*')`,
      `COPY (SELECT 1) TO '${join(folder, 'out.csv')}'`,
      `ATTACH '${join(folder, 'other.duckdb')}'`,
      `EXPORT DATABASE '${join(folder, 'export')}'`,
      `SELECT * FROM read_csv('${readable.replaceAll("'", "''")}/../outside.csv')`,
      'INSTALL httpfs',
      'LOAD httpfs',
      "SET memory_limit = '1TB'",
      'SET enable_external_access = true',
      `SET allowed_directories = ['/']`,
    ];
    for (const sql of attempts) {
      test(`refuses ${sql.replaceAll(folder, '…')}`, async () => {
        await writeFile(outside, 'secret\n1\n');
        const warehouse = await open();
        await assert.rejects(warehouse.exec(sql));
        await warehouse.close();
      });
    }
  });
});
