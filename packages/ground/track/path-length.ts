import { haversineMetres } from '../coordinates.ts';
import type { Fix } from './fix.ts';
import { metresPerDegree } from './near.ts';

/** Parked fixes wander within 50 m of the car, so two of them are up to 100 m apart. */
const driftSpan = 100;
/** What a car that reports a driving speed moves at least before it counts. */
const drivenSpan = 20;
const drivingSpeed = 5;

/** Length of a track beyond drift: from the last counted position to the first fix far enough from it, and so on. */
export class PathLength {
  #lng = Number.NaN;
  #lat = Number.NaN;

  start(fix: Fix): void {
    this.#lng = fix.lng;
    this.#lat = fix.lat;
  }

  /** Metres to add to the length; 0 for the first fix and within the drift. */
  add(fix: Fix): number {
    const span = fix.speed > drivingSpeed ? drivenSpan : driftSpan;
    const atMost = (Math.abs(fix.lat - this.#lat) + Math.abs(fix.lng - this.#lng)) * metresPerDegree;
    if (atMost < span) return 0;
    const metres = haversineMetres(this.#lng, this.#lat, fix.lng, fix.lat);
    if (metres < span) return 0;
    this.start(fix);
    return Number.isNaN(metres) ? 0 : metres;
  }
}
