import { type CityDay, cityDays } from './calendar.ts';
import { day } from './clock.ts';
import { makeFleet, type OfficialCar } from './fleet.ts';
import { type Lot, makeLot, unitLot } from './lots.ts';
import { creditCode } from './people/identities.ts';
import { People } from './people/people.ts';
import { makeUnits, type Staff, type Unit } from './people/units.ts';
import { cityCode, type Place, type PlaceKind, Plots } from './plane/places.ts';
import { apart, halfWidth, type Point } from './plane/plane.ts';
import { PrivateCars } from './private-cars.ts';
import { stream } from './random.ts';

export type CityOptions = { people: number; seed: number; from: string; to: string };

/** Everything of the city that does not move: made first, in compact form. */
export type City = {
  seed: number;
  days: CityDay[];
  /** Start of the first and end of the last day. */
  from: number;
  to: number;
  people: People;
  units: Unit[];
  /** Everybody in service, by the person's index. */
  staff: Map<number, Staff>;
  fleet: OfficialCar[];
  places: Map<PlaceKind, Place[]>;
  /** Places beyond the border. */
  outside: Place[];
  lots: Lot[];
  cars: PrivateCars;
  plots: Plots;
};

const businessKinds: PlaceKind[] = [
  'office',
  'site',
  'station',
  'shop',
  'lot',
  'hotel',
  'restaurant',
  'scenic',
  'farmstay',
  'club',
  'hospital',
  'market',
];

function countsFor(people: number): Record<Exclude<PlaceKind, 'office'>, number> {
  const some = (least: number, per: number, most: number): number =>
    Math.min(most, Math.max(least, Math.round(people / per)));
  return {
    site: some(60, 700, 1500),
    station: some(10, 5000, 160),
    shop: some(5, 10_000, 60),
    lot: some(8, 1800, 450),
    hotel: some(8, 8000, 120),
    restaurant: some(8, 5000, 180),
    estate: some(20, 1500, 600),
    scenic: some(4, 20_000, 40),
    farmstay: some(4, 20_000, 40),
    club: some(3, 40_000, 20),
    school: some(8, 5000, 180),
    hospital: some(4, 20_000, 40),
    funeral: some(2, 100_000, 8),
    market: some(4, 20_000, 40),
  };
}

/** Number of official cars, units and private cars for a number of people. */
export function cityCounts(people: number): { vehicles: number; units: number; staffEach: number; cars: number } {
  const vehicles = Math.max(180, Math.round(people / 100));
  const units = Math.max(12, Math.min(1000, Math.round(people / 1000)));
  const staffEach = Math.max(8, Math.round((people * 0.04) / units));
  return { vehicles, units, staffEach, cars: Math.max(120, Math.round(people * 0.25)) };
}

/** Lays out the city. The same options give the same city; people ≥ 200. */
export function layOutCity({ people: count, seed, from, to }: CityOptions): City {
  const days = cityDays(from, to);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) throw new Error('the span of days is empty');
  const plots = new Plots(stream(seed, 'plots'));
  const people = new People(seed, count);
  const counts = cityCounts(count);
  const units = makeUnits(stream(seed, 'units'), people, counts.units, counts.staffEach, (name) =>
    plots.take('office', name),
  );
  const staff = new Map(units.flatMap((u) => u.staff).map((s) => [s.person.index, s]));
  const places = new Map<PlaceKind, Place[]>([['office', units.map((u) => u.base)]]);
  for (const [kind, n] of Object.entries(countsFor(count)) as [PlaceKind, number][]) {
    places.set(
      kind,
      Array.from({ length: n }, () => plots.take(kind)),
    );
  }
  const outside = (['site', 'site', 'hotel', 'station', 'scenic', 'lot'] as const).map((kind, i) =>
    plots.put(kind, { x: halfWidth + 10_250 + (i % 3) * 3000, y: -6250 + i * 3000 }),
  );
  return {
    seed,
    days,
    from: first.start,
    to: last.start + day,
    people,
    units,
    staff,
    fleet: makeFleet(seed, units, counts.vehicles),
    places,
    outside,
    lots: [...(places.get('lot') as Place[]).map((p) => makeLot(p)), ...units.map((u) => unitLot(u))],
    cars: new PrivateCars(seed, people, staff, counts.cars),
    plots,
  };
}

/** Places of a kind inside the city. */
export function placesOf(city: City, kind: PlaceKind): Place[] {
  return city.places.get(kind) ?? [];
}

/** The places of a kind in order of distance from a point. */
export function nearest(city: City, kind: PlaceKind, point: Point, within = Number.POSITIVE_INFINITY): Place[] {
  return placesOf(city, kind)
    .filter((p) => apart(p, point) <= within)
    .sort((a, b) => apart(a, point) - apart(b, point));
}

/** The credit code of the business at a place. */
export function businessCode(place: Place): string {
  return creditCode('91', cityCode, businessKinds.indexOf(place.kind) * 100_000 + Number(place.id.replace(/\D/g, '')));
}
