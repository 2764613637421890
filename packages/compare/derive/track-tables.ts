import { distanceOutsideMetres } from '@plumb/ground/polygon';
import { FenceArea } from '@plumb/ground/track/fence-area';
import { emptyFix } from '@plumb/ground/track/fix';
import type { Row, TableSpec, Warehouse } from '@plumb/stores/warehouse/port';
import { derivedTableSpec } from './derived-table-spec.ts';
import { type Fence, jurisdiction, readFences } from './fences.ts';
import type { DerivedTable } from './read-derived.ts';
import { fenceExitRow, gapRow, stayRow, tripRow, vehicleDayRow } from './track-rows.ts';
import { type TrackResults, type TrackRules, VehicleTrack } from './vehicle-track.ts';

export type TrackProgress = (fixes: number) => void;

/** Rows kept of a table before they are written. */
const batchRows = 20_000;
const vehiclesTable = 'track_vehicle';
const lateTable = 'track_late';

// The numbers of the vehicles are joined in the engine, so that no text is decoded for a fix.
const fixesSql = `SELECT v.vehicle_no, g.ts, g.lng, g.lat, g.speed, g.odometer, g._row
FROM gps_point g JOIN ${vehiclesTable} v ON v.vehicle_id = g.vehicle_id
WHERE coalesce(g.valid, true) AND g.ts IS NOT NULL`;

const lateFixesSql = `SELECT v.vehicle_no, g.ts, g.lng, g.lat, g.speed, g.odometer, g._row
FROM gps_point g JOIN ${lateTable} v ON v.vehicle_id = g.vehicle_id
WHERE coalesce(g.valid, true) AND g.ts IS NOT NULL
ORDER BY v.vehicle_no, g.ts, g._row`;

type Vehicle = { id: string; baseFence: string | null; fence: Fence | undefined };

/**
 * Makes the track tables asked for in one pass over gps_point in the order it is stored, without a sort. Vehicles whose
 * fixes are too far out of order are found on the way, and made again from a sorted query over them alone.
 */
export async function buildTrackTables(
  warehouse: Warehouse,
  tables: readonly DerivedTable[],
  onProgress: TrackProgress = () => {},
): Promise<void> {
  const specs = new Map(tables.map((table) => [table.id, derivedTableSpec(table)]));
  const readsFences = tables.some(({ from }) => from.includes('geofence'));
  const fences = readsFences ? await readFences(warehouse) : [];
  const areaFences = jurisdiction(fences);
  const vehicles = await listVehicles(warehouse, specs.has('stay'), fences);
  const writer = new ResultWriter(warehouse, specs, vehicles, areaFences);
  await writer.createTables();
  const rules = rulesOf(tables, areaFences);

  const late = await pass(warehouse, fixesSql, rules, writer, onProgress);
  if (late.size > 0) {
    const rows = [...late].map((number): Row => ({ vehicle_id: (vehicles[number] as Vehicle).id, vehicle_no: number }));
    await warehouse.load({ name: lateTable, columns: { vehicle_id: 'string', vehicle_no: 'int' } }, rows, 'replace');
    for (const name of specs.keys())
      await warehouse.exec(`DELETE FROM ${name} WHERE vehicle_id IN (SELECT vehicle_id FROM ${lateTable})`);
    await pass(warehouse, lateFixesSql, rules, writer, onProgress);
    await warehouse.exec(`DROP TABLE ${lateTable}`);
  }
  await warehouse.exec(`DROP TABLE ${vehiclesTable}`);
}

/** Numbers the vehicles that have fixes from 0 in order of their ids; the result is indexed by number. */
async function listVehicles(warehouse: Warehouse, withBase: boolean, fences: readonly Fence[]): Promise<Vehicle[]> {
  const found = await warehouse.rows(
    'SELECT vehicle_id FROM gps_point WHERE vehicle_id IS NOT NULL GROUP BY vehicle_id',
  );
  const ids = found.map((row) => row['vehicle_id'] as string).sort();
  const numbered = ids.map((id, number): Row => ({ vehicle_id: id, vehicle_no: number }));
  await warehouse.load(
    { name: vehiclesTable, columns: { vehicle_id: 'string', vehicle_no: 'int' } },
    numbered,
    'replace',
  );
  const bases = new Map<string, string | null>();
  if (withBase)
    for (const row of await warehouse.rows('SELECT vehicle_id, base_fence_id FROM official_vehicle ORDER BY _row'))
      bases.set(row['vehicle_id'] as string, row['base_fence_id'] as string | null);
  const byId = new Map(fences.map((fence) => [fence.id, fence]));
  return ids.map((id) => {
    const baseFence = bases.get(id) ?? null;
    return { id, baseFence, fence: baseFence === null ? undefined : byId.get(baseFence) };
  });
}

