import type { FenceArea } from './fence-area.ts';
import type { Fix } from './fix.ts';

export type FenceExit = {
  /** Index of the fence nearest to the farthest fix. */
  fence: number;
  /** First and last fix outside. */
  start: number;
  end: number;
  points: number;
  /** Of the fix farthest from the border. */
  maxOutMetres: number;
  farLng: number;
  farLat: number;
  firstRow: number;
  lastRow: number;
};

/** Runs of consecutive fixes of one vehicle outside an area. */
export class FenceExits {
  readonly #area: FenceArea;
  readonly #emit: (exit: FenceExit) => void;
  #open: FenceExit | undefined;

  constructor(area: FenceArea, emit: (exit: FenceExit) => void) {
    this.#area = area;
    this.#emit = emit;
  }

  push(fix: Fix): void {
    if (this.#area.holds(fix.lng, fix.lat)) {
      if (this.#open) this.end();
      return;
    }
    const nearest = this.#area.nearest(fix.lng, fix.lat);
    if (!nearest) return;
    this.#open ??= {
      fence: nearest.index,
      start: fix.ts,
      end: fix.ts,
      points: 0,
      maxOutMetres: -1,
      farLng: fix.lng,
      farLat: fix.lat,
      firstRow: fix.row,
      lastRow: fix.row,
    };
    const exit = this.#open;
    exit.end = fix.ts;
    exit.points++;
    exit.lastRow = fix.row;
    if (nearest.metres <= exit.maxOutMetres) return;
    exit.maxOutMetres = nearest.metres;
    exit.fence = nearest.index;
    exit.farLng = fix.lng;
    exit.farLat = fix.lat;
  }

  end(): void {
    if (this.#open) this.#emit(this.#open);
    this.#open = undefined;
  }
}
