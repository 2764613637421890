import { haversineMetres } from '../coordinates.ts';

export const metresPerDegree = (6371000 * Math.PI) / 180;

/**
 * Whether points lie within a radius of a centre that stays for many questions. Decided by haversine; a plane at the
 * centre's latitude answers where it is clear of the radius by 1 %, which holds for radii up to some 10 km.
 */
export class Near {
  lng = Number.NaN;
  lat = Number.NaN;
  readonly #radius: number;
  readonly #surelyInside: number;
  readonly #surelyOutside: number;
  #cosine = Number.NaN;

  constructor(radiusMetres: number) {
    this.#radius = radiusMetres;
    this.#surelyInside = ((radiusMetres * 0.99) / metresPerDegree) ** 2;
    this.#surelyOutside = ((radiusMetres * 1.01) / metresPerDegree) ** 2;
  }

  move(lng: number, lat: number): void {
    this.lng = lng;
    this.lat = lat;
    this.#cosine = Number.NaN;
  }

  holds(lng: number, lat: number): boolean {
    const dy = lat - this.lat;
    const north = dy * dy;
    if (north > this.#surelyOutside) return false;
    if (Number.isNaN(this.#cosine)) this.#cosine = Math.cos((this.lat * Math.PI) / 180);
    const dx = (lng - this.lng) * this.#cosine;
    const squared = dx * dx + north;
    if (squared < this.#surelyInside) return true;
    if (squared > this.#surelyOutside) return false;
    return haversineMetres(this.lng, this.lat, lng, lat) <= this.#radius;
  }
}
