import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeGb18030 } from '../csv/encode-gb18030.ts';
import { deliver } from '../folder/delivery.fixture.ts';
import { workbook } from '../xlsx/workbook.fixture.ts';
import { zip } from '../xlsx/zip.fixture.ts';

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

for (const [kind, content] of [
  ['html', '<html><table><tr><td>卡号</td></tr></table></html>'],
  ['xml', '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'],
  ['mht', 'MIME-Version: 1.0\nX-Document-Type: Workbook\n'],
  ['pdf', '%PDF-1.4\n'],
  ['xlsb', zip({ 'xl/workbook.bin': 'x' })],
  ['ods', zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' })],
  ['docx', zip({ 'word/document.xml': '<x/>' })],
] as const)
  for (const ending of ['xls', 'csv'])
    test(`${kind} called ${ending} is said to be what it is`, () =>
      deliver({ [`fuel_card.${ending}`]: content }, ({ problems }) => {
        assert.deepEqual(problems, [
          `fuel_card.${ending}: is a kind of file that is not read (${kind}): save it as xlsx, csv, parquet or jsonl`,
        ]);
      }));

for (const path of ['上报.zip', '上报.rar', '上报.7z', 'fuel_card.csv.gz', 'fuel_card.xlsx', 'fuel_card.csv'])
  test(`an archive is to be unpacked first: ${path}`, () =>
    deliver({ [path]: zip({ 'fuel_card.csv': '卡号\nK1\n' }) }, ({ problems }) => {
      assert.deepEqual(problems, [`${path}: is a packed archive: unpack it and deliver the files that are in it`]);
    }));
