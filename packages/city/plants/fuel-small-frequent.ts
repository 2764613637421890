import type { CityDay } from '../calendar.ts';
import { at, momentText } from '../clock.ts';
import type { Fill } from '../life/records.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';
import { forgetFills, stationNear, takesFuel } from './fuel-days.ts';

/** The workdays of the month that has most of them. */
function fullestMonth(workdays: CityDay[]): CityDay[] {
  const months = Map.groupBy(workdays, (d) => d.text.slice(0, 7));
  return [...months.values()].reduce((a, b) => (b.length > a.length ? b : a));
}

/** So many fills of some six litres, each on a day of its own in one month. */
function sips(stage: VehicleStage, count: number): Fill[] {
  const { life, random, workdays } = stage;
  const days = random.shuffle(fullestMonth(workdays)).slice(0, count);
  for (const on of days) forgetFills(life, on);
  const station = stationNear(stage);
  return days.map((on) => {
    life.clear(on.start, at(on.start, '23:59'));
    return life.driveToFill({
      depart: at(on.start, '09:20'),
      station,
      litres: Math.round(random.between(4.8, 6) * 100) / 100,
    });
  });
}

export const fuelSmallFrequent: VehiclePlant = {
  model: 'fuel-small-frequent',
  subjects: 'vehicle',
  fits: (car) => takesFuel(car) && car.useType !== '特种专业',
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 3 },

  violate(stage) {
    const fills = sips(stage, 7);
    const times = fills.map((f) => f.time);
    const [from, to] = [Math.min(...times), Math.max(...times)].map(momentText);
    const subject = fills[0]?.cardNo ?? '';
    const month = (from ?? '').slice(0, 7).replace('-', '');
    return [{ subject, fact: `${subject}|${month}`, ...(from && to && { from, to }), note: '一个月内多次小额加油' }];
  },

  lookalike(stage, kind) {
    sips(stage, kind === 2 ? 3 : 7);
    const card = stage.life.cards[0];
    if (kind === 0) stage.life.setRegister({ useType: '特种专业' });
    else if (kind === 1 && card) card.dayLimit = 150;
  },
};
