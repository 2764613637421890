import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { Row } from '@plumb/stores/warehouse/port';
import { columnsOf, derived, derivedFrom } from './derived-fixture.ts';
import type { DerivedTable } from './read-derived.ts';
import { buildTrackTables } from './track-tables.ts';

const tables = ['fence_exit', 'stay', 'track_gap', 'trip', 'vehicle_day'];

/** A fix at a minute after 2026-03-02 08:00, metres north of 36.0 at 117.0. */
function fix(vehicle_id: string, minute: number, north: number, rest: Row = {}): Row {
  const ts = new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString().slice(0, 19).replace('T', ' ');
  return { vehicle_id, ts, lng: 117, lat: 36 + north / 111194.93, speed: null, odometer: 100 + north / 1000, ...rest };
}

/** Parked for 30 minutes, 10 km north in 20 minutes, parked again until minute 90, the last 30 of them in silence while the odometer ran on. */
function outing(vehicle: string): Row[] {
  const parked = Array.from({ length: 31 }, (_, i) => fix(vehicle, i, 0));
  const driven = Array.from({ length: 20 }, (_, i) => fix(vehicle, 31 + i, (i + 1) * 500));
  return [...parked, ...driven, fix(vehicle, 60, 10_000), fix(vehicle, 90, 10_010, { odometer: 110.51 })];
}

const square = (south: number, north: number) =>
  `{"type":"Polygon","coordinates":[[[116.9,${south}],[117.1,${south}],[117.1,${north}],[116.9,${north}],[116.9,${south}]]]}`;
const geofence = [
  { fence_id: 'F1', fence_name: '本县', fence_type: '行政区', polygon: square(35.9, 36.05) },
  { fence_id: 'B1', fence_name: '机关院', fence_type: '停放点', polygon: square(35.999, 36.001) },
  { fence_id: 'X', fence_type: '行政区', polygon: 'not a polygon' },
];
const official_vehicle = [{ vehicle_id: 'V1', base_fence_id: 'B1' }];

async function everything(gps_point: Row[]): Promise<Record<string, Row[]>> {
  const warehouse = await derivedFrom({ gps_point, geofence, official_vehicle }, tables);
  try {
    const found: Record<string, Row[]> = {};
    for (const table of tables) found[table] = await warehouse.rows(`SELECT * FROM ${table} ORDER BY ALL`);
    return found;
  } finally {
    await warehouse.close();
  }
}

