import { hour, minute, startOfDay } from '../clock.ts';
import { apart, devicesAlong, latOf, lngOf, type Point } from '../plane/plane.ts';
import { hash, stream } from '../random.ts';
import { legs } from './drive.ts';
import type { Pass } from './records.ts';
import type { VehicleLife } from './vehicle-life.ts';

/** Fixes of one car in columns: seconds, microdegrees, 0.1 km/h, degrees, 0 or 1, 10 m. Reused from car to car. */
export class Track {
  n = 0;
  seconds = new Int32Array(16_384);
  lng = new Int32Array(16_384);
  lat = new Int32Array(16_384);
  speed = new Int32Array(16_384);
  heading = new Int32Array(16_384);
  acc = new Int32Array(16_384);
  odometer = new Int32Array(16_384);

  columns(): Int32Array[] {
    return [this.seconds, this.lng, this.lat, this.speed, this.heading, this.acc, this.odometer];
  }

  private grow(): void {
    const bigger = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const out = new Int32Array(old.length * 2);
      out.set(old);
      return out;
    };
    this.seconds = bigger(this.seconds);
    this.lng = bigger(this.lng);
    this.lat = bigger(this.lat);
    this.speed = bigger(this.speed);
    this.heading = bigger(this.heading);
    this.acc = bigger(this.acc);
    this.odometer = bigger(this.odometer);
  }

  /** Makes room for n fixes. */
  reserve(n: number): void {
    while (this.seconds.length < n) this.grow();
  }

  /** Adds a fix later than the last; one that is not is left out. */
  push(time: number, x: number, y: number, speed: number, heading: number, acc: number, metres: number): void {
    const seconds = Math.round(time / 1000);
    const i = this.n;
    if (i > 0 && (this.seconds[i - 1] as number) >= seconds) return;
    if (i === this.seconds.length) this.grow();
    this.seconds[i] = seconds;
    this.lng[i] = Math.round(lngOf(x) * 1e6);
    this.lat[i] = Math.round(latOf(y) * 1e6);
    this.speed[i] = Math.round(speed * 10);
    this.heading[i] = heading;
    this.acc[i] = acc;
    this.odometer[i] = Math.round(metres / 10);
    this.n++;
  }
}

const step = 30_000;

/** While parked: every half hour by day, every hour from ten at night to six, always at the same second of the half hour. */
function heartbeats(
  track: Track,
  from: number,
  to: number,
  phase: number,
  x: number,
  y: number,
  metres: number,
  engine: number,
): void {
  const period = engine ? minute : 30 * minute;
  for (let k = Math.floor((from - phase) / period) + 1; k * period + phase < to; k++) {
    const time = k * period + phase;
    const clock = (time - startOfDay(time)) / hour;
    if (!engine && (clock < 6 || clock >= 22) && k % 2 !== 0) continue;
    track.push(time, x, y, 0, 0, engine, metres);
  }
}

function headingOf(a: Point, b: Point): number {
  return (Math.round((Math.atan2(b.x - a.x, b.y - a.y) * 180) / Math.PI) + 360) % 360;
}

