import { haversineMetres } from '../coordinates.ts';
import { copyFix, emptyFix, type Fix } from './fix.ts';
import { metresPerDegree } from './near.ts';

/** 180 km/h in metres a millisecond. */
const topSpeed = 0.05;
/** A parked receiver wanders this far; over a second or two that looks like any speed. */
const driftMetres = 50;

/** Farther than a car can have come. Needs b not before a. */
function tooFast(a: Fix, b: Fix): boolean {
  const reach = Math.max(driftMetres, topSpeed * (b.ts - a.ts));
  const atMost = (Math.abs(b.lat - a.lat) + Math.abs(b.lng - a.lng)) * metresPerDegree;
  return atMost > reach && haversineMetres(a.lng, a.lat, b.lng, b.lat) > reach;
}

/**
 * Passes on the fixes of one vehicle that can be believed. Drops those without a position, at 0,0 or outside China's box,
 * the second fix of one second, and a jump: a fix the car could not have reached and from which the next one comes back.
 * A jump from which the track goes on is a relocation and stays. So a doubtful fix waits for its successor; the last one
 * of a track, with none, is dropped.
 */
export class Clean {
  readonly #next: (fix: Fix) => void;
  readonly #last = emptyFix();
  readonly #doubtful = emptyFix();
  #waiting = false;
  #newest = Number.NEGATIVE_INFINITY;

  constructor(next: (fix: Fix) => void) {
    this.#next = next;
  }

  /** False where the fix is older than one seen before: it is not used, and the caller may sort and start again. */
  push(fix: Fix): boolean {
    const { lng, lat, ts } = fix;
    if (!(lng >= 72 && lng <= 138 && lat >= 3 && lat <= 54)) return true;
    if (ts < this.#newest) return false;
    if (Math.floor(ts / 1000) === Math.floor(this.#newest / 1000)) return true;
    const first = this.#newest === Number.NEGATIVE_INFINITY;
    this.#newest = ts;
    if (this.#waiting) this.#settle(fix);
    else if (first || !tooFast(this.#last, fix)) this.#pass(fix);
    else this.#hold(fix);
    return true;
  }

  #settle(fix: Fix): void {
    const last = this.#last;
    const doubtful = this.#doubtful;
    const fromLast = !tooFast(last, fix);
    const fromDoubtful = !tooFast(doubtful, fix);
    if (!fromLast && !fromDoubtful) {
      this.#hold(fix);
      return;
    }
    this.#waiting = false;
    const wentOn =
      fromDoubtful &&
      (!fromLast ||
        haversineMetres(doubtful.lng, doubtful.lat, fix.lng, fix.lat) <
          haversineMetres(last.lng, last.lat, fix.lng, fix.lat));
    if (wentOn) this.#next(doubtful);
    this.#pass(fix);
  }

  #hold(fix: Fix): void {
    copyFix(fix, this.#doubtful);
    this.#waiting = true;
  }

  #pass(fix: Fix): void {
    copyFix(fix, this.#last);
    this.#next(fix);
  }
}
