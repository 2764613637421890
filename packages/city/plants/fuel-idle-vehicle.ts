import { placesOf } from '../city.ts';
import { at, day, dayText, minute, momentText } from '../clock.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';
import { forgetFills, stationNear, takesFuel } from './fuel-days.ts';

/** The car drives no more from this day on. */
function rest({ life, city }: VehicleStage, from: number): void {
  life.clear(from, city.to);
}

export const fuelIdleVehicle: VehiclePlant = {
  model: 'fuel-idle-vehicle',
  subjects: 'vehicle',
  fits: takesFuel,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 2 },

  violate(stage) {
    const { life, city, random, workdays } = stage;
    const scrapped = random.chance(0.5);
    const last = city.from + (scrapped ? 0 : 15 * day);
    rest(stage, last);
    const on = random.pick(workdays.filter((d) => d.start > last + 14 * day));
    forgetFills(life, on);
    const time = at(on.start, '10:30') + random.int(0, 240) * minute;
    const station = random.pick(placesOf(city, 'station'));
    const fill = life.addFill({ time, station, litres: 29, forecourtPlate: null });
    if (scrapped) life.setRegister({ status: '报废', retireDate: dayText(city.from - 90 * day) });
    else life.setRegister({ status: random.pick(['封存', '停驶']) });
    const span = { from: momentText(time), to: momentText(time) };
    return [
      { subject: life.car.plate, fact: fill.id, ...span, note: '停驶、封存或报废的车仍用卡加油' },
      {
        subject: fill.cardNo,
        fact: fill.id,
        ...span,
        model: 'fuel-card-vehicle-apart',
        kind: 'also',
        note: '车停在单位',
      },
    ];
  },

  lookalike(stage, kind) {
    const { life, city, random, workdays } = stage;
    // The last fill of a car in service, shortly before or after the register says otherwise.
    const on = random.pick(workdays.filter((d) => d.start > city.to - 15 * day && d.start < city.to - 3 * day));
    rest(stage, on.start);
    forgetFills(life, on);
    life.driveToFill({ depart: at(on.start, '09:10'), station: stationNear(stage), litres: 27 });
    if (kind === 0) life.setRegister({ status: '报废', retireDate: dayText(on.start - 3 * day) });
    else life.setRegister({ status: '封存' });
  },
};
