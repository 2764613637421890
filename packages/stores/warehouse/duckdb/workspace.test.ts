import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuckdb } from './open.ts';

test('what a workspace makes hides what is below it, and is gone when it closes', async () => {
  const warehouse = await openDuckdb({ threads: 1 });
  await warehouse.load({ name: 'fix', columns: { x: 'int' } }, [{ x: 1 }, { x: 2 }], 'replace');
  const work = await warehouse.workspace();
  assert.deepEqual(await work.rows('SELECT count(*) AS n FROM fix'), [{ n: 2 }]);
  await work.exec(`CREATE VIEW fix AS SELECT * FROM ${await warehouse.database()}.main.fix WHERE x > 1`);
  await work.load({ name: 'own', columns: { y: 'int' } }, [{ y: 7 }], 'replace');
  await work.exec('CREATE TABLE both_of AS SELECT x, y FROM fix, own');
  assert.deepEqual(await work.rows('SELECT * FROM both_of'), [{ x: 2, y: 7 }]);
  for await (const chunk of work.stream('SELECT x FROM fix')) assert.equal(chunk.numbers(0)[0], 2);
  assert.deepEqual(await warehouse.rows('SELECT count(*) AS n FROM fix'), [{ n: 2 }]);
  await work.close();
  await assert.rejects(warehouse.rows('SELECT * FROM own'));
  await warehouse.close();
});

test('a workspace alone sees only its own', async () => {
  const warehouse = await openDuckdb({ threads: 1 });
  await warehouse.load({ name: 'fix', columns: { x: 'int' } }, [{ x: 1 }], 'replace');
  const work = await warehouse.workspace({ alone: true });
  await assert.rejects(work.rows('SELECT * FROM fix'));
  assert.deepEqual(await work.rows(`SELECT x FROM ${await warehouse.database()}.main.fix`), [{ x: 1 }]);
  await work.close();
  await warehouse.close();
});

test('a transaction in one text that fails leaves nothing, and the connection usable', async () => {
  const warehouse = await openDuckdb({ threads: 1 });
  await warehouse.load({ name: 'fix', columns: { x: 'int' } }, [{ x: 1 }], 'replace');
  await assert.rejects(warehouse.exec('BEGIN; DELETE FROM fix; INSERT INTO nothing VALUES (1); COMMIT'));
  assert.deepEqual(await warehouse.rows('SELECT x FROM fix'), [{ x: 1 }]);
  await warehouse.close();
});
