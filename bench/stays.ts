import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDerived } from '@plumb/compare/derive/read-derived';
import { buildTrackTables } from '@plumb/compare/derive/track-tables';
import { type TrackResults, type TrackRules, VehicleTrack } from '@plumb/compare/derive/vehicle-track';
import { parsePolygon } from '@plumb/ground/polygon';
import { FenceArea } from '@plumb/ground/track/fence-area';
import { emptyFix } from '@plumb/ground/track/fix';
import { Stays } from '@plumb/ground/track/stay';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';

/** Points a second of the track reducers, alone and fed from Parquet: node bench/stays.ts [--points N] [--vehicles N] */

const { values } = parseArgs({
  options: { points: { type: 'string', default: '20000000' }, vehicles: { type: 'string', default: '1000' } },
});
const points = Number(values.points);
const vehicles = Number(values.vehicles);
const perVehicle = Math.floor(points / vehicles);
const square = '{"type":"Polygon","coordinates":[[[116,39.6],[116.8,39.6],[116.8,40.4],[116,40.4],[116,39.6]]]}';

// A fix a minute: of every 4 hours 3 are spent at a place, within some 30 m of it, and 1 on the way to the next.
const fixesSql = `
  SELECT '车' || v AS vehicle_id, TIMESTAMP '2026-01-05' + to_minutes(i) AS ts,
    116.4 + 0.3 * sin(v + leg) + CASE WHEN phase < 180 THEN (hash(v, i) % 100) * 3e-6 ELSE (phase - 180) / 60.0 * 0.3 * (sin(v + leg + 1) - sin(v + leg)) END AS lng,
    40.0 + 0.3 * cos(v + leg) + CASE WHEN phase < 180 THEN (hash(i, v) % 100) * 3e-6 ELSE (phase - 180) / 60.0 * 0.3 * (cos(v + leg + 1) - cos(v + leg)) END AS lat,
    CASE WHEN phase < 180 THEN 0 ELSE 40 END::DOUBLE AS speed, (i * 0.2)::DOUBLE AS odometer, true AS valid, v * ${perVehicle} + i AS _row
  FROM (SELECT v, i, i // 240 AS leg, i % 240 AS phase FROM range(${vehicles}) a(v), range(${perVehicle}) b(i))
  ORDER BY v, i`;

/** Wall time, and the processor time of all threads: the fairer figure where other work shares the machine. */
function stopwatch(): (count: number) => { pointsPerSecond: number; pointsPerCpuSecond: number } {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  return (count) => {
    const { user, system } = process.cpuUsage(before);
    return {
      pointsPerSecond: Math.round((count / (performance.now() - startedAt)) * 1000),
      pointsPerCpuSecond: Math.round((count / (user + system)) * 1e6),
    };
  };
}

const folder = mkdtempSync(join(tmpdir(), 'plumb-stays-'));
const parquet = join(folder, 'gps_point.parquet');
const warehouse = await openDuckdb({ threads: 2, memoryLimit: '4GB', tempFolder: folder });
try {
  await warehouse.exec(`COPY (${fixesSql}) TO '${parquet}' (FORMAT parquet, COMPRESSION zstd)`);
  await warehouse.exec(`CREATE VIEW gps_point AS SELECT * FROM '${parquet}'`);
  await warehouse.exec(
    `CREATE TABLE official_vehicle AS SELECT DISTINCT vehicle_id, 'base' AS base_fence_id, 1 AS _row FROM gps_point`,
  );
  await warehouse.exec(
    `CREATE TABLE geofence AS SELECT 'county' AS fence_id, '辖区' AS fence_name, '行政区' AS fence_type, '${square}' AS polygon, 1 AS _row`,
  );

  // The reducers alone: one million fixes in memory, again and again.
  const size = Math.min(points, Math.floor(1_000_000 / perVehicle) * perVehicle || perVehicle);
  const columns = ['vehicle', 'ts', 'lng', 'lat', 'speed', 'odometer', '_row'].map(() => new Float64Array(size));
  let filled = 0;
  for await (const chunk of warehouse.stream(
    `SELECT _row // ${perVehicle}, ts, lng, lat, speed, odometer, _row FROM gps_point WHERE _row < ${size} ORDER BY _row`,
  )) {
    for (const [at, column] of columns.entries()) column.set(chunk.numbers(at), filled);
    filled += chunk.length;
  }
  const [numbers, times, lngs, lats, speeds, odometers, rows] = columns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const rounds = Math.max(1, Math.round(points / size));
  let found = 0;
  const count = () => {
    found++;
  };
  const runAlone = (make: (vehicle: number) => { push(fix: ReturnType<typeof emptyFix>): unknown; end(): unknown }) => {
    found = 0;
    const stop = stopwatch();
    const fix = emptyFix();
    for (let round = 0; round < rounds; round++) {
      let vehicle = -1;
      let track = make(0);
      for (let i = 0; i < filled; i++) {
        if (numbers[i] !== vehicle) {
          track.end();
          vehicle = numbers[i] as number;
          track = make(vehicle);
        }
        fix.ts = times[i] as number;
        fix.lng = lngs[i] as number;
        fix.lat = lats[i] as number;
        fix.speed = speeds[i] as number;
        fix.odometer = odometers[i] as number;
        fix.row = rows[i] as number;
        track.push(fix);
      }
      track.end();
    }
    return { ...stop(filled * rounds), found };
  };
  const polygon = parsePolygon(square);
  if (!polygon.ok) throw new Error('the square is no polygon');
  const results: TrackResults = { stay: count, trip: count, gap: count, vehicleDay: count, fenceExit: count };
  const stay = { radiusMetres: 100, minMinutes: 20 };
  const all: TrackRules = {
    stay,
    trip: { stopMinutes: 10, minKm: 0.5 },
    gap: { minMinutes: 10, stillMinutes: 60 },
    vehicleDays: true,
    area: new FenceArea([polygon]),
  };
  const staysAlone = runAlone(() => new Stays(stay, count));
  const staysCleaned = runAlone((vehicle) => new VehicleTrack(vehicle, { stay }, results));
  const allFive = runAlone((vehicle) => new VehicleTrack(vehicle, all, results));

  const derived = readDerived(join(import.meta.dirname, '../library'));
  const tables = [...derived.values()].filter(({ kind }) => kind === 'track');
  const passed = async (ids: string[]) => {
    const stop = stopwatch();
    await buildTrackTables(
      warehouse,
      tables.filter(({ id }) => ids.includes(id)),
    );
    const rates = stop(perVehicle * vehicles);
    const counts: Record<string, unknown> = {};
    for (const id of ids) counts[id] = (await warehouse.rows(`SELECT count(*) AS n FROM ${id}`))[0]?.['n'];
    return { ...rates, ...counts };
  };
  const fromParquetStays = await passed(['stay']);
  const fromParquetAll = await passed(tables.map(({ id }) => id));
  const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    JSON.stringify(
      {
        points: perVehicle * vehicles,
        vehicles,
        staysAlone,
        staysCleaned,
        allFive,
        fromParquetStays,
        fromParquetAll,
        memoryMb,
      },
      null,
      1,
    ),
  );
} finally {
  await warehouse.close();
  rmSync(folder, { recursive: true });
}
