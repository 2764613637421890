import type { Fix } from './fix.ts';
import { medianInPlace } from './median.ts';
import { Near } from './near.ts';

export type Stay = {
  /** First fix inside. */
  start: number;
  /** First fix outside; the last fix inside where there was no departure. */
  end: number;
  /** Last fix inside: what is after it was not seen. */
  seen: number;
  /** Median of the member fixes. */
  lng: number;
  lat: number;
  points: number;
  departed: boolean;
  firstRow: number;
  lastRow: number;
};

/** A stay lasts longer than minMinutes. */
export type StayRule = { radiusMetres: number; minMinutes: number };

/**
 * Stays of one vehicle: an anchor fix, and all that follow within the radius of it; the first fix outside ends the stay and
 * is the next anchor (scikit-mobility's stay_locations, with the last stay kept where nothing departs).
 */
export class Stays {
  readonly #emit: (stay: Stay) => void;
  readonly #minMs: number;
  readonly #anchor: Near;
  #lngs = new Float64Array(16);
  #lats = new Float64Array(16);
  #points = 0;
  #start = Number.NaN;
  #seen = Number.NaN;
  #firstRow = Number.NaN;
  #lastRow = Number.NaN;

  constructor(rule: StayRule, emit: (stay: Stay) => void) {
    this.#emit = emit;
    this.#minMs = rule.minMinutes * 60_000;
    this.#anchor = new Near(rule.radiusMetres);
  }

  push(fix: Fix): void {
    if (this.#points > 0 && !this.#anchor.holds(fix.lng, fix.lat)) {
      if (fix.ts - this.#start > this.#minMs) this.#emit(this.#stay(fix.ts, true));
      this.#points = 0;
    }
    if (this.#points === 0) {
      this.#anchor.move(fix.lng, fix.lat);
      this.#start = fix.ts;
      this.#firstRow = fix.row;
    }
    const at = this.#points++;
    if (at === this.#lngs.length) this.#grow();
    this.#lngs[at] = fix.lng;
    this.#lats[at] = fix.lat;
    this.#seen = fix.ts;
    this.#lastRow = fix.row;
  }

  end(): void {
    if (this.#points > 0 && this.#seen - this.#start > this.#minMs) this.#emit(this.#stay(this.#seen, false));
    this.#points = 0;
  }

  #stay(end: number, departed: boolean): Stay {
    const points = this.#points;
    return {
      start: this.#start,
      end,
      seen: this.#seen,
      lng: medianInPlace(this.#lngs, points),
      lat: medianInPlace(this.#lats, points),
      points,
      departed,
      firstRow: this.#firstRow,
      lastRow: this.#lastRow,
    };
  }

  #grow(): void {
    const lngs = new Float64Array(this.#lngs.length * 2);
    const lats = new Float64Array(this.#lats.length * 2);
    lngs.set(this.#lngs);
    lats.set(this.#lats);
    this.#lngs = lngs;
    this.#lats = lats;
  }
}
