import { nearest, placesOf } from '../city.ts';
import { at, day, hour, minute, momentText } from '../clock.ts';
import type { Journey } from '../life/records.ts';
import type { OrderPlan } from '../life/vehicle-life.ts';
import { apart, routeMetres } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

/** A morning's drive to a site and back on a workday. */
function drive({ life, city, random, workdays }: VehicleStage, order: OrderPlan | false): Journey {
  const on = random.pick(workdays.slice(0, -5));
  life.clear(on.start, at(on.start, '23:59'));
  const sites = placesOf(city, 'site').filter((p) => apart(p, life.base) > 7000 && apart(p, life.base) < 20_000);
  return life.addJourney({
    depart: at(on.start, '09:20'),
    stops: [{ place: random.pick(sites), stayMin: 40 }],
    order,
  });
}

/** Without an order to the pump where one is near, else to have the car washed around the corner. */
function errand({ life, city, random, workdays }: VehicleStage): void {
  const quiet = workdays.filter((d) => life.journeysBetween(d.start - 3 * day, d.start + day).length === 0);
  const on = random.pick(quiet.length > 0 ? quiet : workdays);
  life.clear(on.start, at(on.start, '23:59'));
  const depart = at(on.start, '10:10');
  const pump = nearest(city, 'station', life.base).find((p) => routeMetres(life.base, p) < 4500);
  const near = [...placesOf(city, 'lot'), ...placesOf(city, 'market')].find((p) => routeMetres(life.base, p) < 4000);
  if (pump && life.car.tankL !== null) life.driveToFill({ depart, station: pump, litres: 12, order: false });
  else if (near) life.addJourney({ depart, stops: [{ place: near, stayMin: 25 }], order: false });
}

export const officialCarNoDispatchTrip: VehiclePlant = {
  model: 'official-car-no-dispatch-trip',
  subjects: 'vehicle',
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 4 },

  violate(stage) {
    const trip = drive(stage, false);
    return [
      {
        subject: stage.life.car.plate,
        from: momentText(trip.depart),
        to: momentText(trip.end),
        note: '工作日出行无派车单',
      },
    ];
  },

  lookalike(stage, kind) {
    const { life, exempt } = stage;
    if (kind === 0) {
      const trip = drive(stage, { reason: '应急抢修,先用后补' });
      if (trip.order) trip.order.approved = trip.end + 2 * hour;
    } else if (kind === 1) {
      const trip = drive(stage, { reason: '到联系点走访' });
      if (trip.order) Object.assign(trip.order, { start: trip.depart + 10 * minute, end: trip.end - 50 * minute });
    } else if (kind === 2) errand(stage);
    else {
      drive(stage, false);
      exempt(life.car.plate, '定点巡查车辆,经批准不逐次派车');
    }
  },
};
