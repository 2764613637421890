import { at } from '../clock.ts';
import { roundOf } from '../life/build-vehicle-life.ts';
import type { Staff } from '../people/units.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

/** The person rides along on so many days of the month that has most workdays, with these others. Month as 'YYYYMM'. */
function ride(stage: VehicleStage, person: Staff, days: number, others: Staff[]): string {
  const { life, city, random, workdays } = stage;
  const months = Map.groupBy(workdays, (d) => d.text.slice(0, 7));
  const [month, all] = [...months].reduce((a, b) => (b[1].length > a[1].length ? b : a));
  const passengers = [person, ...others].map((s) => s.person.id);
  for (const on of random.shuffle(all).slice(0, days)) {
    life.clear(on.start, at(on.start, '23:59'));
    life.addJourney({
      depart: at(on.start, '09:00'),
      stops: [{ place: random.pick(roundOf(city, life.car.unit).sites), stayMin: 45 }],
      order: { reason: '到基层走访调研', passengers },
    });
  }
  return month.replace('-', '');
}

export const carAllowanceDoubleDip: VehiclePlant = {
  model: 'car-allowance-double-dip',
  subjects: 'vehicle',
  fits: (car) => car.useType === '业务保障' || car.useType === '调研接待',
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 2 },

  violate(stage) {
    const person = stage.claimStaff(stage.life.car.unit, (s) => s.carAllowance > 0);
    const month = ride(stage, person, 12, stage.life.car.unit.support.slice(0, 1));
    return [{ subject: person.person.id, fact: month, note: '领取车补的人员当月多次乘坐公车' }];
  },

  lookalike(stage, kind) {
    const { unit } = stage.life.car;
    const person = stage.claimStaff(unit, (s) => s.carAllowance > 0);
    if (kind === 0) ride(stage, person, 4, unit.support.slice(0, 1));
    else if (unit.support.length > 3 && stage.random.chance(0.5)) ride(stage, person, 12, unit.support.slice(0, 4));
    else {
      ride(stage, person, 12, unit.support.slice(0, 1));
      stage.exempt(person.person.id, '身患疾病,经组织批准派车');
    }
  },
};
