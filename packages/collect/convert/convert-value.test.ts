import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { columnTypes } from '@plumb/stores/warehouse/duckdb/column-types';
import { type Duckdb, openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { ContractColumn } from '../contract/contract.ts';
import { storedTable } from '../contract/stored-table.ts';
import { convertValue, isNothing } from './convert-value.ts';
import { macros } from './macros.ts';
import { unreadSql, valueSql } from './value-sql.ts';

const column = (type: ContractColumn['type'], more: Partial<ContractColumn> = {}): ContractColumn => ({
  type,
  zh: '列',
  en: 'column',
  level: 'L1',
  ...more,
});

const goods = { 汽油: ['95#'], 柴油: [] };
/** Column, text, what is stored (null: nothing; a leading ! names the problem). */
const cases: [ContractColumn, string, string | null][] = [
  [column('int'), '12', '12'],
  [column('int'), ' 1,200 ', '1200'],
  [column('int'), '12.0', '12'],
  [column('int'), '１２', '12'],
  [column('int'), '12.5', '!not-whole'],
  [column('int'), '十几', '!not-number'],
  [column('decimal'), '12.50', '12.5'],
  [column('decimal'), '1,234.567', '1234.567'],
  [column('decimal', { unit: 'km/h' }), '80km/h', '80'],
  [column('decimal', { unit: 'km' }), '500米', '0.5'],
  [column('decimal', { unit: '升' }), '12.345升', '12.345'],
  [column('decimal', { unit: '升' }), '5公斤', '!not-number'],
  [column('decimal', { unit: '升' }), '5元', '!not-number'],
  [column('decimal', { unit: 'ratio' }), '33.33%', '0.3333'],
  [column('decimal', { kind: 'longitude' }), '104.066541度', '104.066541'],
  [column('decimal', { kind: 'longitude' }), '104.066541°', '104.066541'],
  [column('decimal', { kind: 'longitude' }), '104°3\'59"', '!not-number'],
  [column('decimal'), '(123.456)', '-123.456'],
  [column('int'), '5人', '5'],
  [column('decimal', { kind: 'money' }), '(1,200.00)', '-1200'],
  [column('decimal', { kind: 'money' }), '1.2万元', '12000'],
  [column('decimal'), 'NaN', null],
  [column('decimal'), 'inf', '!not-number'],
  [column('decimal'), '-', null],
  [column('decimal'), '#REF!', '!formula-error'],
  [column('bool'), '是', 'true'],
  [column('bool'), '0', 'false'],
  [column('bool'), '也许', '!not-bool'],
  [column('date'), '2026-01-05', '2026-01-05'],
  [column('date'), '2026/1/5', '2026-01-05'],
  [column('date'), '20260105', '2026-01-05'],
  [column('date'), '2026年1月5日', '2026-01-05'],
  [column('date'), '46027', '2026-01-05'],
  [column('date'), '20260105.0', '2026-01-05'],
  [column('date'), '20260105.5', '!date-form'],
  [column('string', { kind: 'month' }), '202601.0', '202601'],
  [column('date'), '2026011', '!date-form'],
  [column('date'), '2026115', '!date-form'],
  [column('date'), '2024-02-30', '!date-day'],
  [column('date'), '0202-01-05', '!date-year'],
  [column('datetime'), '2026-01-05 08:30:00', '2026-01-05 08:30:00'],
  [column('datetime'), '2026-01-05T00:30:00Z', '2026-01-05 08:30:00'],
  [column('datetime'), '2026-01-05T08:30:00+08:00', '2026-01-05 08:30:00'],
  [column('datetime'), '2026-01-05', '2026-01-05 00:00:00'],
  [column('datetime'), '2026/1/5 8:30', '2026-01-05 08:30:00'],
  [column('datetime'), '2026年1月5日 下午3点', '2026-01-05 15:00:00'],
  [column('datetime'), '2026-01-05 25:00:00', '!time-range'],
  [column('datetime'), '2026010508301', '!date-form'],
  [column('datetime'), '20260105083000123', '2026-01-05 08:30:00'],
  [column('enum', { values: goods }), '95#', '汽油'],
  [column('enum', { values: goods }), '汽 油', '汽油'],
  [column('enum', { values: goods }), '煤油', '!not-allowed'],
  [column('json'), '张三、李四', '["张三","李四"]'],
  [column('json'), '["张三"]', '["张三"]'],
  [column('json'), '[张三', '!not-json'],
  [column('string', { kind: 'month' }), '202601', '202601'],
  [column('string', { kind: 'month' }), '2026年1月', '202601'],
  [column('string', { kind: 'region-code' }), '510100', '510100'],
  [column('string', { kind: 'region-code' }), '5101', '!not-region'],
  [column('string', { kind: 'plate' }), '川a·12345', '川A12345'],
  [column('string', { kind: 'plate', several: true }), '川A12345、川a·12346', '川A12345、川A12346'],
  [column('string', { kind: 'plate' }), '川A12345、川A12346', '!plate-characters'],
  [column('string', { kind: 'plate', several: true }), '川A12345、12', '!plate-length'],
  [column('string', { kind: 'identity-number' }), '11010519491231002x', '11010519491231002X'],
  [column('string', { kind: 'identity-number' }), '110105194912310021', '!id-check-digit'],
  [column('string', { kind: 'person-name' }), '阿卜杜•热依木', '阿卜杜·热依木'],
  [column('string', { kind: 'person-name' }), '阿卜杜．热依木', '阿卜杜·热依木'],
  [column('string', { kind: 'person-name' }), '王 \ue863', '王䶮'],
  [column('string', { kind: 'person-name' }), 'J. Smith', 'J. Smith'],
  [column('string'), '　ＡＢ１２ ', 'AB12'],
  [column('string'), "'0012", '0012'],
  [column('string'), '6.22E+18', '!digits-lost'],
  [column('string'), '6.22e+18', '!digits-lost'],
  [column('string'), '6.2284801E17', '!digits-lost'],
  [column('string'), '3E12', '3E12'],
  [column('string'), '="0012"', '0012'],
  [column('string'), '=1+1', '=1+1'],
  [column('string'), '\\N', null],
  [column('string'), '<null>', null],
  [column('string'), '(NULL)', null],
  [column('string'), 'NaN', null],
  [column('string'), '暂无', null],
  [column('text'), '(本级)', '(本级)'],
  [column('geometry', { shape: 'point' }), '104.06,30.67', '104.06,30.67'],
  [column('geometry', { shape: 'point' }), 'POINT(104.06 30.67)', '104.06,30.67'],
  [column('geometry', { shape: 'polygon' }), 'nowhere', '!polygon-form'],
];

describe('one value', () => {
  for (const [of, raw, stored] of cases) {
    test(`${of.kind ?? of.type} ${JSON.stringify(raw)} → ${stored}`, () => {
      const result = convertValue('c', of, raw);
      assert.equal(result.ok ? result.value : `!${result.problem}`, stored);
    });
  }

  test('the unit of a header multiplies what names no unit of its own', () => {
    const money = column('decimal', { kind: 'money' });
    assert.deepEqual(convertValue('c', money, '1.2', 10_000), { ok: true, value: '12000' });
    assert.deepEqual(convertValue('c', money, '300元', 10_000), { ok: true, value: '300' });
  });

  test('words for nothing', () => {
    for (const text of ['', '-', '——', '/', '无', 'NULL', 'n/a']) assert.ok(isNothing(text), text);
    for (const text of ['0', '无锡', '-5', '否']) assert.ok(!isNothing(text), text);
  });
});

describe('the fast form in SQL', () => {
  let warehouse: Duckdb;
  before(async () => {
    warehouse = await openDuckdb({ threads: 1 });
    for (const macro of macros) await warehouse.exec(macro);
  });
  after(() => warehouse.close());

  for (const [of, raw, stored] of cases) {
    if (['plate', 'identity-number'].includes(of.kind ?? '')) continue;
    test(`agrees with the parser or leaves it to it: ${of.kind ?? of.type} ${JSON.stringify(raw)}`, async () => {
      const type =
        columnTypes[storedTable({ id: 't', columns: { c: of }, key: ['c'] } as never).columns['c'] ?? 'string'];
      const sql = `SELECT CAST(c AS VARCHAR) AS value, CAST(CAST(${stored === null || stored.startsWith('!') ? 'NULL' : '$stored'} AS ${type}) AS VARCHAR) AS expected, ${unreadSql('r', 'c')} AS unread FROM (SELECT r, ${valueSql(of, 'r', 'true', 1)} AS c FROM (SELECT CAST($raw AS VARCHAR) AS r))`;
      const parameters: Record<string, string> = stored === null || stored.startsWith('!') ? { raw } : { raw, stored };
      const [row] = await warehouse.rows(sql, parameters);
      if (row?.['value'] !== null && !stored?.startsWith('!')) assert.equal(row?.['value'], row?.['expected']);
      if (stored?.startsWith('!') && !['string', 'text'].includes(of.type)) assert.equal(row?.['value'], null);
      if (stored === null) assert.equal(row?.['unread'], false);
    });
  }
});
