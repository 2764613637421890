import { at, day, momentText } from '../clock.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';
import { emptyDay, litresOf, longTrips, stationNear } from './fuel-days.ts';

/** A fill of this share of the tank, under an order, with the car standing at the pump. */
function fillShare(stage: VehicleStage, share: number): { id: string; time: number } {
  const { life, random, workdays } = stage;
  const on = random.pick(workdays);
  life.clear(on.start, at(on.start, '23:59'));
  const litres = litresOf(life, share);
  return life.driveToFill({ depart: at(on.start, '09:30'), station: stationNear(stage), litres });
}

export const fuelExceedsTank: VehiclePlant = {
  model: 'fuel-exceeds-tank',
  subjects: 'vehicle',
  fits: (car) => car.tankL !== null,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 3 },

  violate(stage) {
    const subject = stage.life.car.plate;
    if (stage.random.chance(0.3)) {
      // Two fills in an hour and a half that together no tank holds.
      const first = fillShare(stage, 0.8);
      const { life } = stage;
      const litres = litresOf(life, 0.7);
      const second = life.driveToFill({ depart: at(first.time, '11:30'), station: stationNear(stage), litres });
      const span = { from: momentText(first.time), to: momentText(second.time) };
      return [
        { subject, fact: second.id, ...span, note: '数小时内两次加油合计超过油箱容积四成以上' },
        { subject, model: 'fuel-multiple-per-day', kind: 'also', ...span, note: '同两笔加油在一日之内' },
        { subject, model: 'fuel-consumption-abnormal', kind: 'also', note: '同两笔加油使当月油耗偏高' },
      ];
    }
    const fill = fillShare(stage, stage.random.between(1.3, 1.5));
    const time = momentText(fill.time);
    return [
      { subject, fact: fill.id, from: time, to: time, note: '一次加油超过油箱容积三成以上' },
      { subject, model: 'fuel-consumption-abnormal', kind: 'also', note: '同一笔加油使当月油耗偏高' },
    ];
  },

  lookalike(stage, kind) {
    if (kind === 0) {
      fillShare(stage, 1.35);
      stage.exempt(stage.life.car.plate, '应急发电备用油桶,经批准随车加注');
      stage.exempt(stage.life.car.plate, '应急发电备用油桶,经批准随车加注', { model_id: 'fuel-consumption-abnormal' });
    } else if (kind === 1) {
      // The register has a digit wrong; the other cars of the model tell.
      const on = emptyDay(stage);
      const litres = litresOf(stage.life, 0.72);
      longTrips(stage, on, 2);
      stage.life.driveToFill({ depart: at(on.start, '09:30'), station: stationNear(stage), litres });
      stage.life.setRegister({ tankL: litresOf(stage.life, 0.5) });
    } else {
      const fill = fillShare(stage, 0.97);
      const { life, city, workdays, random } = stage;
      life.fills = life.fills.filter((f) => f.id === fill.id || Math.abs(f.time - fill.time) > 32 * day);
      // A nearly full tank is honest only where the kilometres of the month explain it.
      const month = workdays.filter(
        (d) => d.text.slice(0, 7) === momentText(fill.time).slice(0, 7) && Math.abs(d.start - fill.time) > day,
      );
      for (const on of random.shuffle(month).slice(0, 2)) {
        life.clear(on.start, at(on.start, '23:59'));
        life.addJourney({
          depart: at(on.start, '08:30'),
          stops: [{ place: random.pick(city.outside.filter((p) => p.kind === 'site')), stayMin: 60 }],
          kmh: 66,
          order: { reason: '赴外市参加业务会议' },
        });
      }
    }
  },
};
