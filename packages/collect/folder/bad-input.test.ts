import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { encodeGb18030 } from '../csv/encode-gb18030.ts';
import { deliver } from './delivery.fixture.ts';

const persons = (...rows: string[]): string => `公民身份号码,姓名,出生日期\n${rows.join('\n')}\n`;
const tracks = (...rows: string[]): string => `vehicle_id,ts,lng,lat\n${rows.join('\n')}\n`;
const valid = '11010519491231002X';

/** One value is wrong: its row alone is set aside, with the place, the value and what was expected in both languages. */
const wrongValues: {
  name: string;
  file: string;
  text: string | Uint8Array;
  problem: string;
  line: number;
  column: string;
  value: string;
  zh: RegExp;
  en: RegExp;
}[] = [
  {
    name: 'a date that does not exist',
    file: 'person_registry.csv',
    text: persons(`${valid},甲,2024-02-30`),
    problem: 'date-day',
    line: 2,
    column: 'birth_date',
    value: '2024-02-30',
    zh: /2024 年 2 月没有 30 日/,
    en: /2024-2 has no day 30/,
  },
  {
    name: 'an identity number with a wrong check digit',
    file: 'person_registry.csv',
    text: persons(`${valid},甲,1949-12-31`, '110105194912310021,乙,1949-12-31'),
    problem: 'id-check-digit',
    line: 3,
    column: 'id_no',
    value: '110105194912310021',
    zh: /校验位应为 X/,
    en: /expected X/,
  },
  {
    name: 'latitude and longitude swapped',
    file: 'gps_point.csv',
    text: tracks('V1,2026-01-05 08:00:00,30.67,104.06'),
    problem: 'coordinate-swapped',
    line: 2,
    column: 'lng',
    value: '30.67',
    zh: /颠倒/,
    en: /swapped/,
  },
  {
    name: 'coordinates at 0,0',
    file: 'gps_point.csv',
    text: tracks('V1,2026-01-05 08:00:00,0.000000,0'),
    problem: 'coordinate-zero',
    line: 2,
    column: 'lng',
    value: '0.000000',
    zh: /0,0/,
    en: /0,0/,
  },
  {
    name: 'a formula error in a text column',
    file: 'person_registry.csv',
    text: persons(`${valid},#N/A,1949-12-31`),
    problem: 'formula-error',
    line: 2,
    column: 'name',
    value: '#N/A',
    zh: /公式/,
    en: /formula/,
  },
  {
    name: 'a character that cannot be decoded',
    file: 'person_registry.csv',
    text: Buffer.concat([
      encodeGb18030(`${'人口信息'.repeat(60)}\n${persons(`${valid},`).trimEnd()}`),
      Buffer.from([0xff]),
      encodeGb18030(',1949-12-31\n'),
    ]),
    problem: 'undecodable',
    line: 3,
    column: 'name',
    value: '\ufffd',
    zh: /无法解码/,
    en: /decoded/,
  },
  {
    name: 'a required value that is missing',
    file: 'gps_point.csv',
    text: tracks('V1,2026-01-05 08:00:00,104.06,无'),
    problem: 'required',
    line: 2,
    column: 'lat',
    value: '无',
    zh: /不能为空/,
    en: /must not be empty/,
  },
  {
    name: 'a value outside the list',
    file: 'person_registry.csv',
    text: `id_no,性别\n${valid},未知\n`,
    problem: 'not-allowed',
    line: 2,
    column: 'gender',
    value: '未知',
    zh: /男、女/,
    en: /男、女/,
  },
  {
    name: 'a row that breaks a check of the contract',
    file: 'parking_session.csv',
    text: 'sess_id,号牌,入场时间,出场时间\nS1,川A12345,2026-01-05 10:00:00,2026-01-05 09:00:00\n',
    problem: 'end-before-start',
    line: 2,
    column: 'out_time',
    value: '2026-01-05 09:00:00',
    zh: /早于/,
    en: /before/,
  },
  {
    name: 'a wrong number of columns',
    file: 'gps_point.csv',
    text: tracks('V1,2026-01-05 08:00:00,104.06'),
    problem: 'column-count',
    line: 2,
    column: '',
    value: 'V1,2026-01-05 08:00:00,104.06',
    zh: /应有 4 列,实为 3 列/,
    en: /4 columns expected, 3 found/,
  },
  {
    name: 'a single line of 10 MB',
    file: 'gps_point.csv',
    text: `${tracks('V1,2026-01-05 08:00:00,104.06,30.67')}${'x'.repeat(10 << 20)}\nV1,2026-01-05 08:01:00,104.06,30.67\n`,
    problem: 'line-too-long',
    line: 3,
    column: '',
    value: 'x'.repeat(60),
    zh: /超过 1 MB/,
    en: /more than 1 MB/,
  },
];

