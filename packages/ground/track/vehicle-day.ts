import { haversineMetres } from '../coordinates.ts';
import { copyFix, emptyFix, type Fix } from './fix.ts';
import { odometerKm } from './gap.ts';
import { PathLength } from './path-length.ts';

export type VehicleDay = {
  /** Days since 1970-01-01. */
  day: number;
  km: number;
  /** Last reading of the day minus the first; NaN where unknown. */
  odoKm: number;
  gapMinutes: number;
  points: number;
  first: number;
  last: number;
  firstRow: number;
  lastRow: number;
};

const dayMs = 86_400_000;
const gapMs = 30 * 60_000;
const gapMetres = 1000;

/**
 * What one vehicle did on each day that has a fix. A way over midnight counts for the day of its end; the minutes of a
 * silence longer than 30 minutes between fixes more than 1 km apart count for the day they fall on.
 */
export class VehicleDays {
  readonly #emit: (day: VehicleDay) => void;
  readonly #path = new PathLength();
  readonly #last = emptyFix();
  #day = Number.NaN;
  #nextDay = Number.NaN;
  #metres = 0.1;
  #gap = 0.1;
  #points = 0;
  #first = Number.NaN;
  #firstRow = Number.NaN;
  #firstOdometer = Number.NaN;
  #lastOdometer = Number.NaN;

  constructor(emit: (day: VehicleDay) => void) {
    this.#emit = emit;
  }

  push(fix: Fix): void {
    if (Number.isNaN(this.#day)) {
      this.#path.start(fix);
      this.#open(fix);
    } else {
      const gapStart = this.#gapStart(fix);
      if (fix.ts >= this.#nextDay) {
        this.#gap += this.#nextDay - Math.min(gapStart, this.#nextDay);
        this.end();
        this.#open(fix);
      }
      this.#gap += fix.ts - Math.min(fix.ts, Math.max(gapStart, this.#day * dayMs));
      this.#metres += this.#path.add(fix);
    }
    if (Number.isNaN(this.#firstOdometer)) this.#firstOdometer = fix.odometer;
    if (!Number.isNaN(fix.odometer)) this.#lastOdometer = fix.odometer;
    this.#points++;
    copyFix(fix, this.#last);
  }

  end(): void {
    if (this.#points === 0) return;
    this.#emit({
      day: this.#day,
      km: this.#metres / 1000,
      odoKm: odometerKm(this.#firstOdometer, this.#lastOdometer),
      gapMinutes: this.#gap / 60_000,
      points: this.#points,
      first: this.#first,
      last: this.#last.ts,
      firstRow: this.#firstRow,
      lastRow: this.#last.row,
    });
    this.#points = 0;
  }

  /** When the silence before the fix began; infinity where there is none that counts. */
  #gapStart(fix: Fix): number {
    const last = this.#last;
    const silent = fix.ts - last.ts > gapMs && haversineMetres(last.lng, last.lat, fix.lng, fix.lat) > gapMetres;
    return silent ? last.ts : Number.POSITIVE_INFINITY;
  }

  #open(fix: Fix): void {
    this.#day = Math.floor(fix.ts / dayMs);
    this.#nextDay = (this.#day + 1) * dayMs;
    this.#metres = 0;
    this.#gap = 0;
    this.#first = fix.ts;
    this.#firstRow = fix.row;
    this.#firstOdometer = Number.NaN;
    this.#lastOdometer = Number.NaN;
  }
}
