import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bindNames, oneStatement } from './parameters.ts';

describe('parameters of a ClickHouse statement', () => {
  test('take their type from the value', () => {
    assert.deepEqual(bindNames('SELECT $a, $b, $c, $d, $e', { a: 'x', b: 1, c: 0.5, d: true, e: null }), {
      query: 'SELECT {a:String}, {b:Int64}, {c:Float64}, {d:Bool}, NULL',
      query_params: { a: 'x', b: 1, c: 0.5, d: true },
    });
  });

  for (const sql of ["'$a'", "'it''s $a'", "'\\'$a'", '"$a"', '`$a`', '-- $a', '/* $a\n$a */']) {
    test(`are not looked for in ${sql}`, () => assert.equal(bindNames(sql).query, sql));
  }
});

describe('a second ClickHouse statement', () => {
  for (const sql of ['SELECT 1; DROP TABLE t', "SELECT ';' ;/* ; */ DROP TABLE t", 'SELECT 1;;SELECT $a']) {
    test(`is refused in ${sql}`, () => assert.throws(() => oneStatement(sql)));
  }
  for (const sql of [
    'SELECT 1;',
    "SELECT ';x'",
    'SELECT 1 -- ; x',
    'SELECT 1; -- the end',
    'SELECT 1 /* a; b */',
    'SELECT `;x`',
  ]) {
    test(`is not seen in ${sql}`, () => assert.equal(oneStatement(sql), sql));
  }
});
