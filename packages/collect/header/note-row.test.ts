import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deliver } from '../folder/delivery.fixture.ts';
import { workbook } from '../xlsx/workbook.fixture.ts';
import { isNoteCell } from './note-row.ts';

const valid = '11010519491231002X';

describe('sums and notes under a table', () => {
  for (const cell of [
    '合计',
    '合 计',
    '总计:',
    '小计(3 辆)',
    '本月合计',
    '备注:含税',
    '制表人(签字):张三',
    '说明：自填',
  ])
    test(`may be one: ${cell}`, () => assert.equal(isNoteCell(cell), true));
  for (const cell of ['合计划', '小计家屯', '备注栏', '总计科', '说明书', '审核通过', '注册', ''])
    test(`is none: ${cell}`, () => assert.equal(isNoteCell(cell), false));

  const rows = [
    ['流水号', '卡号', '交易时间', '金额'],
    ['T1', 'K1', '2026-01-05', '300'],
    ['小计', '1 张卡', '2026-01-31', '300'],
    ['', '合计', '', '300'],
    ['备注:元'],
  ];
  const csv = rows.map((cells) => [...cells, '', '', ''].slice(0, 4).join(',')).join('\n');
  for (const [path, bytes] of [
    ['fuel_txn.csv', csv],
    ['fuel_txn.xlsx', workbook([{ name: 'S', rows }])],
  ] as const)
    test(`are left out and counted: ${path}`, () =>
      deliver({ [path]: bytes }, ({ intake, quarantine, problems }) => {
        assert.deepEqual([quarantine, problems], [[], []]);
        assert.deepEqual(
          intake.files.map((file) => [file.rows, file.notes]),
          [[1, 3]],
        );
      }));

  const people = [
    ['姓名', '公民身份号码', '性别'],
    ['合计', valid, '男'],
    ['小计', '', ''],
  ];
  for (const [path, bytes] of [
    ['person_registry.csv', people.map((cells) => cells.join(',')).join('\n')],
    ['person_registry.xlsx', workbook([{ name: 'S', rows: people }])],
  ] as const)
    test(`a person named 合计 is none of them: ${path}`, () =>
      deliver({ [path]: bytes }, async ({ intake, rows }) => {
        assert.deepEqual(await rows('SELECT name, id_no FROM person_registry'), [{ name: '合计', id_no: valid }]);
        assert.equal(intake.files[0]?.notes, 1);
      }));

  test('a reason that begins with 说明: is a reason', () =>
    deliver(
      {
        'dispatch_order.csv':
          '用车事由,order_id,vehicle_id,start_plan\n说明:接送专家,D1,V1,2026-01-05 08:00:00\n说明:完,,,\n',
      },
      async ({ intake, rows }) => {
        assert.deepEqual(await rows('SELECT order_id FROM dispatch_order'), [{ order_id: 'D1' }]);
        assert.equal(intake.files[0]?.notes, 1);
      },
    ));

  for (const [name, text] of [
    ['a header behind a second byte order mark', '\ufeff卡号,单位编码\nK1,A\n\ufeff卡号,单位编码\n'],
    ['a header in other words', '卡号,单位编码\nK1,A\ncard_no,org_code\n'],
    ['a sum beside a row number', '序号,卡号,单位编码\n1,K1,A\n2,合计,\n'],
  ] as const)
    test(`are no rows: ${name} is set aside`, () =>
      deliver({ 'fuel_card.csv': text }, async ({ rows, quarantine }) => {
        assert.deepEqual(await rows('SELECT card_no FROM fuel_card'), [{ card_no: 'K1' }]);
        assert.deepEqual(
          quarantine.map(({ line, column, problem }) => [line, column, problem]),
          [[3, 'card_no', 'table-word']],
        );
      }));
});
