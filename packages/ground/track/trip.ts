import { haversineMetres } from '../coordinates.ts';
import { copyFix, emptyFix, type Fix } from './fix.ts';
import { odometerKm } from './gap.ts';
import { Near } from './near.ts';
import { PathLength } from './path-length.ts';

export type Trip = {
  /** Departure: the first fix away from the halt. */
  start: number;
  /** Arrival: the first fix of the halt; the last fix where the track ends under way. */
  end: number;
  km: number;
  points: number;
  startLng: number;
  startLat: number;
  endLng: number;
  endLat: number;
  /** NaN where unknown. */
  odoKm: number;
  startRow: number;
  endRow: number;
};

export type TripRule = { stopMinutes: number; minKm: number };

const haltRadius = 100;
/** A silence counts as standing but for the time that its distance takes at this speed (20 km/h in metres a millisecond). */
const slowDrive = 20 / 3600;
/** A trip leads at least this far from its start: a parked receiver that strays now and then adds up a length, not a way. */
const leastReach = 200;

/** Trips of one vehicle: what lies between two halts of at least stopMinutes within 100 m. */
export class Trips {
  readonly #emit: (trip: Trip) => void;
  readonly #stopMs: number;
  readonly #minKm: number;
  readonly #anchor = new Near(haltRadius);
  readonly #reach = new Near(leastReach);
  readonly #path = new PathLength();
  readonly #start = emptyFix();
  readonly #arrival = emptyFix();
  readonly #last = emptyFix();
  #halted = false;
  #away = false;
  #odometer = Number.NaN;
  #metres = 0.1;
  #points = 0;
  #arrivalMetres = 0.1;
  #arrivalPoints = 0;

  constructor(rule: TripRule, emit: (trip: Trip) => void) {
    this.#emit = emit;
    this.#stopMs = rule.stopMinutes * 60_000;
    this.#minKm = rule.minKm;
  }

  push(fix: Fix): void {
    if (Number.isNaN(this.#last.ts)) {
      this.#depart(fix, fix);
    } else if (this.#anchor.holds(fix.lng, fix.lat)) {
      if (!this.#halted) this.#standing(fix);
    } else {
      this.#leave(fix);
    }
    copyFix(fix, this.#last);
  }

  end(): void {
    if (!this.#halted && this.#points > 0) this.#finish(this.#last, this.#metres, this.#points);
    this.#points = 0;
    this.#last.ts = Number.NaN;
  }

  #standing(fix: Fix): void {
    this.#metres += this.#path.add(fix);
    this.#points++;
    if (fix.ts - this.#arrival.ts < this.#stopMs) return;
    this.#halted = true;
    this.#finish(this.#arrival, this.#arrivalMetres, this.#arrivalPoints);
  }

  #leave(fix: Fix): void {
    if (!this.#halted && this.#stoodUntil(fix) >= this.#stopMs) {
      this.#halted = true;
      this.#finish(this.#arrival, this.#arrivalMetres, this.#arrivalPoints);
    }
    if (this.#halted) this.#depart(this.#last, fix);
    this.#metres += this.#path.add(fix);
    this.#points++;
    this.#away ||= !this.#reach.holds(fix.lng, fix.lat);
    this.#arrive(fix);
  }

  #stoodUntil(fix: Fix): number {
    const last = this.#last;
    const silence = fix.ts - last.ts;
    const seen = last.ts - this.#arrival.ts;
    if (seen + silence < this.#stopMs) return 0;
    return seen + Math.max(0, silence - haversineMetres(last.lng, last.lat, fix.lng, fix.lat) / slowDrive);
  }

  /** `left` is the last fix of the halt: the way to the first fix outside belongs to the trip. */
  #depart(left: Fix, fix: Fix): void {
    copyFix(fix, this.#start);
    this.#odometer = left.odometer;
    this.#path.start(left);
    this.#reach.move(left.lng, left.lat);
    this.#away = false;
    this.#metres = 0;
    this.#points = 0;
    this.#halted = false;
    if (left === fix) {
      this.#points = 1;
      this.#arrive(fix);
    }
  }

  #arrive(fix: Fix): void {
    this.#anchor.move(fix.lng, fix.lat);
    copyFix(fix, this.#arrival);
    this.#arrivalMetres = this.#metres;
    this.#arrivalPoints = this.#points;
  }

  #finish(to: Fix, metres: number, points: number): void {
    const from = this.#start;
    if (!this.#away || metres < this.#minKm * 1000) return;
    this.#emit({
      start: from.ts,
      end: to.ts,
      km: metres / 1000,
      points,
      startLng: from.lng,
      startLat: from.lat,
      endLng: to.lng,
      endLat: to.lat,
      odoKm: odometerKm(this.#odometer, to.odometer),
      startRow: from.row,
      endRow: to.row,
    });
  }
}
