import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliver } from '../folder/delivery.fixture.ts';
import { workbook } from './workbook.fixture.ts';

const head = ['流水号', '卡号', '交易时间', '金额'];
const sheet = (...rows: Parameters<typeof workbook>[0][0]['rows']) => workbook([{ name: 'S', rows: [head, ...rows] }]);

test('a formula that nobody has calculated is set aside, one that gives nothing is nothing', () =>
  deliver(
    {
      'fuel_txn.xlsx': sheet(
        ['T1', 'K1', '2026-01-05', { xml: '<c><f>B2*2</f></c>' }],
        ['T2', 'K1', '2026-01-05', { xml: '<c t="str"><f>""</f><v></v></c>' }],
        ['T3', 'K1', '2026-01-05', { xml: '<c><f>1+1</f><v>2</v></c>' }],
      ),
    },
    async ({ rows, quarantine }) => {
      assert.deepEqual(await rows('SELECT txn_id, amount FROM fuel_txn ORDER BY txn_id'), [
        { txn_id: 'T2', amount: null },
        { txn_id: 'T3', amount: 2 },
      ]);
      assert.deepEqual(
        quarantine.map((q) => [q.line, q.column, q.problem]),
        [[2, 'amount', 'formula-error']],
      );
    },
  ));

test('a time of day without its date is no moment, in the system of 1904 too', () =>
  deliver(
    {
      'fuel_txn.xlsx': workbook(
        [{ name: 'S', rows: [head, ['T1', 'K1', { xml: '<c s="2"><v>0.5</v></c>' }, 1]] }],
        true,
      ),
    },
    ({ quarantine }) => {
      assert.deepEqual(
        quarantine.map((q) => [q.column, q.value, q.problem]),
        [['txn_time', '12:00:00', 'date-form']],
      );
    },
  ));
