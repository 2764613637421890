import type { CityDay } from '../calendar.ts';
import { nearest } from '../city.ts';
import { at, day, minute, momentText, startOfDay } from '../clock.ts';
import type { OfficialCar } from '../fleet.ts';
import type { Fill } from '../life/records.ts';
import type { VehicleLife } from '../life/vehicle-life.ts';
import type { Place } from '../plane/places.ts';
import { apart } from '../plane/plane.ts';
import type { VehicleStage } from '../plant.ts';

/** Cars whose fills can be planted: they burn petrol or diesel alone and rest on days off. */
export function takesFuel(car: OfficialCar): boolean {
  return car.tankL !== null && car.fuelType !== '混动' && car.useType !== '执法执勤' && car.useType !== '应急保障';
}

/** Takes the other fills of the month around away, so that what is planted stays within what the car burns. */
export function forgetFills(life: VehicleLife, on: CityDay): void {
  life.fills = life.fills.filter((f) => Math.abs(f.time - on.start) > 32 * day);
}

/** A workday with nothing else on it: the car at home, no fill in the month around. */
export function emptyDay({ life, random, workdays }: VehicleStage): CityDay {
  const on = random.pick(workdays);
  life.clear(on.start, at(on.start, '23:59'));
  forgetFills(life, on);
  return on;
}

export function stationNear({ city, life }: VehicleStage): Place {
  const station = nearest(city, 'station', life.base)[0];
  if (!station) throw new Error('a city without fuel stations');
  return station;
}

/** A station so near the base that the way to it is no trip worth an order. */
export function stationNextDoor({ city, life }: VehicleStage): Place {
  return city.plots.put('station', { x: life.base.x + 700, y: life.base.y });
}

/** Fills next door without an order, unseen by cameras; the halt is long enough to end a trip. */
export function fillNextDoor(life: VehicleLife, station: Place, depart: number, litres: number): Fill {
  const journey = life.addJourney({ depart, stops: [{ place: station, stayMin: 14 }], order: false });
  life.hide(journey.depart - minute, journey.end + minute);
  return life.addFill({ time: (journey.stops[0]?.arrive ?? depart) + 6 * minute, station, litres });
}

/** Approved trips to far places in the month around a day, which burn fuel. */
export function longTrips({ life, city, random, workdays }: VehicleStage, on: CityDay, count: number): void {
  const far = city.outside.filter((p) => p.kind === 'site');
  const others = workdays.filter(
    (d) => Math.abs(d.start - on.start) > day && d.text.slice(0, 7) === on.text.slice(0, 7),
  );
  for (const other of random.shuffle(others).slice(0, count)) {
    life.clear(other.start, at(other.start, '23:59'));
    const place = far.reduce((a, b) => (apart(a, life.base) > apart(b, life.base) ? a : b));
    const reason = '赴外市参加业务会议';
    life.addJourney({ depart: at(other.start, '08:30'), stops: [{ place, stayMin: 60 }], kmh: 66, order: { reason } });
  }
}

export const litresOf = (life: VehicleLife, share: number): number =>
  Math.round((life.car.tankL ?? 0) * share * 100) / 100;

/** From the first to the last second of the day of a moment. */
export function wholeDay(time: number): { from: string; to: string } {
  const start = startOfDay(time);
  return { from: momentText(start), to: momentText(start + day - 1000) };
}
