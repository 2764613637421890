import { haversineMetres } from '../coordinates.ts';
import { copyFix, emptyFix, type Fix } from './fix.ts';

/** Two consecutive fixes with a silence between them. */
export type Gap = {
  start: number;
  end: number;
  startLng: number;
  startLat: number;
  endLng: number;
  endLat: number;
  km: number;
  /** NaN where unknown. */
  odoKm: number;
  startRow: number;
  endRow: number;
};

/** Silences of one vehicle longer than the given minutes. */
export class Gaps {
  readonly #emit: (gap: Gap) => void;
  readonly #minMs: number;
  readonly #last = emptyFix();

  constructor(minMinutes: number, emit: (gap: Gap) => void) {
    this.#emit = emit;
    this.#minMs = minMinutes * 60_000;
  }

  push(fix: Fix): void {
    const last = this.#last;
    if (fix.ts - last.ts > this.#minMs)
      this.#emit({
        start: last.ts,
        end: fix.ts,
        startLng: last.lng,
        startLat: last.lat,
        endLng: fix.lng,
        endLat: fix.lat,
        km: haversineMetres(last.lng, last.lat, fix.lng, fix.lat) / 1000,
        odoKm: odometerKm(last.odometer, fix.odometer),
        startRow: last.row,
        endRow: fix.row,
      });
    copyFix(fix, last);
  }
}

/** NaN where a reading is missing or the odometer went back (a new terminal starts at 0). */
export function odometerKm(from: number, to: number): number {
  return to >= from ? to - from : Number.NaN;
}
