import { copyFix, emptyFix, type Fix } from './fix.ts';

/** Slots of the ring, a power of two; one fewer than these may wait. */
const slots = 8;
/** How many places late a fix may come and still be put where it belongs. */
export const reorderDepth = 4;

/** Puts fixes that are a few places late back in order of time, fixes of one time in order of arrival. */
export class Reorder {
  readonly #next: (fix: Fix) => boolean;
  /** From `#oldest` on, sorted by time. */
  readonly #ring = Array.from({ length: slots }, emptyFix);
  #oldest = 0;
  #waiting = 0;

  /** `next` tells whether the fix could be used; false where it is older than one already passed on. */
  constructor(next: (fix: Fix) => boolean) {
    this.#next = next;
  }

  /** False where a fix came too late to be put in its place. */
  push(fix: Fix): boolean {
    const ring = this.#ring;
    let at = (this.#oldest + this.#waiting) & (slots - 1);
    const own = ring[at] as Fix;
    copyFix(fix, own);
    for (let passed = this.#waiting; passed > 0; passed--) {
      const before = (at - 1) & (slots - 1);
      const earlier = ring[before] as Fix;
      if (earlier.ts <= own.ts) break;
      ring[at] = earlier;
      ring[before] = own;
      at = before;
    }
    return ++this.#waiting <= reorderDepth || this.#release();
  }

  end(): boolean {
    let inOrder = true;
    while (this.#waiting > 0) inOrder = this.#release() && inOrder;
    return inOrder;
  }

  #release(): boolean {
    const oldest = this.#ring[this.#oldest] as Fix;
    this.#oldest = (this.#oldest + 1) & (slots - 1);
    this.#waiting--;
    return this.#next(oldest);
  }
}
