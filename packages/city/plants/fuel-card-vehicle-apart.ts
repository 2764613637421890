import { placesOf } from '../city.ts';
import { at, momentText } from '../clock.ts';
import type { Place } from '../plane/places.ts';
import { apart } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';
import { emptyDay, stationNear, takesFuel } from './fuel-days.ts';

/** Further than a car drives in the quarter of an hour between two fixes of a parked one. */
function farStation({ city, life, random }: VehicleStage): Place {
  return random.pick(placesOf(city, 'station').filter((p) => apart(p, life.base) > 18_000));
}

export const fuelCardVehicleApart: VehiclePlant = {
  model: 'fuel-card-vehicle-apart',
  subjects: 'vehicle',
  fits: takesFuel,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 2, group: 3 },

  violate(stage) {
    const on = emptyDay(stage);
    const time = at(on.start, '10:20') + stage.random.int(0, 300) * 60_000;
    const fill = stage.life.addFill({ time, station: farStation(stage), litres: 27, forecourtPlate: null });
    return [
      {
        subject: fill.cardNo,
        fact: fill.id,
        from: momentText(time),
        to: momentText(time),
        note: '车停在单位,卡在远处油站加油',
      },
    ];
  },

  lookalike(stage, kind) {
    const { life, city, groupRandom, member } = stage;
    const on = emptyDay(stage);
    if (kind === 0) {
      // A station that moved: three cars fill there twice, all six fills far from its old coordinates.
      const real = groupRandom.pick(placesOf(city, 'station').filter((p) => Math.abs(p.x) > 7000));
      const listed = { ...real, id: `${real.id}M`, name: `${real.name}(迁址)`, x: real.x - Math.sign(real.x) * 6000 };
      const later =
        stage.workdays.find((d) => d.start > on.start) ?? stage.workdays.findLast((d) => d.start < on.start);
      for (const each of later ? [on, later] : [on]) {
        life.clear(each.start, at(each.start, '23:59'));
        const fill = life.driveToFill({ depart: at(each.start, '09:10'), station: real, litres: 16 });
        fill.station = listed;
        fill.forecourtPlate = null;
      }
    } else if (member === 0) {
      // The terminal stayed in the yard; the pump saw the car.
      life.addFill({ time: at(on.start, '14:20'), station: farStation(stage), litres: 26 });
    } else if (member === 1) {
      // One card for two cars; the second one, without a card of its own, is elsewhere.
      const spare = city.fleet.find((c) => c.fuelType === '电' && c.status === '在用' && c.unit !== life.car.unit);
      const card = life.cards[0];
      if (spare && card) card.bindPlate = `${life.car.plate}、${spare.plate}`;
      life.driveToFill({ depart: at(on.start, '09:10'), station: stationNear(stage), litres: 26 }).forecourtPlate =
        null;
    } else {
      // Booked from paper with a date alone.
      life.addFill({ time: on.start, station: farStation(stage), litres: 26, forecourtPlate: null });
    }
  },
};
