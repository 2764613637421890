import { type City, nearest } from '../city.ts';
import { at, day, minute } from '../clock.ts';
import type { OfficialCar } from '../fleet.ts';
import type { Staff, Unit } from '../people/units.ts';
import type { Place } from '../plane/places.ts';
import { apart } from '../plane/plane.ts';
import { type Random, stream } from '../random.ts';
import { VehicleLife } from './vehicle-life.ts';

type Round = { sites: Place[]; lots: Place[]; station: Place; shops: Place[] };

/** Fifteen sites within eleven kilometres, near and far alike; where the city has fewer, the nearest fifteen. */
function usualSites(city: City, unit: Unit): Place[] {
  const all = nearest(city, 'site', unit.base);
  const near = all.filter((p) => apart(p, unit.base) <= 11_000);
  const stride = near.length / 15;
  return stride <= 1
    ? all.slice(0, 15)
    : Array.from({ length: 15 }, (_, i) => near[Math.floor((i + 0.5) * stride)] as Place);
}

const rounds = new WeakMap<Unit, Round>();

/** Where the cars of a unit usually go. */
export function roundOf(city: City, unit: Unit): Round {
  let round = rounds.get(unit);
  if (!round) {
    const station = nearest(city, 'station', unit.base)[0];
    if (!station) throw new Error('a city without fuel stations');
    round = {
      sites: usualSites(city, unit),
      lots: nearest(city, 'lot', unit.base).slice(0, 3),
      station,
      shops: nearest(city, 'shop', unit.base).slice(0, 2),
    };
    rounds.set(unit, round);
  }
  return round;
}

const reasons = [
  '下基层开展业务检查',
  '到社区走访调研',
  '参加业务工作会议',
  '项目现场踏勘',
  '送达文件材料',
  '开展安全生产检查',
  '档案资料移交',
];

/** The tank through the span: below 28 litres missing, nobody fills. */
class Tank {
  missing: number;
  private readonly perKm: number;
  private readonly size: number;

  constructor(random: Random, size: number, norm: number) {
    this.size = size;
    this.missing = random.between(4, 26);
    this.perKm = (norm / 100) * random.between(0.92, 1.02);
  }

  burn(km: number): void {
    this.missing += km * this.perKm;
  }

  fill(random: Random): number {
    const litres = Math.round(Math.min(this.missing - random.between(0.5, 2.5), 36, this.size * 0.85) * 100) / 100;
    this.missing -= litres;
    return litres;
  }
}

function officialTrip(
  city: City,
  life: VehicleLife,
  random: Random,
  tank: Tank | undefined,
  depart: number,
  stay: number,
): void {
  const round = roundOf(city, life.car.unit);
  const abroad = random.chance(0.02) && depart < at(depart, '12:00');
  const atLot = !abroad && random.chance(0.05);
  const place = abroad
    ? random.pick(city.outside.filter((p) => p.kind === 'site'))
    : random.pick(atLot ? round.lots : round.sites);
  const stops = [{ place, stayMin: stay }];
  const low = tank !== undefined && tank.missing >= 28;
  if (low) stops.push({ place: round.station, stayMin: 7 });
  const kmh = abroad ? 66 : random.between(36, 46);
  const journey = life.addJourney({
    depart: abroad ? at(depart, '08:30') : depart,
    stops,
    kmh,
    order: { reason: random.pick(reasons), dest: place, destName: place.name },
  });
  tank?.burn(journey.km);
  const [visit, station] = journey.stops;
  if (low && tank && station)
    life.addFill({ time: station.arrive + 4 * minute, station: station.place, litres: tank.fill(random) });
  if (atLot && visit) life.park({ lot: place, in: visit.arrive + minute, out: visit.leave - minute });
}

function patrol(
  city: City,
  life: VehicleLife,
  random: Random,
  tank: Tank | undefined,
  depart: number,
): Staff | undefined {
  const site = random.pick(roundOf(city, life.car.unit).sites);
  const reason = life.car.useType === '执法执勤' ? '节假日执法巡查' : '节假日应急值守巡查';
  const journey = life.addJourney({ depart, stops: [{ place: site, stayMin: random.int(20, 50) }], order: { reason } });
  tank?.burn(journey.km);
  return journey.order?.driver;
}

function workshopVisit(city: City, life: VehicleLife, random: Random, tank: Tank | undefined): void {
  const workdays = city.days.filter((d) => d.workday);
  const start = random.int(0, workdays.length - 1);
  const free = workdays.slice(start).find((d) => life.journeysBetween(d.start, d.start + day).length === 0);
  if (!free) return;
  const shop = random.pick(roundOf(city, life.car.unit).shops);
  const journey = life.addJourney({
    depart: at(free.start, '08:40') + random.int(0, 90) * minute,
    stops: [{ place: shop, stayMin: random.int(120, 260) }],
    order: { reason: '车辆保养' },
  });
  tank?.burn(journey.km);
  const [visit] = journey.stops;
  if (visit)
    life.addMaintenance({
      shop,
      in: visit.arrive + 4 * minute,
      out: visit.leave - 4 * minute,
      item: '常规保养',
      part: '机油机滤',
      amount: random.int(380, 860),
    });
}

export type DutyDay = { staff: Staff; start: number; place: string };

/**
 * The life of a car as it should be: out on workdays alone under an approved order, back before six, asleep at its base,
 * filling where it stands and no more than it burns. Patrol cars go out on days off, under an order and on the roster.
 */
export function buildVehicleLife(city: City, car: OfficialCar): { life: VehicleLife; duty: DutyDay[] } {
  const random = stream(city.seed, 'life', car.vehicleId);
  const life = new VehicleLife(car, city.from, city.to);
  const duty: DutyDay[] = [];
  life.firstOdometer = random.int(18_000, 120_000);
  if (car.status === '报废') return { life, duty };
  const tank = car.tankL !== null && car.normL100 !== null ? new Tank(random, car.tankL, car.normL100) : undefined;
  if (tank) life.addCard();
  const patrols = car.useType === '执法执勤' || car.useType === '应急保障';
  for (const today of city.days) {
    if (today.workday && random.chance(0.45)) {
      officialTrip(
        city,
        life,
        random,
        tank,
        at(today.start, '08:20') + random.int(0, 150) * minute,
        random.int(35, 110),
      );
      if ((life.journeys.at(-1)?.end ?? 0) < at(today.start, '13:30') && random.chance(0.2)) {
        officialTrip(
          city,
          life,
          random,
          tank,
          at(today.start, '14:00') + random.int(0, 50) * minute,
          random.int(30, 55),
        );
      }
    } else if (!today.workday && patrols && random.chance(0.06)) {
      const staff = patrol(city, life, random, tank, at(today.start, '09:00') + random.int(0, 240) * minute);
      if (staff) duty.push({ staff, start: today.start, place: car.unit.name });
    }
  }
  if (random.chance(0.5)) workshopVisit(city, life, random, tank);
  return { life, duty };
}
