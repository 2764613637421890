import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deliver } from '../folder/delivery.fixture.ts';
import { columnOf } from './read-sheet.ts';
import { workbook } from './workbook.fixture.ts';
import { zip } from './zip.fixture.ts';

const header = ['交易流水号', '卡号', '交易时间', '升数', '金额(元)'];
const date = (serial: number, style = 2): { xml: string } => ({ xml: `<c s="${style}"><v>${serial}</v></c>` });

describe('a workbook', () => {
  test('titles, merged cells, dates, text-numbers, formulas and sums are read as a person reads them', async () => {
    const rows = [
      ['2026年1月加油明细'],
      ['填报单位:城管局', null, null, null, '单位:元'],
      header,
      ['T1', 'K1', date(46_027.354166666664), '40.50', 320],
      ['T2', null, date(46_027, 1), { xml: '<c><f>20+20</f><v>40</v></c>' }, '1,320.00'],
      [
        'T3',
        null,
        '2026年1月7日 8:30',
        { xml: '<c t="inlineStr"><is><t>39</t></is></c>' },
        { xml: '<c t="str"><f>A1</f><v>300</v></c>' },
      ],
      ['合 计', null, null, null, { xml: '<c><f>SUM(E4:E6)</f><v>1940</v></c>' }],
    ];
    await deliver(
      { '加油明细.xlsx': workbook([{ name: 'Sheet1', rows, merges: ['A1:E1', 'B4:B6'] }]) },
      async ({ rows, quarantine, problems, intake }) => {
        assert.deepEqual(quarantine, []);
        assert.deepEqual(problems, []);
        const read = await rows('SELECT txn_id, card_no, txn_time, liters, amount, _row FROM fuel_txn ORDER BY txn_id');
        assert.deepEqual(
          read.map((r) => [
            r['txn_id'],
            r['card_no'],
            r['txn_time'],
            r['liters'],
            r['amount'],
            intake.source(Number(r['_row'])).line,
          ]),
          [
            ['T1', 'K1', '2026-01-05 08:30:00', 40.5, 320, 4],
            ['T2', 'K1', '2026-01-05 00:00:00', 40, 1320, 5],
            ['T3', 'K1', '2026-01-07 08:30:00', 39, 300, 6],
          ],
        );
      },
    );
  });

  test('days that count from 1904, with a date style and without', async () => {
    const days = [date(46_027 - 1462, 1), 46_027 - 1462, String(46_027 - 1462), 46_027.5 - 1462, 20_260_105];
    const rows = days.map((day, i) => [`T${i}`, 'K1', day, 1, 46_027]);
    const file = workbook([{ name: 's', rows: [header, ...rows] }], true);
    await deliver({ 'fuel_txn.xlsx': file }, async ({ rows }) => {
      const read = await rows('SELECT txn_time, amount FROM fuel_txn ORDER BY txn_id');
      const midnight = '2026-01-05 00:00:00';
      assert.deepEqual(
        read.map((r) => r['txn_time']),
        [midnight, midnight, midnight, '2026-01-05 12:00:00', midnight],
      );
      assert.equal(read[0]?.['amount'], 46_027, 'a number that is no date stays');
    });
  });

  test('every sheet is a table of its own; a sheet that is none is named', async () => {
    const file = workbook([
      { name: '加油明细', rows: [header, ['T1', 'K1', date(46_027), 1, 1]] },
      {
        name: '加油卡',
        rows: [
          ['卡号', '绑定车牌', '单位编码'],
          ['K1', '川A12345', 'O1'],
        ],
      },
      { name: '空', rows: [] },
      { name: '说明', rows: [['本表由车队填写']] },
    ]);
    await deliver({ '城管局上报.xlsx': file }, ({ intake, problems }) => {
      assert.deepEqual(
        intake.files.map(({ path, dataset, rows }) => [path, dataset, rows]),
        [
          ['城管局上报.xlsx#加油明细', 'fuel_txn', 1],
          ['城管局上报.xlsx#加油卡', 'fuel_card', 1],
          ['城管局上报.xlsx#说明', undefined, 0],
        ],
      );
      assert.deepEqual(problems, ['城管局上报.xlsx#说明: is no known dataset and was left out']);
    });
  });

  test('a formula error is set aside with what was expected; lost digits are seen', async () => {
    const error = { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' };
    const rows = [
      header,
      ['T1', 'K1', date(46_027), 1, error],
      ['T2', 1.0001132e18, date(46_027), 1, 1],
      ['T3', 'K1', date(46_027), 1, 1],
    ];
    await deliver({ 'fuel_txn.xlsx': workbook([{ name: 's', rows }]) }, ({ intake, quarantine }) => {
      assert.deepEqual(
        quarantine.map(({ line, column, problem, value }) => [line, column, problem, value]),
        [
          [2, 'amount', 'formula-error', '#DIV/0!'],
          [3, 'card_no', 'digits-lost', '1.0001132E+18'],
        ],
      );
      assert.match(quarantine[0]?.expected.zh ?? '', /公式出错.*应为 金额 的值/);
      assert.equal(intake.files[0]?.rows, 1);
    });
  });

  test('an archive cut off in the middle, or with broken XML, is named in one line', async () => {
    const whole = workbook([{ name: 's', rows: [header, ['T1', 'K1', date(46_027), 1, 1]] }]);
    const xml = zip({ 'xl/workbook.xml': '<workbook><sheets></workbook>' });
    for (const file of [whole.subarray(0, whole.length / 2), xml]) {
      await deliver({ 'fuel_txn.xlsx': file }, ({ problems }) => {
        assert.deepEqual(problems, ['fuel_txn.xlsx: is broken, no complete xlsx: export it again']);
      });
    }
  });

  test('an archive that unpacks beyond measure is refused', async () => {
    const bomb = zip({ 'xl/workbook.xml': '<workbook/>', 'xl/media/big.bin': '\u0000'.repeat(101 << 20) });
    await deliver({ 'fuel_txn.xlsx': bomb }, ({ problems }) => {
      assert.equal(problems.length, 1);
      assert.match(problems[0] as string, /would unpack to more than 4 GB or at an abnormal ratio/);
    });
  });

  test('cell references', () => {
    assert.deepEqual(['A1', 'Z9', 'AA10', 'AB7', 'XFD1'].map(columnOf), [0, 25, 26, 27, 16_383]);
  });
});
