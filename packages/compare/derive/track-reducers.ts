import { distanceOutsideMetres, type Polygon } from '@plumb/ground/polygon';
import { FenceArea } from '@plumb/ground/track/fence-area';
import { emptyFix } from '@plumb/ground/track/fix';
import type { FixBatch } from './fix-batch.ts';
import { fenceExitRow, gapRow, stayRow, type TrackRow, tripRow, vehicleDayRow } from './track-rows.ts';
import { type TrackResults, type TrackRules, VehicleTrack } from './vehicle-track.ts';

/** What to find in a pass over the tracks, in plain values. */
export type TrackTask = {
  rules: Omit<TrackRules, 'area'>;
  /** The fences of the jurisdiction where leaving it is looked for. */
  area?: Polygon[];
  /** The appointed parking place by vehicle. */
  bases: Map<string, Polygon>;
};

/** Found rows of one table, column by column. */
export type FoundColumns = { table: string; length: number; columns: Record<string, Float64Array> };
export type FoundAtEnd = {
  found: FoundColumns[] /** Numbers of the vehicles that came out of order. */;
  late: number[];
};

/** Rows of a table that are handed on together. */
const foundRows = 20_000;

/** Runs the reducers over the fixes of one pass. */
export class TrackReducers {
  readonly #rules: TrackRules;
  readonly #bases: ReadonlyMap<string, Polygon>;
  /** By the number of the vehicle. */
  readonly #tracks: VehicleTrack[] = [];
  readonly #baseOf: (Polygon | undefined)[] = [];
  readonly #late = new Set<number>();
  readonly #found = new Map<string, TrackRow[]>();
  readonly #results: TrackResults;

  constructor({ rules, area, bases }: TrackTask) {
    this.#rules = area ? { ...rules, area: new FenceArea(area) } : rules;
    this.#bases = bases;
    const rowsOf = (table: string): TrackRow[] => {
      const rows = this.#found.get(table) ?? [];
      if (rows.length === 0) this.#found.set(table, rows);
      return rows;
    };
    this.#results = {
      stay: (vehicle, stay) => {
        const base = this.#baseOf[vehicle];
        const out = base ? distanceOutsideMetres(base, stay.lng, stay.lat) : Number.NaN;
        rowsOf('stay').push(stayRow(vehicle, stay, out));
      },
      trip: (vehicle, trip) => rowsOf('trip').push(tripRow(vehicle, trip)),
      gap: (vehicle, gap) => rowsOf('track_gap').push(gapRow(vehicle, gap)),
      vehicleDay: (vehicle, day) => rowsOf('vehicle_day').push(vehicleDayRow(vehicle, day)),
      fenceExit: (vehicle, exit) => rowsOf('fence_exit').push(fenceExitRow(vehicle, exit)),
    };
  }

  push({ length, vehicles, newVehicles, ts, lng, lat, speed, odometer, row }: FixBatch): FoundColumns[] {
    for (const id of newVehicles) {
      this.#baseOf.push(this.#bases.get(id));
      this.#tracks.push(new VehicleTrack(this.#tracks.length, this.#rules, this.#results));
    }
    const fix = emptyFix();
    for (let i = 0; i < length; i++) {
      const vehicle = vehicles[i] as number;
      fix.ts = ts[i] as number;
      fix.lng = lng[i] as number;
      fix.lat = lat[i] as number;
      fix.speed = speed[i] as number;
      fix.odometer = odometer[i] as number;
      fix.row = row[i] as number;
      if (!(this.#tracks[vehicle] as VehicleTrack).push(fix)) this.#late.add(vehicle);
    }
    return this.#take(foundRows);
  }

  end(): FoundAtEnd {
    for (const [vehicle, track] of this.#tracks.entries()) if (!track.end()) this.#late.add(vehicle);
    return { found: this.#take(1), late: [...this.#late] };
  }

  /** The tables that have at least so many rows waiting. */
  #take(least: number): FoundColumns[] {
    const taken: FoundColumns[] = [];
    for (const [table, rows] of this.#found) {
      if (rows.length < least) continue;
      this.#found.delete(table);
      taken.push({ table, length: rows.length, columns: columnsOf(rows) });
    }
    return taken;
  }
}

function columnsOf(rows: readonly TrackRow[]): Record<string, Float64Array> {
  const columns: Record<string, Float64Array> = {};
  for (const name of Object.keys(rows[0] ?? {})) {
    const column = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) column[i] = (rows[i] as TrackRow)[name] as number;
    columns[name] = column;
  }
  return columns;
}