describe('bad values', () => {
  for (const wrong of wrongValues) {
    test(wrong.name, async () => {
      const ok = { 'fuel_card.csv': 'card_no\nK1\n' };
      await deliver({ ...ok, [wrong.file]: wrong.text }, ({ intake, quarantine }) => {
        const [found, ...more] = quarantine;
        assert.ok(found, 'nothing was set aside');
        assert.deepEqual(more, []);
        const { problem, line, column, value, file } = found;
        assert.deepEqual(
          { problem, line, column, value, file },
          { problem: wrong.problem, line: wrong.line, column: wrong.column, value: wrong.value, file: wrong.file },
        );
        assert.match(found.expected.zh, wrong.zh);
        assert.match(found.expected.en, wrong.en);
        assert.ok(!/\n/.test(found.expected.zh + found.expected.en));
        assert.equal(intake.datasets.get('fuel_card')?.rows, 1, 'the rest goes on');
        assert.equal(intake.files.find(({ path }) => path === wrong.file)?.quarantined, 1);
      });
    });
  }

  test('after a line of 10 MB the rows go on with their line numbers', async () => {
    const text = `${tracks('V1,2026-01-05 08:00:00,104.06,30.67')}${'x'.repeat(10 << 20)}\nV1,2026-01-05 08:01:00,104.06,30.67\n`;
    await deliver({ 'gps_point.csv': text }, async ({ rows, intake }) => {
      const lines = (await rows('SELECT _row FROM gps_point ORDER BY _row')).map(
        (r) => intake.source(Number(r['_row'])).line,
      );
      assert.deepEqual(lines, [2, 4]);
    });
  });
});

const wrongFiles: { name: string; files: Record<string, string | Uint8Array>; message: RegExp; zh: RegExp }[] = [
  {
    name: 'a file that is no dataset, with the nearest one',
    files: { 'feul_txn.csv': 'a,b\n1,2\n' },
    message: /^feul_txn\.csv: is no known dataset and was left out; the nearest is fuel_txn/,
    zh: /最接近的是 fuel_txn/,
  },
  {
    name: 'a file that is like nothing',
    files: { 'zzzzzzzzzzzz.csv': 'a,b\n1,2\n' },
    message: /^zzzzzzzzzzzz\.csv: is no known dataset and was left out$/,
    zh: /未能识别/,
  },
  {
    name: 'a kind of file that is not read',
    files: { '说明.docx': 'PK' },
    message: /^说明\.docx: is a kind of file that is not read \(docx\)/,
    zh: /不支持/,
  },
  {
    name: 'a binary file called csv',
    files: { 'fuel_txn.csv': Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 7, 8, 9, 0, 0, 0, 200, 201]) },
    message: /^fuel_txn\.csv: is not a text file/,
    zh: /不是文本/,
  },
  {
    name: 'text in an encoding that is none',
    files: { 'fuel_txn.csv': Buffer.from(Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 128))) },
    message: /^fuel_txn\.csv: is (?:not a text file|neither UTF-8)/,
    zh: /不是/,
  },
  {
    name: 'a broken workbook',
    files: { 'fuel_txn.xlsx': 'PK\u0003\u0004 this is no zip' },
    message: /^fuel_txn\.xlsx: is broken, no complete xlsx/,
    zh: /已损坏/,
  },
  {
    name: 'a broken Parquet file',
    files: { 'fuel_txn.parquet': 'PAR1 nothing PAR1' },
    message: /^fuel_txn\.parquet: is broken, no complete Parquet/,
    zh: /已损坏/,
  },
  {
    name: 'an empty file',
    files: { 'fuel_txn.csv': '' },
    message: /^fuel_txn\.csv: is empty$/,
    zh: /空/,
  },
  {
    name: 'no header',
    files: { 'fuel_txn.csv': '1,2,3\n4,5,6\n' },
    message: /^fuel_txn\.csv: has no header row/,
    zh: /没有找到表头/,
  },
  {
    name: 'a required column missing',
    files: { 'gps_point.csv': 'vehicle_id,lng,lat\nV1,104.06,30.67\n' },
    message: /^gps_point\.csv: lacks the required column ts/,
    zh: /缺少必需的列 ts/,
  },
  {
    name: 'a header with a column twice',
    files: { 'fuel_card.csv': 'card_no,单位编码,org_code\nK1,A,B\n' },
    message: /^fuel_card\.csv: has column org_code 2 times/,
    zh: /出现 2 次/,
  },
  {
    name: 'the header row again among the rows',
    files: { 'fuel_card.csv': 'card_no,org_code\nK1,A\ncard_no,org_code\nK2,B\n' },
    message: /^fuel_card\.csv: repeats the header row/,
    zh: /表头重复/,
  },
  {
    name: 'a column nobody knows, with the nearest one',
    files: { 'fuel_card.csv': 'card_no,day_limt\nK1,5\n' },
    message: /^fuel_card\.csv: has an unknown column “day_limt”, which was ignored; did it mean day_limit/,
    zh: /day_limit/,
  },
];

describe('bad files', () => {
  for (const { name, files, message, zh } of wrongFiles) {
    test(name, async () => {
      await deliver(
        { ...files, 'official_vehicle.csv': 'vehicle_id,plate,org_code\nV1,川A12345,O1\n' },
        ({ intake, problems }) => {
          assert.equal(problems.length, 1, problems.join('\n'));
          assert.match(problems[0] as string, message);
          assert.match(intake.problems[0]?.text.zh ?? '', zh);
          assert.equal(intake.datasets.get('official_vehicle')?.rows, 1, 'the rest goes on');
        },
      );
    });
  }
});
