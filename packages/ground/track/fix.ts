/** One position of a vehicle, WGS-84. A number that is not known is NaN. Reducers copy what they keep: a fix may be reused. */
export interface Fix {
  /** Epoch milliseconds of the naive Beijing time read as UTC. */
  ts: number;
  lng: number;
  lat: number;
  /** km/h */
  speed: number;
  /** km */
  odometer: number;
  row: number;
}

// Numbers that are not small integers from the start, so that the engine keeps the fields as doubles.
export function emptyFix(): Fix {
  return { ts: Number.NaN, lng: Number.NaN, lat: Number.NaN, speed: Number.NaN, odometer: Number.NaN, row: Number.NaN };
}

export function copyFix(from: Fix, to: Fix): void {
  to.ts = from.ts;
  to.lng = from.lng;
  to.lat = from.lat;
  to.speed = from.speed;
  to.odometer = from.odometer;
  to.row = from.row;
}
