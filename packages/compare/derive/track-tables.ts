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
const lateTable = 'track_late';

// No join: in DuckDB it would lose the order of the rows.
const fixesSql = `SELECT vehicle_id, ts, lng, lat, speed, odometer, _row
FROM gps_point
WHERE coalesce(valid, true) AND ts IS NOT NULL AND vehicle_id IS NOT NULL`;

const lateFixesSql = `SELECT g.vehicle_id, g.ts, g.lng, g.lat, g.speed, g.odometer, g._row
FROM gps_point g JOIN ${lateTable} v ON v.vehicle_id = g.vehicle_id
WHERE coalesce(g.valid, true) AND g.ts IS NOT NULL
ORDER BY g.vehicle_id, g.ts, g._row`;

/** The appointed parking place of a vehicle. */
type Base = { fenceId: string | null; fence: Fence | undefined };

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
  const bases = specs.has('stay') ? await readBases(warehouse, fences) : new Map();
  const writer = new ResultWriter(warehouse, specs, bases, areaFences);
  await writer.createTables();
  const rules = rulesOf(tables, areaFences);

  const late = await pass(warehouse, fixesSql, rules, writer, onProgress);
  if (late.size > 0) {
    const rows = [...late].map((vehicle_id): Row => ({ vehicle_id }));
    await warehouse.load({ name: lateTable, columns: { vehicle_id: 'string' } }, rows, 'replace');
    for (const name of specs.keys())
      await warehouse.exec(`DELETE FROM ${name} WHERE vehicle_id IN (SELECT vehicle_id FROM ${lateTable})`);
    await pass(warehouse, lateFixesSql, rules, writer, onProgress);
    await warehouse.exec(`DROP TABLE ${lateTable}`);
  }
}

/** By vehicle; the last row of a vehicle counts. */
async function readBases(warehouse: Warehouse, fences: readonly Fence[]): Promise<Map<string, Base>> {
  const byId = new Map(fences.map((fence) => [fence.id, fence]));
  const bases = new Map<string, Base>();
  for (const row of await warehouse.rows('SELECT vehicle_id, base_fence_id FROM official_vehicle ORDER BY _row')) {
    const fenceId = row['base_fence_id'] as string | null;
    bases.set(row['vehicle_id'] as string, { fenceId, fence: fenceId === null ? undefined : byId.get(fenceId) });
  }
  return bases;
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

/** Runs the reducers over the fixes of a query; gives the vehicles that came out of order. */
async function pass(
  warehouse: Warehouse,
  sql: string,
  rules: TrackRules,
  writer: ResultWriter,
  onProgress: TrackProgress,
): Promise<Set<string>> {
  const tracks = new Map<string, VehicleTrack>();
  const late = new Set<string>();
  let vehicle: string | undefined;
  let track: VehicleTrack | undefined;
  const fix = emptyFix();
  let fixes = 0;
  for await (const chunk of warehouse.stream(sql)) {
    const vehicles = chunk.strings(0);
    const times = chunk.numbers(1);
    const lngs = chunk.numbers(2);
    const lats = chunk.numbers(3);
    const speeds = chunk.numbers(4);
    const odometers = chunk.numbers(5);
    const rows = chunk.numbers(6);
    for (let i = 0; i < chunk.length; i++) {
      const id = vehicles[i] as string;
      if (!track || id !== vehicle) {
        vehicle = id;
        track = tracks.get(id) ?? new VehicleTrack(id, rules, writer);
        tracks.set(id, track);
      }
      fix.ts = times[i] as number;
      fix.lng = lngs[i] as number;
      fix.lat = lats[i] as number;
      fix.speed = speeds[i] as number;
      fix.odometer = odometers[i] as number;
      fix.row = rows[i] as number;
      if (!track.push(fix)) late.add(id);
    }
    fixes += chunk.length;
    onProgress(fixes);
    await writer.flush(batchRows);
  }
  for (const [id, one] of tracks) if (!one.end()) late.add(id);
  await writer.flush(1);
  return late;
}

/** Collects what the reducers find as rows of the tables and writes them in batches. */
class ResultWriter implements TrackResults {
  readonly #warehouse: Warehouse;
  readonly #specs: ReadonlyMap<string, TableSpec>;
  readonly #bases: ReadonlyMap<string, Base>;
  readonly #areaFences: readonly Fence[];
  readonly #pending = new Map<string, Row[]>();

  constructor(
    warehouse: Warehouse,
    specs: ReadonlyMap<string, TableSpec>,
    bases: ReadonlyMap<string, Base>,
    areaFences: readonly Fence[],
  ) {
    this.#warehouse = warehouse;
    this.#specs = specs;
    this.#bases = bases;
    this.#areaFences = areaFences;
    for (const name of specs.keys()) this.#pending.set(name, []);
  }

  async createTables(): Promise<void> {
    for (const spec of this.#specs.values()) await this.#warehouse.load(spec, [], 'replace');
  }

  stay: TrackResults['stay'] = (vehicle, stay) => {
    const base = this.#bases.get(vehicle);
    const out = base?.fence ? distanceOutsideMetres(base.fence.polygon, stay.lng, stay.lat) : null;
    this.#pending.get('stay')?.push(stayRow(vehicle, stay, base?.fenceId ?? null, out));
  };

  trip: TrackResults['trip'] = (vehicle, trip) => {
    this.#pending.get('trip')?.push(tripRow(vehicle, trip));
  };

  gap: TrackResults['gap'] = (vehicle, gap) => {
    this.#pending.get('track_gap')?.push(gapRow(vehicle, gap));
  };

  vehicleDay: TrackResults['vehicleDay'] = (vehicle, day) => {
    this.#pending.get('vehicle_day')?.push(vehicleDayRow(vehicle, day));
  };

  fenceExit: TrackResults['fenceExit'] = (vehicle, exit) => {
    const fence = this.#areaFences[exit.fence] as Fence;
    this.#pending.get('fence_exit')?.push(fenceExitRow(vehicle, exit, fence));
  };

  /** Writes the tables that have at least so many rows waiting. */
  async flush(least: number): Promise<void> {
    for (const [name, rows] of this.#pending) {
      if (rows.length < least) continue;
      this.#pending.set(name, []);
      await this.#warehouse.load(this.#specs.get(name) as TableSpec, rows, 'append');
    }
  }
}
