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

/** `stillMinutes`: a terminal that reports now and then while the car stands makes no gap unless it is silent for longer than this. */
export type GapRule = { minMinutes: number; stillMinutes: number };

const stillKm = 0.1;

/** Silences of one vehicle longer than the rule's minutes. */
export class Gaps {
  readonly #emit: (gap: Gap) => void;
  readonly #minMs: number;
  readonly #stillMs: number;
  readonly #last = emptyFix();

  constructor(rule: GapRule, emit: (gap: Gap) => void) {
    this.#emit = emit;
    this.#minMs = rule.minMinutes * 60_000;
    this.#stillMs = rule.stillMinutes * 60_000;
  }

  push(fix: Fix): void {
    const last = this.#last;
    const silence = fix.ts - last.ts;
    if (silence > this.#minMs && (silence > this.#stillMs || moved(last, fix)))
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

/** An odometer that is not known may have moved. */
function moved(from: Fix, to: Fix): boolean {
  if (!(odometerKm(from.odometer, to.odometer) <= stillKm)) return true;
  return haversineMetres(from.lng, from.lat, to.lng, to.lat) / 1000 > stillKm;
}

/** NaN where a reading is missing or the odometer went back (a new terminal starts at 0). */
export function odometerKm(from: number, to: number): number {
  return to >= from ? to - from : Number.NaN;
}
