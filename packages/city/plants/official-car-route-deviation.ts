import { type City, placesOf } from '../city.ts';
import { at } from '../clock.ts';
import type { OrderPlan } from '../life/vehicle-life.ts';
import type { Place } from '../plane/places.ts';
import { apart, type Point, routeMetres } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

/** Metres from the straight line between two points. */
function beside(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy)));
  return apart(p, { x: a.x + along * dx, y: a.y + along * dy });
}

type Way = { dest: Place; detour: Place; near: Place };

/** A destination, a place far from it and from the way, and one close to the way. */
function wayFrom(city: City, base: Place): Way | undefined {
  const sites = placesOf(city, 'site');
  for (const dest of sites.filter((p) => apart(p, base) > 12_000)) {
    const detour = sites.find((p) => apart(p, dest) > 14_000 && beside(p, base, dest) > 8000);
    const near = sites.find((p) => p !== dest && apart(p, base) > 2000 && beside(p, base, dest) < 2500);
    if (detour && near) return { dest, detour, near };
  }
  return undefined;
}

/** A day out: the destination, then another place. Gives the number of the order. */
function dayOut({ life, random, workdays }: VehicleStage, { dest }: Way, then: Place, words: OrderPlan): string {
  const on = random.pick(workdays);
  life.clear(on.start, at(on.start, '23:59'));
  const planKm = Math.round((2 * routeMetres(life.base, dest)) / 1000);
  const { order } = life.addJourney({
    depart: at(on.start, '08:50'),
    stops: [
      { place: dest, stayMin: 40 },
      { place: then, stayMin: 55 },
    ],
    order: { reason: '参加业务工作会议', dest, destName: dest.name, planKm, ...words },
  });
  return order?.id ?? '';
}

export const officialCarRouteDeviation: VehiclePlant = {
  model: 'official-car-route-deviation',
  subjects: 'vehicle',
  fits: (car, city) => wayFrom(city, car.unit.base) !== undefined,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 4 },

  violate(stage) {
    const { life, city } = stage;
    const way = wayFrom(city, life.base) as Way;
    const order = dayOut(stage, way, way.detour, {});
    return [{ subject: life.car.plate, fact: order, note: `派车到${way.dest.name},又到偏离路线的${way.detour.name}` }];
  },

  lookalike(stage, kind) {
    const { life, city, exempt } = stage;
    const way = wayFrom(city, life.base) as Way;
    const { dest, detour, near } = way;
    if (kind === 0) dayOut(stage, way, detour, { destName: `${dest.name}、${detour.name}` });
    else if (kind === 1) dayOut(stage, way, detour, { reason: '接站来宾并送至活动现场' });
    else if (kind === 2) dayOut(stage, way, near, {});
    else exempt(dayOut(stage, way, detour, {}), '临时增加任务,经批准变更');
  },
};
