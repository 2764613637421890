import { placesOf } from '../city.ts';
import { at, minute, momentText } from '../clock.ts';
import { apart } from '../plane/plane.ts';
import type { VehiclePlant } from '../plant.ts';
import { emptyDay, litresOf, longTrips, stationNear, takesFuel } from './fuel-days.ts';

export const fuelMultiplePerDay: VehiclePlant = {
  model: 'fuel-multiple-per-day',
  subjects: 'vehicle',
  fits: takesFuel,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 3 },

  violate(stage) {
    const { life } = stage;
    const on = emptyDay(stage);
    const station = stationNear(stage);
    const litres = litresOf(life, 0.6);
    const first = life.driveToFill({ depart: at(on.start, '08:40'), station, litres });
    const second = life.driveToFill({ depart: at(on.start, '16:10'), station, litres: litres - 0.5 });
    const subject = life.car.plate;
    const [from, to] = [momentText(first.time), momentText(second.time)];
    return [
      { subject, fact: `${subject}|${on.text}`, from, to, note: '一日两次加油,两次之间里程很少' },
      { subject, model: 'fuel-consumption-abnormal', kind: 'also', note: '同两笔加油使当月油耗偏高' },
    ];
  },

  lookalike(stage, kind) {
    const { life, city } = stage;
    const on = emptyDay(stage);
    longTrips(stage, on, 4);
    const station = stationNear(stage);
    if (kind === 0) {
      // A hundred kilometres and more lie between the two fills.
      const sites = placesOf(city, 'site');
      const farFrom = (p: { x: number; y: number }) => sites.reduce((a, b) => (apart(a, p) > apart(b, p) ? a : b));
      const one = farFrom(life.base);
      const stops = [station, one, farFrom(one), station].map((place) => ({ place, stayMin: 7 }));
      const reason = '全市巡回检查';
      const journey = life.addJourney({ depart: at(on.start, '08:30'), stops, kmh: 60, order: { reason } });
      for (const [i, share] of [
        [0, 0.46],
        [3, 0.48],
      ] as const)
        life.addFill({ time: (journey.stops[i]?.arrive ?? 0) + 3 * minute, station, litres: litresOf(life, share) });
    } else if (kind === 1) {
      // The first station ran dry.
      const other = placesOf(city, 'station').filter((p) => p.id !== station.id);
      const next = other.reduce((a, b) => (apart(a, station) < apart(b, station) ? a : b));
      const stops = [station, next].map((place) => ({ place, stayMin: 7 }));
      const journey = life.addJourney({ depart: at(on.start, '09:00'), stops, order: { reason: '车辆加油' } });
      for (const [i, share] of [
        [0, 0.18],
        [1, 0.78],
      ] as const) {
        const stop = journey.stops[i];
        if (stop) life.addFill({ time: stop.arrive + 3 * minute, station: stop.place, litres: litresOf(life, share) });
      }
    } else {
      // Charged, taken back, charged again.
      const first = life.driveToFill({ depart: at(on.start, '09:00'), station, litres: litresOf(life, 0.56) });
      const again = { station, forecourtPlate: null };
      life.addFill({ ...again, time: first.time + minute, litres: -(first.litres ?? 0), amount: -first.amount });
      life.addFill({ ...again, time: first.time + 2 * minute, litres: litresOf(life, 0.55) });
    }
  },
};
