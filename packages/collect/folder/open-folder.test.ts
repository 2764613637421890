import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { encodeGb18030 } from '../csv/encode-gb18030.ts';
import { deliver } from './delivery.fixture.ts';

const header = '交易流水号,卡号,交易时间,油站名称,经度,纬度,商品类别,升数,金额(元),油站识别车牌';
const good = 'T1,K1,2026-01-05 08:30:00,城南站,104.06,30.67,汽油,40.5,320.00,川A12345';
const csv = (...rows: string[]): string => `${[header, ...rows].join('\n')}\n`;
const row = (changes: Partial<Record<number, string>>): string =>
  good
    .split(',')
    .map((cell, i) => changes[i] ?? cell)
    .join(',');

describe('a folder', () => {
  test('is read into typed tables that know their source; what is missing is an empty table', async () => {
    await deliver({ '2026-01加油明细(城管局).csv': encodeGb18030(csv(good)) }, async ({ intake, rows, problems }) => {
      const [first] = await rows('SELECT * FROM fuel_txn');
      assert.equal(first?.['txn_id'], 'T1');
      assert.equal(first?.['txn_time'], '2026-01-05 08:30:00');
      assert.equal(first?.['amount'], 320);
      assert.equal(first?.['station_id'], null);
      assert.deepEqual(intake.source(Number(first?.['_row'])), { file: '2026-01加油明细(城管局).csv', line: 2 });
      assert.deepEqual(await rows('SELECT * FROM parking_session'), []);
      assert.equal(intake.datasets.get('parking_session')?.delivered, false);
      assert.equal(intake.datasets.get('fuel_txn')?.rows, 1);
      assert.ok(intake.datasets.get('fuel_txn')?.columns.has('liters'));
      assert.equal(intake.files[0]?.encoding, 'gb18030');
      assert.deepEqual(problems, []);
    });
  });

  test('reads the same rows from every encoding, delimiter and line end', async () => {
    const text = csv(good, row({ 0: 'T2', 3: '"城南,站"' })).replaceAll('\n', '\r\n');
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const forms: Record<string, Uint8Array> = {
      utf8: Buffer.from(text),
      bom: Buffer.from(`\ufeff${text}`),
      gb18030: encodeGb18030(text),
      utf16le: utf16,
      utf16be: Buffer.from(utf16).swap16(),
      mac: Buffer.from(text.replaceAll('\r\n', '\r')),
      tabs: Buffer.from(csv(good, row({ 0: 'T2' })).replaceAll(',', '\t')),
      semicolons: Buffer.from(csv(good, row({ 0: 'T2' })).replaceAll(',', ';')),
    };
    for (const [name, bytes] of Object.entries(forms)) {
      await deliver({ 'fuel_txn.csv': bytes }, async ({ rows, quarantine }) => {
        assert.deepEqual(quarantine, [], name);
        const read = await rows('SELECT txn_id, forecourt_plate, goods_type FROM fuel_txn ORDER BY txn_id');
        assert.deepEqual(
          read.map((r) => [r['txn_id'], r['forecourt_plate'], r['goods_type']]),
          [
            ['T1', '川A12345', '汽油'],
            ['T2', '川A12345', '汽油'],
          ],
          name,
        );
      });
    }
  });

  test('accepts titles, sums, notes, blank lines and other spellings of values', async () => {
    const text = [
      '城管局2026年1月加油明细,,,,,,,,,',
      '单位:元,,,,,,,,,',
      header,
      row({ 0: 'T1', 2: '2026年1月5日 8:30', 9: ' 川a·12345 ' }),
      '',
      row({ 0: 'T2', 2: '2026/1/5 8:30', 8: '"1,320.00"', 6: '95#' }),
      row({ 0: 'T3', 2: '20260105083000', 8: '320', 9: '-' }),
      row({ 0: 'T4', 2: '46027.5', 7: '４０．５', 3: '　城南站' }),
      '合  计,,,,,,,162,2280,',
      '制表人:张三,,,,,,,,,',
    ].join('\n');
    await deliver({ 'fuel_txn.csv': text }, async ({ rows, quarantine, intake }) => {
      assert.deepEqual(quarantine, []);
      const read = await rows(
        'SELECT txn_id, txn_time, amount, liters, goods_type, station_name, forecourt_plate, _row FROM fuel_txn ORDER BY txn_id',
      );
      assert.deepEqual(
        read.map((r) => r['txn_time']),
        ['2026-01-05 08:30:00', '2026-01-05 08:30:00', '2026-01-05 08:30:00', '2026-01-05 12:00:00'],
      );
      assert.deepEqual(
        read.map((r) => r['forecourt_plate']),
        ['川A12345', '川A12345', null, '川A12345'],
      );
      assert.deepEqual(
        read.map((r) => r['amount']),
        [320, 1320, 320, 320],
      );
      assert.deepEqual(
        read.map((r) => r['goods_type']),
        ['汽油', '汽油', '汽油', '汽油'],
      );
      assert.equal(read[3]?.['liters'], 40.5);
      assert.equal(read[3]?.['station_name'], '城南站');
      assert.deepEqual(
        read.map((r) => intake.source(Number(r['_row'])).line),
        [4, 6, 7, 8],
      );
    });
  });

  test('multiplies by the unit of the header, once', async () => {
    const text =
      'sess_id,号牌号码,入场时间,应收金额(万元)\nS1,川A12345,2026-01-05 08:00:00,0.0012\nS2,川a12345,2026-01-05 09:00:00,1.2万元\nS3,川A·12345,2026-01-05 10:00:00,3\n';
    await deliver({ 'parking_session.csv': text }, async ({ rows, quarantine }) => {
      assert.deepEqual(quarantine, []);
      const read = await rows('SELECT fee_due FROM parking_session ORDER BY sess_id');
      assert.deepEqual(
        read.map((r) => r['fee_due']),
        [12, 12_000, 30_000],
      );
    });
  });

  test('keeps line numbers right past quoted line ends and survives a quote that never closes', async () => {
    const text = csv(row({ 0: 'T1', 3: '"城南\n站"' }), row({ 0: 'T2', 3: '"城南站' }), row({ 0: 'T3' }));
    await deliver({ 'fuel_txn.csv': text }, async ({ intake, rows, quarantine }) => {
      const read = await rows('SELECT txn_id, _row FROM fuel_txn ORDER BY txn_id');
      assert.deepEqual(
        read.map((r) => [r['txn_id'], intake.source(Number(r['_row'])).line]),
        [
          ['T1', 2],
          ['T3', 5],
        ],
      );
      assert.deepEqual(
        quarantine.map((q) => [q.line, q.problem]),
        [[4, 'quote-open']],
      );
    });
  });

  test('unites several files of a dataset and reads equal files once', async () => {
    const files = {
      'a/fuel_txn_2026-01.csv': csv(good),
      'a/fuel_txn_2026-02.csv': csv(row({ 0: 'T2' })),
      'b/加油明细 副本.csv': csv(good),
    };
    await deliver(files, async ({ intake, problems }) => {
      assert.equal(intake.datasets.get('fuel_txn')?.rows, 2);
      assert.deepEqual(problems, [
        'b/加油明细 副本.csv: has the same content as a/fuel_txn_2026-01.csv and was read once',
      ]);
    });
  });

  test('drops a row that comes twice and questions a key that comes with other content', async () => {
    const files = { 'fuel_txn.csv': csv(good, good, row({ 0: 'T2' }), row({ 0: 'T2', 8: '1' })) };
    await deliver(files, async ({ intake, rows, quarantine, problems }) => {
      assert.deepEqual(await rows('SELECT count(*) AS n FROM fuel_txn'), [{ n: 2 }]);
      assert.equal(intake.files[0]?.rows, 2);
      assert.deepEqual(
        quarantine.map((q) => [q.line, q.problem, q.expected.en]),
        [[5, 'duplicate-key', 'the key is there already with other content, in fuel_txn.csv line 4']],
      );
      assert.deepEqual(problems, ['fuel_txn: 1 rows repeat earlier rows and were dropped']);
    });
  });

  test('finds the dataset by the header where the name says nothing', async () => {
    await deliver({ 'export_77812.csv': csv(good) }, ({ intake }) => {
      assert.equal(intake.files[0]?.dataset, 'fuel_txn');
      assert.equal(intake.datasets.get('fuel_txn')?.rows, 1);
    });
  });

  test('reads JSON lines', async () => {
    const line = { txn_id: 'T1', 卡号: 'K1', 交易时间: '2026-01-05T08:30:00+08:00', 金额: 320, goods_name: null };
    await deliver({ 'fuel_txn.jsonl': `${JSON.stringify(line)}\n{broken\n` }, async ({ rows, quarantine }) => {
      assert.deepEqual(await rows('SELECT txn_time, amount, goods_name FROM fuel_txn'), [
        { txn_time: '2026-01-05 08:30:00', amount: 320, goods_name: null },
      ]);
      assert.deepEqual(
        quarantine.map((q) => [q.line, q.problem]),
        [[2, 'json-line']],
      );
    });
  });

  test('splits points, lists and JSON', async () => {
    const text =
      'order_id,vehicle_id,start_plan,乘车人,目的地坐标\nD1,V1,2026-01-05 08:00:00,张三、李四,"104.06,30.67"\nD2,V1,2026-01-06 08:00:00,"[""王五""]",POINT(104.06 30.67)\n';
    await deliver({ 'dispatch_order.csv': text }, async ({ rows, quarantine }) => {
      assert.deepEqual(quarantine, []);
      const read = await rows(
        'SELECT passengers, dest_geo_lng AS lng, dest_geo_lat AS lat FROM dispatch_order ORDER BY order_id',
      );
      assert.deepEqual(read, [
        { passengers: '["张三","李四"]', lng: 104.06, lat: 30.67 },
        { passengers: '["王五"]', lng: 104.06, lat: 30.67 },
      ]);
    });
  });

  test('brings other coordinate systems to WGS-84', async () => {
    const text =
      'vehicle_id,ts,lng,lat,坐标系\nV1,2026-01-05 08:00:00,116.404,39.915,高德\nV1,2026-01-05 08:01:00,116.404,39.915,WGS84\n';
    await deliver({ 'gps_point.csv': text }, async ({ rows }) => {
      const [moved, kept] = await rows('SELECT lng, lat, crs FROM gps_point ORDER BY ts');
      assert.ok(Math.abs(Number(moved?.['lng']) - 116.39775) < 1e-4, String(moved?.['lng']));
      assert.equal(moved?.['crs'], 'WGS84');
      assert.equal(kept?.['lng'], 116.404);
    });
  });
});
