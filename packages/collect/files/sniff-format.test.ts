import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeGb18030 } from '../csv/encode-gb18030.ts';
import { deliver } from '../folder/delivery.fixture.ts';
import { workbook } from '../xlsx/workbook.fixture.ts';

const book = workbook([{ name: 'S', rows: [['卡号'], ['K1']] }]);
const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(5000, 1)]);
const text = encodeGb18030('卡号\t单位编码\nK1\t市公安局\n');

for (const [name, path, bytes] of [
  ['a workbook called xls', 'fuel_card.xls', book],
  ['a workbook called csv', 'fuel_card.csv', book],
  ['a text called xls, as many systems export it', 'fuel_card.xls', text],
  ['a text called xlsx', 'fuel_card.xlsx', text],
] as const)
  test(`${name} is read as what it is`, () =>
    deliver({ [path]: bytes }, async ({ rows, problems }) => {
      assert.deepEqual(problems, []);
      assert.deepEqual(await rows('SELECT card_no FROM fuel_card'), [{ card_no: 'K1' }]);
    }));

for (const path of ['fuel_card.xlsx', 'fuel_card.xls', 'fuel_card.et', 'fuel_card.csv'])
  test(`${path} with a password, or of the old kind, is told how to be saved`, () =>
    deliver({ [path]: old }, ({ problems }) => {
      assert.equal(problems.length, 1);
      assert.match(problems[0] as string, /remove the password or save it as xlsx/);
    }));

test('a web page called xls is said to be one', () =>
  deliver({ 'fuel_card.xls': '<html><table><tr><td>卡号</td></tr></table></html>' }, ({ problems }) => {
    assert.match(problems[0] as string, /kind of file that is not read \(html\)/);
  }));
