import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import { deliver } from '../folder/delivery.fixture.ts';

/** The result of a query as the bytes of a Parquet file. */
async function parquet(sql: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'plumb-parquet-'));
  const warehouse = await openDuckdb({ threads: 1 });
  try {
    const path = join(folder, 'x.parquet');
    await warehouse.exec(`COPY (${sql}) TO '${path}' (FORMAT parquet)`);
    return await readFile(path);
  } finally {
    await warehouse.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const points = `SELECT 'V' || (i % 3) AS vehicle_id, TIMESTAMP '2026-01-05 08:00:00' + to_minutes(i) AS ts, CASE WHEN i = 7 THEN 0 WHEN i = 8 THEN 30.67 ELSE 104.06 END AS lng, CASE WHEN i = 7 THEN 0 WHEN i = 8 THEN 104.06 ELSE 30.67 END AS lat, 'WGS84' AS crs FROM range(10) AS r(i)`;

const tableType = `SELECT table_type AS t FROM information_schema.tables WHERE table_name = `;

describe('Parquet', () => {
  test('a file whose types fit is not copied, and its bad rows are set aside', async () => {
    await deliver({ 'gps_point/part-0.parquet': await parquet(points) }, async ({ intake, rows, quarantine }) => {
      assert.deepEqual(await rows(`${tableType}'gps_point'`), [{ t: 'VIEW' }]);
      assert.deepEqual(await rows('SELECT count(*) AS n, min(lng) AS lng FROM gps_point'), [{ n: 8, lng: 104.06 }]);
      assert.deepEqual(
        quarantine.map((q) => [q.file, q.line, q.problem]),
        [
          ['gps_point/part-0.parquet', 8, 'coordinate-zero'],
          ['gps_point/part-0.parquet', 9, 'coordinate-swapped'],
        ],
      );
      assert.equal(intake.files[0]?.rows, 8);
      const [last] = await rows('SELECT max(_row) AS r FROM gps_point');
      assert.deepEqual(intake.source(Number(last?.['r'])), { file: 'gps_point/part-0.parquet', line: 10 });
    });
  });

  test('several files are one dataset; unusual plates are mended beside the view', async () => {
    const one = `SELECT 'S1' AS sess_id, '川A12345' AS plate, TIMESTAMP '2026-01-05 08:00:00' AS in_time, 5.0 AS fee_due`;
    const two = `SELECT * FROM (VALUES ('S2', '川a·12345', TIMESTAMP '2026-01-05 08:00:00'), ('S3', '12', TIMESTAMP '2026-01-05 08:00:00'), ('S1', '川A12345', TIMESTAMP '2026-01-06 08:00:00')) AS t(sess_id, plate, in_time)`;
    const files = { 'parking_session-1.parquet': await parquet(one), 'parking_session-2.parquet': await parquet(two) };
    await deliver(files, async ({ intake, rows, quarantine }) => {
      assert.deepEqual(await rows('SELECT sess_id, plate, fee_due FROM parking_session ORDER BY sess_id'), [
        { sess_id: 'S1', plate: '川A12345', fee_due: 5 },
        { sess_id: 'S2', plate: '川A12345', fee_due: null },
      ]);
      assert.deepEqual(
        quarantine.map((q) => [q.line, q.problem]),
        [
          [2, 'plate-length'],
          [3, 'duplicate-key'],
        ],
      );
      assert.deepEqual(
        intake.files.map((file) => [file.rows, file.quarantined]),
        [
          [1, 0],
          [1, 2],
        ],
      );
    });
  });

  test('other types and spellings are converted as texts are', async () => {
    const sql = `SELECT 'T1' AS "交易流水号", 12345 AS "卡号", '2026/1/5 8:30' AS "交易时间", '1,320.00' AS "金额(元)", '95#' AS "商品类别"`;
    await deliver({ 'fuel_txn.parquet': await parquet(sql) }, async ({ rows, quarantine }) => {
      assert.deepEqual(quarantine, []);
      assert.deepEqual(await rows('SELECT card_no, txn_time, amount, goods_type FROM fuel_txn'), [
        { card_no: '12345', txn_time: '2026-01-05 08:30:00', amount: 1320, goods_type: '汽油' },
      ]);
    });
  });

  test('instants with an offset become Beijing time', async () => {
    const sql = `SELECT 'V1' AS vehicle_id, TIMESTAMPTZ '2026-01-05 00:30:00+00' AS ts, 104.06 AS lng, 30.67 AS lat`;
    await deliver({ 'gps_point.parquet': await parquet(sql) }, async ({ rows }) => {
      assert.deepEqual(await rows('SELECT ts FROM gps_point'), [{ ts: '2026-01-05 08:30:00' }]);
    });
  });

  test('texts are cleaned, and error cells, lost digits and NaN set aside, as in any other file', async () => {
    const sql = `SELECT txn_id, card_no, TIMESTAMP '2026-01-05 08:00:00' AS txn_time, amount, station_id FROM (VALUES
      ('T1', ' K1 ', 1::DOUBLE, '-'), ('T2', '１２', 1, 'NULL'), ('T3', '1.00012e+17', 1, 'S'), ('T4', 'K4', 1, '#N/A'),
      ('T5', 'K5', 'NaN'::DOUBLE, 'S'), ('T6', 'K6', 'inf'::DOUBLE, 'S'), ('T7', '', 1, 'S')) AS t(txn_id, card_no, amount, station_id)`;
    await deliver({ 'fuel_txn.parquet': await parquet(sql) }, async ({ rows, quarantine }) => {
      assert.deepEqual(await rows('SELECT txn_id, card_no, amount, station_id FROM fuel_txn ORDER BY txn_id'), [
        { txn_id: 'T1', card_no: 'K1', amount: 1, station_id: null },
        { txn_id: 'T2', card_no: '12', amount: 1, station_id: null },
        { txn_id: 'T5', card_no: 'K5', amount: null, station_id: 'S' },
      ]);
      assert.deepEqual(
        quarantine.map((q) => [q.line, q.column, q.problem]),
        [
          [3, 'card_no', 'digits-lost'],
          [4, 'station_id', 'formula-error'],
          [6, 'amount', 'not-number'],
          [7, 'card_no', 'required'],
        ],
      );
    });
  });

  test('a code that was stored as a fraction is the code, one past its digits is lost', async () => {
    const sql = `SELECT * FROM (VALUES (12345::DOUBLE), (100011990000000140)) AS t(card_no)`;
    await deliver({ 'fuel_card.parquet': await parquet(sql) }, async ({ rows, quarantine }) => {
      assert.deepEqual(await rows('SELECT card_no FROM fuel_card'), [{ card_no: '12345' }]);
      assert.deepEqual(
        quarantine.map((q) => [q.line, q.problem]),
        [[2, 'digits-lost']],
      );
    });
  });

  test('bytes that are no text are set aside and stop nothing', async () => {
    const sql = `SELECT * FROM (VALUES ('\\xCA\\xD0'::BLOB), ('K2'::BLOB)) AS t(card_no)`;
    await deliver({ 'fuel_card.parquet': await parquet(sql) }, async ({ rows, quarantine }) => {
      assert.deepEqual(await rows('SELECT card_no FROM fuel_card'), [{ card_no: 'K2' }]);
      assert.deepEqual(
        quarantine.map((q) => [q.line, q.problem]),
        [[1, 'undecodable']],
      );
    });
  });

  test('files looked at side by side are listed, mended and quarantined in their order, alike each time', async () => {
    const part = (from: number): string =>
      `SELECT 'V1' AS vehicle_id, TIMESTAMP '2026-01-05 08:00:00' + to_minutes(i) AS ts, CASE WHEN i % 10 = 3 THEN 'nan'::DOUBLE ELSE 104.06 END AS lng, 30.67 AS lat, 5.0 * i AS speed, CASE WHEN i % 10 = 5 THEN -1 ELSE 1 END AS odometer FROM range(${from}, ${from + 10}) AS r(i)`;
    const files: Record<string, Buffer> = {};
    for (let n = 0; n < 6; n++) files[`gps_point-${n}.parquet`] = await parquet(part(n * 10));
    const seen: unknown[] = [];
    for (let i = 0; i < 3; i++)
      await deliver(files, async ({ intake, rows, quarantine }) => {
        const found = quarantine.map((q) => [q.file, q.line, q.column, q.problem]);
        seen.push([found, intake.files.map((file) => [file.path, file.rows]), await rows('SELECT * FROM gps_point')]);
        assert.deepEqual(
          found,
          Object.keys(files).flatMap((file) => [
            [file, 4, 'lng', 'required'],
            [file, 6, 'odometer', 'too-small'],
          ]),
        );
        assert.deepEqual([...new Set(intake.files.map((file) => file.rows))], [8]);
      });
    assert.deepEqual(seen[1], seen[0]);
    assert.deepEqual(seen[2], seen[0]);
  });

  test('regression: a file in GCJ-02, which is copied, leaves no second copy of its rows', async () => {
    const rows = `SELECT 'V1' AS vehicle_id, TIMESTAMP '2026-01-05 08:00:00' + to_minutes(i) AS ts, 104.06 AS lng, 30.67 AS lat, 'GCJ02' AS crs FROM range(10) AS r(i)`;
    const dirty = `SELECT 'V2 ' AS vehicle_id, TIMESTAMP '2026-01-05 08:00:00' AS ts, 104.06 AS lng, 30.67 AS lat, 'WGS84' AS crs`;
    const files = { 'gps_point-1.parquet': await parquet(rows), 'gps_point-2.parquet': await parquet(dirty) };
    await deliver(files, async ({ intake, rows }) => {
      assert.deepEqual(
        intake.files.map((file) => file.rows),
        [10, 1],
      );
      assert.deepEqual(
        await rows(
          'SELECT vehicle_id, crs, count(*) AS n, max(lng) < 104.06 AS moved FROM gps_point GROUP BY ALL ORDER BY 1',
        ),
        [
          { vehicle_id: 'V1', crs: 'WGS84', n: 10, moved: true },
          { vehicle_id: 'V2', crs: 'WGS84', n: 1, moved: false },
        ],
      );
      assert.deepEqual(
        await rows(
          "SELECT table_name AS t FROM information_schema.tables WHERE regexp_matches(table_name, '_(suspects|broken)')",
        ),
        [],
      );
    });
  });
});
