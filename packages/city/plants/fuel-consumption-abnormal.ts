import { at } from '../clock.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';
import { stationNear, takesFuel } from './fuel-days.ts';

/** Six full fills in the month that has most workdays, each with the car at the pump, and hardly a kilometre between them. */
function thirsty(stage: VehicleStage): string {
  const { life, random, workdays } = stage;
  const months = Map.groupBy(workdays, (d) => d.text.slice(0, 7));
  const [month, days] = [...months].reduce((a, b) => (b[1].length > a[1].length ? b : a));
  const station = stationNear(stage);
  for (const on of random.shuffle(days).slice(0, 6)) {
    life.clear(on.start, at(on.start, '23:59'));
    life.driveToFill({
      depart: at(on.start, '09:20'),
      station,
      litres: Math.round(random.between(33, 38) * 100) / 100,
    });
  }
  return month.replace('-', '');
}

export const fuelConsumptionAbnormal: VehiclePlant = {
  model: 'fuel-consumption-abnormal',
  subjects: 'vehicle',
  fits: (car) => takesFuel(car) && car.useType !== '特种专业',
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 2 },

  violate(stage) {
    const month = thirsty(stage);
    return [{ subject: stage.life.car.plate, fact: month, note: '当月加油量远超行驶里程所需' }];
  },

  lookalike(stage, kind) {
    thirsty(stage);
    if (kind === 0) stage.life.setRegister({ useType: '特种专业' });
    else stage.exempt(stage.life.car.plate, '经批准的应急发电车,随车发电耗油');
  },
};
