import { copyFix, emptyFix, type Fix } from './fix.ts';

/** Fixes that a terminal may send late and still be put in their place. */
const depth = 4;

/** Puts fixes that are a few places late back in order of time, fixes of one time in order of arrival. */
export class Reorder {
  readonly #next: (fix: Fix) => boolean;
  /** Sorted by time, newest last. */
  readonly #held: Fix[] = [];
  readonly #spare: Fix[] = [];

  /** `next` tells whether the fix could be used; false where it is older than one already passed on. */
  constructor(next: (fix: Fix) => boolean) {
    this.#next = next;
    for (let i = 0; i <= depth; i++) this.#spare.push(emptyFix());
  }

  /** False where a fix came too late to be put in its place. */
  push(fix: Fix): boolean {
    const held = this.#held;
    const own = this.#spare.pop() as Fix;
    copyFix(fix, own);
    let at = held.length;
    while (at > 0 && (held[at - 1] as Fix).ts > own.ts) at--;
    if (at === held.length) held.push(own);
    else held.splice(at, 0, own);
    return held.length <= depth || this.#release();
  }

  end(): boolean {
    let inOrder = true;
    while (this.#held.length > 0) inOrder = this.#release() && inOrder;
    return inOrder;
  }

  #release(): boolean {
    const oldest = this.#held.shift() as Fix;
    this.#spare.push(oldest);
    return this.#next(oldest);
  }
}
