import type { Polygon } from '@plumb/ground/polygon';
import type { Columns, Row, TableSpec, Warehouse } from '@plumb/stores/warehouse/port';
import { derivedTableSpec } from './derived-table-spec.ts';
import { type Fence, jurisdiction, readFences } from './fences.ts';
import { fixBatches } from './fix-batch.ts';
import type { DerivedTable } from './read-derived.ts';
import { type FoundColumns, TrackReducers, type TrackTask } from './track-reducers.ts';
import { TrackThread } from './track-thread.ts';

export type TrackProgress = (fixes: number) => void;

/** Batches of fixes on the way to the reducers and back. */
const mostInFlight = 3;
/** A thread takes longer to begin than the reducers need for fewer fixes. */
const worthAThread = 50_000;
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
  const bases: Map<string, Base> = specs.has('stay') ? await readBases(warehouse, fences) : new Map();
  for (const spec of specs.values()) await warehouse.load(spec, [], 'replace');
  const task = taskOf(tables, areaFences, bases);
  const write = async (found: FoundColumns[], vehicles: readonly string[]): Promise<void> => {
    for (const one of found)
      await warehouse.load(specs.get(one.table) as TableSpec, tableColumns(one, vehicles, bases, areaFences), 'append');
  };

  const late = await pass(warehouse, fixesSql, task, write, onProgress);
  if (late.length > 0) {
    const rows = late.map((vehicle_id): Row => ({ vehicle_id }));
    await warehouse.load({ name: lateTable, columns: { vehicle_id: 'string' } }, rows, 'replace');
    for (const name of specs.keys())
      await warehouse.exec(`DELETE FROM ${name} WHERE vehicle_id IN (SELECT vehicle_id FROM ${lateTable})`);
    await pass(warehouse, lateFixesSql, task, write, onProgress);
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

function taskOf(
  tables: readonly DerivedTable[],
  areaFences: readonly Fence[],
  bases: ReadonlyMap<string, Base>,
): TrackTask {
  const places = new Map<string, Polygon>();
  for (const [vehicle, { fence }] of bases) if (fence) places.set(vehicle, fence.polygon);
  const task: TrackTask = { rules: {}, bases: places };
  const { rules } = task;
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
    else if (id === 'fence_exit') task.area = areaFences.map(({ polygon }) => polygon);
    else throw new Error(`no reducer makes the track table ${id}`);
  }
  return task;
}

/** Runs the reducers over the fixes of a query, many of them in a thread of their own; gives the vehicles that came out of order. */
async function pass(
  warehouse: Warehouse,
  sql: string,
  task: TrackTask,
  write: (found: FoundColumns[], vehicles: readonly string[]) => Promise<void>,
  onProgress: TrackProgress,
): Promise<string[]> {
  const vehicles: string[] = [];
  let reducers: TrackReducers | TrackThread | undefined;
  const inFlight: (FoundColumns[] | Promise<FoundColumns[]>)[] = [];
  let fixes = 0;
  try {
    for await (const batch of fixBatches(warehouse.stream(sql), vehicles)) {
      reducers ??= batch.length < worthAThread ? new TrackReducers(task) : new TrackThread(task);
      fixes += batch.length;
      inFlight.push(reducers.push(batch));
      onProgress(fixes);
      if (inFlight.length === mostInFlight) await write((await inFlight.shift()) ?? [], vehicles);
    }
    if (!reducers) return [];
    for (const found of inFlight) await write(await found, vehicles);
    const { found, late } = await reducers.end();
    await write(found, vehicles);
    return late.map((number) => vehicles[number] as string);
  } finally {
    if (reducers instanceof TrackThread) await reducers.close();
  }
}

/** The columns as the table has them: names in place of numbers. */
function tableColumns(
  { table, length, columns }: FoundColumns,
  vehicles: readonly string[],
  bases: ReadonlyMap<string, Base>,
  areaFences: readonly Fence[],
): Columns {
  const { vehicle = new Float64Array(), fence, ...numbers } = columns;
  const vehicle_id = Array.from(vehicle, (number) => vehicles[number] as string);
  const named: Columns['columns'] = { ...numbers, vehicle_id };
  if (table === 'stay') named['base_fence_id'] = vehicle_id.map((id) => bases.get(id)?.fenceId ?? null);
  if (fence) {
    const exited = Array.from(fence, (number) => areaFences[number] as Fence);
    named['fence_id'] = exited.map(({ id }) => id);
    named['fence_name'] = exited.map(({ name }) => name);
    named['fence_row'] = Float64Array.from(exited, ({ row }) => row);
  }
  return { length, columns: named };
}