function rulesOf(tables: readonly DerivedTable[], areaFences: readonly Fence[]): TrackRules {
  const rules: TrackRules = {};
  for (const { id, params } of tables) {
    const value = (name: string): number => {
      const param = params?.[name];
      if (!param) throw new Error(`library/derived/${id}.yaml has no parameter ${name}`);
      return param.value;
    };
    if (id === 'stay') rules.stay = { radiusMetres: value('radius_m'), minMinutes: value('min_minutes') };
    else if (id === 'trip') rules.trip = { stopMinutes: value('stop_min'), minKm: value('min_km') };
    else if (id === 'track_gap') rules.gap = { minMinutes: value('min_minutes'), stillMinutes: value('still_minutes') };
    else if (id === 'vehicle_day') rules.vehicleDays = true;
    else if (id === 'fence_exit') rules.area = new FenceArea(areaFences.map(({ polygon }) => polygon));
    else throw new Error(`no reducer makes the track table ${id}`);
  }
  return rules;
}

/** Runs the reducers over the fixes of a query; gives the numbers of the vehicles that came out of order. */
async function pass(
  warehouse: Warehouse,
  sql: string,
  rules: TrackRules,
  writer: ResultWriter,
  onProgress: TrackProgress,
): Promise<Set<number>> {
  const tracks: (VehicleTrack | undefined)[] = [];
  const late = new Set<number>();
  const fix = emptyFix();
  let fixes = 0;
  for await (const chunk of warehouse.stream(sql)) {
    const numbers = chunk.numbers(0);
    const times = chunk.numbers(1);
    const lngs = chunk.numbers(2);
    const lats = chunk.numbers(3);
    const speeds = chunk.numbers(4);
    const odometers = chunk.numbers(5);
    const rows = chunk.numbers(6);
    for (let i = 0; i < chunk.length; i++) {
      const number = numbers[i] as number;
      fix.ts = times[i] as number;
      fix.lng = lngs[i] as number;
      fix.lat = lats[i] as number;
      fix.speed = speeds[i] as number;
      fix.odometer = odometers[i] as number;
      fix.row = rows[i] as number;
      let track = tracks[number];
      if (!track) {
        track = new VehicleTrack(number, rules, writer);
        tracks[number] = track;
      }
      if (!track.push(fix)) late.add(number);
    }
    fixes += chunk.length;
    onProgress(fixes);
    await writer.flush(batchRows);
  }
  for (const [number, track] of tracks.entries()) if (track && !track.end()) late.add(number);
  await writer.flush(1);
  return late;
}

/** Collects what the reducers find as rows of the tables and writes them in batches. */
class ResultWriter implements TrackResults {
  readonly #warehouse: Warehouse;
  readonly #specs: ReadonlyMap<string, TableSpec>;
  readonly #vehicles: readonly Vehicle[];
  readonly #areaFences: readonly Fence[];
  readonly #pending = new Map<string, Row[]>();

  constructor(
    warehouse: Warehouse,
    specs: ReadonlyMap<string, TableSpec>,
    vehicles: readonly Vehicle[],
    areaFences: readonly Fence[],
  ) {
    this.#warehouse = warehouse;
    this.#specs = specs;
    this.#vehicles = vehicles;
    this.#areaFences = areaFences;
    for (const name of specs.keys()) this.#pending.set(name, []);
  }

  async createTables(): Promise<void> {
    for (const spec of this.#specs.values()) await this.#warehouse.load(spec, [], 'replace');
  }

  stay: TrackResults['stay'] = (number, stay) => {
    const { id, baseFence, fence } = this.#vehicles[number] as Vehicle;
    const out = fence ? distanceOutsideMetres(fence.polygon, stay.lng, stay.lat) : null;
    this.#pending.get('stay')?.push(stayRow(id, stay, baseFence, out));
  };

  trip: TrackResults['trip'] = (number, trip) => {
    this.#pending.get('trip')?.push(tripRow(this.#id(number), trip));
  };

  gap: TrackResults['gap'] = (number, gap) => {
    this.#pending.get('track_gap')?.push(gapRow(this.#id(number), gap));
  };

  vehicleDay: TrackResults['vehicleDay'] = (number, day) => {
    this.#pending.get('vehicle_day')?.push(vehicleDayRow(this.#id(number), day));
  };

  fenceExit: TrackResults['fenceExit'] = (number, exit) => {
    const fence = this.#areaFences[exit.fence] as Fence;
    this.#pending.get('fence_exit')?.push(fenceExitRow(this.#id(number), exit, fence));
  };

  /** Writes the tables that have at least so many rows waiting. */
  async flush(least: number): Promise<void> {
    for (const [name, rows] of this.#pending) {
      if (rows.length < least) continue;
      this.#pending.set(name, []);
      await this.#warehouse.load(this.#specs.get(name) as TableSpec, rows, 'append');
    }
  }

  #id(number: number): string {
    return (this.#vehicles[number] as Vehicle).id;
  }
}