/** Every fix of the car's life, blackouts left out. */
export function drawTrack(seed: number, life: VehicleLife, track: Track): void {
  track.n = 0;
  const random = stream(seed, 'track', life.car.vehicleId);
  const h = hash(seed, 'spot', life.car.vehicleId);
  const offX = (h % 37) - 18;
  const offY = ((h >>> 8) % 37) - 18;
  const phase = ((h >>> 16) % 1800) * 1000;
  let metres = life.firstOdometer * 1000;
  let here: Point = life.base;
  let since = life.from - 1;
  const dial = [...life.dialJumps].sort((a, b) => a.at - b.at);
  const jumped = (time: number): number => dial.reduce((sum, j) => (j.at <= time ? sum + j.km * 1000 : sum), 0);
  const odometer = dial.length
    ? (time: number, m: number): number => m + jumped(time)
    : (_: number, m: number): number => m;
  const spot = (p: Point): [number, number] => [p.x + offX, p.y + offY];
  for (const journey of life.journeys) {
    heartbeats(track, since, journey.depart, phase, ...spot(here), odometer(since, metres), 0);
    journey.stops.forEach((stop, s) => {
      const leg = legsOf(journey)[s] as { depart: number; arrive: number; corners: Point[] };
      track.push(leg.depart, ...spot(here), 0, 0, 1, odometer(leg.depart, metres));
      const length = leg.corners.reduce((sum, c, i) => (i ? sum + apart(leg.corners[i - 1] as Point, c) : 0), 0);
      const perMetre = length > 0 ? (leg.arrive - leg.depart) / length : 0;
      const kmh = perMetre > 0 ? 3600 / perMetre : 0;
      let next = leg.depart + step;
      let done = 0;
      for (let i = 1; i < leg.corners.length; i++) {
        const a = leg.corners[i - 1] as Point;
        const b = leg.corners[i] as Point;
        const stretch = apart(a, b);
        const heading = headingOf(a, b);
        const start = leg.depart + done * perMetre;
        const end = start + stretch * perMetre;
        for (; next < end; next += step) {
          const part = (next - start) / (end - start);
          const wobble = random.next();
          const x = a.x + (b.x - a.x) * part + wobble * 8 - 4;
          const y = a.y + (b.y - a.y) * part + ((wobble * 97) % 1) * 8 - 4;
          track.push(
            next,
            x,
            y,
            kmh * (0.93 + wobble * 0.14),
            heading,
            1,
            odometer(next, metres + done + stretch * part),
          );
        }
        done += stretch;
        if (i < leg.corners.length - 1) track.push(end, b.x, b.y, kmh * 0.6, heading, 1, odometer(end, metres + done));
      }
      metres += length;
      track.push(leg.arrive, ...spot(stop.place), 0, 0, stop.idle ? 1 : 0, odometer(leg.arrive, metres));
      if (s < journey.stops.length - 1) {
        heartbeats(
          track,
          leg.arrive,
          stop.leave,
          phase,
          ...spot(stop.place),
          odometer(leg.arrive, metres),
          stop.idle ? 1 : 0,
        );
      }
      here = stop.place;
    });
    since = journey.end;
  }
  heartbeats(track, since, life.to, phase, ...spot(here), odometer(life.to, metres), 0);
  if (life.blackouts.length > 0) leaveOut(track, life.blackouts);
}

const legCache = new WeakMap<object, ReturnType<typeof legs>>();
function legsOf(journey: VehicleLife['journeys'][number]): ReturnType<typeof legs> {
  let found = legCache.get(journey);
  if (!found) {
    found = legs(journey);
    legCache.set(journey, found);
  }
  return found;
}

function leaveOut(track: Track, spans: { from: number; to: number }[]): void {
  let kept = 0;
  for (let i = 0; i < track.n; i++) {
    const time = (track.seconds[i] as number) * 1000;
    if (spans.some((s) => time > s.from && time < s.to)) continue;
    for (const column of track.columns()) column[kept] = column[i] as number;
    kept++;
  }
  track.n = kept;
}

const compass = ['北', '东', '南', '西'];

/** The passes that cameras, tag readers and toll gates see on the car's ways, and those planted beside them. */
export function passesOf(seed: number, life: VehicleLife): Pass[] {
  const out: Pass[] = [];
  const random = stream(seed, 'passes', life.car.vehicleId);
  for (const journey of life.journeys) {
    for (const leg of legs(journey)) {
      const length = leg.corners.reduce((sum, c, i) => (i ? sum + apart(leg.corners[i - 1] as Point, c) : 0), 0);
      let done = 0;
      for (let i = 1; i < leg.corners.length; i++) {
        const a = leg.corners[i - 1] as Point;
        const b = leg.corners[i] as Point;
        for (const { device, metres } of devicesAlong(a, b)) {
          const time = leg.depart + Math.round((((done + metres) / length) * (leg.arrive - leg.depart)) / 1000) * 1000;
          const confidence = device.source === 'anpr' ? Math.round(random.between(0.93, 0.995) * 1000) / 1000 : 1;
          out.push({
            time,
            deviceId: device.id,
            source: device.source,
            x: device.x,
            y: device.y,
            plate: life.car.plate,
            confidence,
            direction: compass[Math.round(headingOf(a, b) / 90) % 4] as string,
          });
        }
        done += apart(a, b);
      }
    }
  }
  const seen = out.filter((p) => !life.unseen.some((s) => p.time > s.from && p.time < s.to));
  return [...seen, ...life.extraPasses].sort((a, b) => a.time - b.time);
}
