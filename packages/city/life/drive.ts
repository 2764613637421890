import { minute } from '../clock.ts';
import { type Point, route, routeMetres } from '../plane/plane.ts';
import type { Journey } from './records.ts';

/** Sets arrivals, departures, end and length of a journey from its start, stops and speed. */
export function schedule(journey: Journey): void {
  let time = journey.depart;
  let metres = 0;
  let from: Point = journey.from;
  for (const stop of journey.stops) {
    const leg = routeMetres(from, stop.place);
    metres += leg;
    time += Math.round((leg / 1000 / journey.kmh) * 3600) * 1000;
    stop.arrive = time;
    time += stop.stayMin * minute;
    stop.leave = time;
    from = stop.place;
  }
  const last = journey.stops.at(-1);
  journey.end = last ? last.arrive : journey.depart;
  journey.km = metres / 1000;
}

/** The legs of a journey: each from where the one before ended, with the corners of its way. */
export function legs(journey: Journey): { depart: number; arrive: number; corners: Point[] }[] {
  const out: { depart: number; arrive: number; corners: Point[] }[] = [];
  let from: Point = journey.from;
  let depart = journey.depart;
  for (const stop of journey.stops) {
    out.push({ depart, arrive: stop.arrive, corners: route(from, stop.place) });
    from = stop.place;
    depart = stop.leave;
  }
  return out;
}
