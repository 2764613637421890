import { contains, distanceOutsideMetres, type Polygon } from '../polygon.ts';

/** Cells a side over the box of all fences: a fix is answered by its cell unless a border runs through it. */
const cells = 256;
const inside = 1;
const outside = 2;
const border = 3;

/** The area of several fences together, quick to ask for millions of fixes. */
export class FenceArea {
  readonly #fences: readonly Polygon[];
  readonly #grid = new Uint8Array(cells * cells);
  readonly #west: number;
  readonly #south: number;
  readonly #east: number;
  readonly #north: number;

  constructor(fences: readonly Polygon[]) {
    this.#fences = fences;
    this.#west = Math.min(...fences.map(({ box }) => box.west));
    this.#south = Math.min(...fences.map(({ box }) => box.south));
    this.#east = Math.max(...fences.map(({ box }) => box.east));
    this.#north = Math.max(...fences.map(({ box }) => box.north));
    for (const { parts } of fences) for (const rings of parts) for (const ring of rings) this.#markBorder(ring);
  }

  /** Whether any fence holds the point. */
  holds(lng: number, lat: number): boolean {
    if (!(lng >= this.#west && lng <= this.#east && lat >= this.#south && lat <= this.#north)) return false;
    const cell = this.#rowOf(lat) * cells + this.#columnOf(lng);
    const state = this.#grid[cell];
    if (state === inside) return true;
    if (state === outside) return false;
    const held = this.#fences.some((fence) => contains(fence, lng, lat));
    // No border in the cell: every point of it is on the same side.
    if (state !== border) this.#grid[cell] = held ? inside : outside;
    return held;
  }

  /** Index of the fence nearest to the point and the metres to it, 0 inside; undefined without fences. */
  nearest(lng: number, lat: number): { index: number; metres: number } | undefined {
    let found: { index: number; metres: number } | undefined;
    this.#fences.forEach((fence, index) => {
      const metres = distanceOutsideMetres(fence, lng, lat);
      if (!found || metres < found.metres) found = { index, metres };
    });
    return found;
  }

  #columnOf(lng: number): number {
    return Math.min(cells - 1, Math.floor(((lng - this.#west) / (this.#east - this.#west)) * cells));
  }

  #rowOf(lat: number): number {
    return Math.min(cells - 1, Math.floor(((lat - this.#south) / (this.#north - this.#south)) * cells));
  }

  /** Marks every cell that the ring may touch: of each edge, cut into pieces of a cell, the cells around both ends. */
  #markBorder(ring: readonly number[]): void {
    let [x1, y1] = [ring.at(-2) as number, ring.at(-1) as number];
    for (let i = 0; i < ring.length; i += 2) {
      const [x2, y2] = [ring[i] as number, ring[i + 1] as number];
      const width = Math.abs(x2 - x1) / (this.#east - this.#west);
      const height = Math.abs(y2 - y1) / (this.#north - this.#south);
      const pieces = Math.ceil(Math.max(width, height) * cells) + 1;
      for (let piece = 0; piece <= pieces; piece++)
        this.#markAround(x1 + ((x2 - x1) * piece) / pieces, y1 + ((y2 - y1) * piece) / pieces);
      x1 = x2;
      y1 = y2;
    }
  }

  #markAround(lng: number, lat: number): void {
    const [column, row] = [this.#columnOf(lng), this.#rowOf(lat)];
    for (let y = Math.max(0, row - 1); y <= Math.min(cells - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(cells - 1, column + 1); x++)
        this.#grid[y * cells + x] = border;
  }
}