describe('track tables', () => {
  const datasets = { gps_point: outing('V1'), geofence, official_vehicle };

  test('trip', async () => {
    const columns = [
      'vehicle_id',
      'start_ts',
      'end_ts',
      'minutes',
      'round(km, 2)',
      'round(odo_km, 2)',
      'start_row',
      'end_row',
    ];
    assert.deepEqual(await columnsOf(datasets, 'trip', columns), [
      ['V1', '2026-03-02 08:31:00', '2026-03-02 08:50:00', 19, 10, 10, 32, 51],
    ]);
  });

  test('stay, with the distance to the appointed parking place', async () => {
    const columns = [
      'start_ts',
      'end_ts',
      'points',
      'departed',
      'seen_minutes',
      'base_fence_id',
      'round(base_out_m)',
      'first_row',
      'last_row',
    ];
    assert.deepEqual(await columnsOf(datasets, 'stay', columns), [
      ['2026-03-02 08:00:00', '2026-03-02 08:31:00', 31, true, 30, 'B1', 0, 1, 31],
      ['2026-03-02 08:50:00', '2026-03-02 09:30:00', 3, false, 40, 'B1', 9889, 51, 53],
    ]);
  });

  test('track_gap and vehicle_day', async () => {
    assert.deepEqual(
      await columnsOf(datasets, 'track_gap', ['start_ts', 'minutes', 'round(km, 2)', 'start_row', 'end_row']),
      [['2026-03-02 09:00:00', 30, 0.01, 52, 53]],
    );
    const columns = ['day', 'round(km, 2)', 'round(odo_km, 2)', 'gap_minutes', 'points', 'first_ts', 'last_ts'];
    assert.deepEqual(await columnsOf(datasets, 'vehicle_day', columns), [
      ['2026-03-02', 10, 10.51, 0, 53, '2026-03-02 08:00:00', '2026-03-02 09:30:00'],
    ]);
  });

  test('fence_exit: outside the administrative fences, parking fences do not matter', async () => {
    const columns = [
      'fence_id',
      'fence_name',
      'start_ts',
      'end_ts',
      'points',
      'round(max_out_m)',
      'last_row',
      'fence_row',
    ];
    assert.deepEqual(await columnsOf(datasets, 'fence_exit', columns), [
      ['F1', '本县', '2026-03-02 08:42:00', '2026-03-02 09:30:00', 11, 4450, 53, 1],
    ]);
  });

  test('rows by vehicle, mixed by time, a little late and far out of order give the same', async () => {
    const rows = ['V1', 'V2', 'V3'].flatMap(outing).map((row, i): Row => ({ ...row, _row: i + 1 }));
    const expected = await everything(rows);
    assert.deepEqual(
      tables.map((table) => expected[table]?.length),
      [3, 6, 3, 3, 3],
    );
    const byTime = rows.toSorted((a, b) => String(a['ts']).localeCompare(String(b['ts'])));
    assert.deepEqual(await everything(byTime), expected);
    const swapped = rows.map((_, i) => rows[i ^ 1] ?? rows[i]) as Row[];
    assert.deepEqual(await everything(swapped), expected);
    // The vehicle's last fixes first: the whole vehicle is made again from a sorted track.
    const late = [...rows.slice(90, 106), ...rows.slice(0, 90), ...rows.slice(106)];
    assert.deepEqual(await everything(late), expected);
  });

  test('fixes stored in order are read once, by two threads too', async () => {
    const warehouse = await openDuckdb({ threads: 2 });
    try {
      await warehouse.exec(`CREATE TABLE gps_point AS
        SELECT 'V' || CAST(i // 100000 AS VARCHAR) AS vehicle_id, TIMESTAMP '2026-03-02 08:00:00' + to_seconds(i % 100000 * 15) AS ts,
          117.0 AS lng, 36.0 AS lat, 0.0 AS speed, 100.0 AS odometer, true AS valid, i AS _row
        FROM range(1000000) AS fixes(i)`);
      const read: number[] = [];
      await buildTrackTables(warehouse, [derived.get('track_gap') as DerivedTable], (fixes) => read.push(fixes));
      assert.equal(read.at(-1), 1_000_000);
      assert.deepEqual(
        read,
        read.toSorted((a, b) => a - b),
      );
    } finally {
      await warehouse.close();
    }
  });

  test('many fixes go through a thread of its own and give what each vehicle alone gives', async () => {
    const vehicles = 130;
    const gps = (which: string) => `CREATE OR REPLACE TABLE gps_point AS
      SELECT 'V' || v AS vehicle_id, TIMESTAMP '2026-03-02 08:00:00' + to_minutes(i + i // 300 * 120) AS ts, 117.0 AS lng,
        36.0 + (i // 60 % 2) * 0.1 + v * 0.001 AS lat, 0.0 AS speed, 100.0 AS odometer, true AS valid, i * ${vehicles} + v AS _row
      FROM range(${vehicles}) AS vehicles(v), range(600) AS fixes(i) WHERE ${which}
      ORDER BY v = 7 AND i < 10, i, v`;
    const made = tables.filter((id) => id !== 'stay').map((id) => derived.get(id) as DerivedTable);
    const warehouse = await openDuckdb({ threads: 2 });
    const found = async () => {
      await buildTrackTables(warehouse, made);
      const rows = await Promise.all(made.map(({ id }) => warehouse.rows(`SELECT * FROM ${id} ORDER BY ALL`)));
      return Object.fromEntries(made.map(({ id }, i) => [id, rows[i] as Row[]]));
    };
    try {
      await warehouse.exec(
        `CREATE TABLE geofence AS SELECT 'F1' AS fence_id, '本县' AS fence_name, '行政区' AS fence_type, '${square(35.9, 36.05)}' AS polygon, 1 AS _row`,
      );
      await warehouse.exec(gps('true'));
      const whole = await found();
      for (const v of [0, 7, 129]) {
        await warehouse.exec(gps(`v = ${v}`));
        for (const [table, rows] of Object.entries(await found())) {
          assert.ok(rows.length > 0, table);
          assert.deepEqual(
            whole[table]?.filter(({ vehicle_id }) => vehicle_id === `V${v}`),
            rows,
          );
        }
      }
    } finally {
      await warehouse.close();
    }
  });

  test('no fixes, no valid fixes, a vehicle without a name', async () => {
    const found = await everything([fix('V1', 0, 0, { valid: false }), { ...fix('', 0, 0), vehicle_id: null }]);
    assert.deepEqual(Object.values(found).flat(), []);
  });
});
