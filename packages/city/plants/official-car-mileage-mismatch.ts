import { type City, nearest, placesOf } from '../city.ts';
import { at, hour, minute } from '../clock.ts';
import type { Place } from '../plane/places.ts';
import { routeMetres } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

/** The workdays of the first month, in chance order, emptied. */
function emptyDays({ life, workdays, random }: VehicleStage, count: number): number[] {
  const month = workdays[0]?.text.slice(0, 7) ?? '';
  return random
    .shuffle(workdays.filter((d) => d.text.startsWith(month)))
    .slice(0, count)
    .map((d) => {
      life.clear(d.start, at(d.start, '23:59'));
      return d.start;
    });
}

const sitesOutside = (city: City): Place[] => city.outside.filter((p) => p.kind === 'site');

/** Long journeys to the neighbouring city; what their orders plan is a share of the way, or nothing. */
function longJourneys(stage: VehicleStage, planned: number | null): void {
  const { life, city, random } = stage;
  let plan = 0;
  for (const start of emptyDays(stage, 12)) {
    const journey = life.addJourney({
      depart: at(start, '08:30'),
      stops: [{ place: random.pick(sitesOutside(city)), stayMin: 60 }],
      kmh: 66,
      order: { reason: '赴外市参加业务会议' },
    });
    if (journey.order) journey.order.planKm = planned === null ? null : Math.round(journey.km * planned);
    plan += journey.km;
    if (plan > 900) break;
  }
}

export const officialCarMileageMismatch: VehiclePlant = {
  model: 'official-car-mileage-mismatch',
  subjects: 'vehicle',
  // Electric: long ways and a dial that jumps say nothing about fuel.
  // From a base at the eastern border the neighbouring city is no long way.
  fits: ({ tankL, unit }, city) =>
    tankL === null && sitesOutside(city).every((site) => routeMetres(unit.base, site) > 30_000),
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 3 },

  violate(stage) {
    const { life, random } = stage;
    const subject = life.car.plate;
    const month = (stage.workdays[0]?.text ?? '').slice(0, 7).replace('-', '');
    if (random.chance(0.5)) {
      longJourneys(stage, 0.45);
      return [
        { subject, fact: `${subject}|${month}|plan`, note: '当月定位里程远超派车单计划里程' },
        { subject, model: 'official-car-route-deviation', kind: 'also', note: '同一批行程超计划里程' },
      ];
    }
    const [last, ...jumps] = emptyDays(stage, 7).sort((a, b) => b - a);
    for (const start of jumps) life.jumpDial(at(start, '20:10'), random.int(70, 110));
    // A dial is read where the car moves: within the month, or the kilometres count in the next.
    if (last !== undefined)
      life.addJourney({
        depart: at(last, '09:00'),
        stops: [{ place: random.pick(placesOf(stage.city, 'site')), stayMin: 40 }],
        order: { reason: '到社区走访调研' },
      });
    return [{ subject, fact: `${subject}|${month}|odometer`, note: '里程表增加而轨迹没有行驶' }];
  },

  lookalike(stage, kind) {
    if (kind === 0) longJourneys(stage, 1);
    else if (kind === 1) longJourneys(stage, null);
    else {
      const { life, city } = stage;
      const shop = nearest(city, 'shop', life.base)[0];
      const [start] = emptyDays(stage, 1);
      if (!shop || start === undefined) return;
      const journey = life.addJourney({
        depart: at(start, '09:00'),
        stops: [{ place: shop, stayMin: 150 }],
        order: { reason: '仪表维修' },
      });
      const visit = journey.stops[0];
      if (!visit) return;
      life.jumpDial(visit.arrive + hour, 900);
      life.addMaintenance({
        shop,
        in: visit.arrive + 4 * minute,
        out: visit.leave - 4 * minute,
        item: '更换仪表总成',
        part: '组合仪表',
        amount: 860,
      });
    }
  },
};
