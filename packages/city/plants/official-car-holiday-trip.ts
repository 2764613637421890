import { placesOf } from '../city.ts';
import { at, hour, momentText } from '../clock.ts';
import { apart } from '../plane/plane.ts';
import type { VehiclePlant } from '../plant.ts';

const far = (metres: number): boolean => metres > 6000 && metres < 20_000;

export const officialCarHolidayTrip: VehiclePlant = {
  model: 'official-car-holiday-trip',
  subjects: 'vehicle',
  fits: (car) => car.useType === '业务保障',
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 4 },

  violate({ life, city, random, daysOff }) {
    const day = random.pick(daysOff);
    life.clear(day.start, at(day.start, '23:59'));
    const site = random.pick(placesOf(city, 'site').filter((p) => far(apart(p, life.base))));
    const trip = life.addJourney({
      depart: at(day.start, '09:40'),
      stops: [{ place: site, stayMin: 25 }],
      order: false,
    });
    const span = { from: momentText(trip.depart), to: momentText(trip.end) };
    const subject = life.car.plate;
    return [
      { subject, ...span, note: '节假日无派车单出行' },
      { subject, ...span, model: 'official-car-no-dispatch-trip', kind: 'also', note: '同一次出行无派车单' },
    ];
  },

  lookalike(stage, kind) {
    const { life, city, random, daysOff, workdays } = stage;
    const makeUp = workdays.filter((d) => d.makeUp);
    const day = random.pick(kind === 1 && makeUp.length > 0 ? makeUp : daysOff);
    life.clear(day.start, at(day.start, '23:59'));
    const site = random.pick(placesOf(city, 'site').filter((p) => far(apart(p, life.base))));
    const reason = ['节日安全检查(经批准)', '调休上班日下乡走访', '值班巡查', '节假日执法检查'][kind] as string;
    if (kind === 3) life.setRegister({ useType: '执法执勤' });
    const trip = life.addJourney({
      depart: at(day.start, '09:40'),
      stops: [{ place: site, stayMin: 25 }],
      order: { reason },
    });
    if (kind === 2 && trip.order) {
      stage.onDuty(trip.order.driver, day, life.car.plate);
      // Approved only that night: the roster alone explains the trip.
      trip.order.approved = trip.depart + 14 * hour;
    }
  },
};
