import type { City } from '../city.ts';
import { day, dayText } from '../clock.ts';
import type { Unit } from '../people/units.ts';
import type { UnitPlant, VehiclePlant } from '../plant.ts';

/** Cars of the unit that count against its establishment, and those that have one of their own. */
function counted(city: City, unit: Unit): { common: number; enforcement: number } {
  const cars = unit.cars.map((i) => city.fleet[i]).filter((c) => c?.status === '在用');
  const enforcement = cars.filter((c) => c?.useType === '执法执勤').length;
  return { common: cars.length - enforcement, enforcement };
}

export const officialCarOverQuotaUnit: UnitPlant = {
  model: 'official-car-over-quota',
  subjects: 'unit',
  fits: (unit, city) => counted(city, unit).common > 3 && counted(city, unit).enforcement > 1,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 1 },

  violate({ city, life }) {
    life.unit.carQuota = counted(city, life.unit).common - 2;
    return [{ subject: life.unit.code, fact: `quota|${life.unit.code}`, note: '在用公车超过编制两辆' }];
  },

  lookalike({ city, life }) {
    // Full with the common cars; those for enforcement come on top.
    life.unit.carQuota = counted(city, life.unit).common;
  },
};

export const officialCarOverQuotaCar: VehiclePlant = {
  model: 'official-car-over-quota',
  subjects: 'vehicle',
  fits: (car) =>
    car.useType === '业务保障' && car.displacement !== null && car.plateColor === '蓝' && car.buyDate >= '2018-01-01',
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 3 },

  violate({ life, random }) {
    const { plate, unit } = life.car;
    if (random.chance(0.5)) {
      life.setRegister({ price: random.int(236_000, 318_000) });
      return [{ subject: unit.code, fact: `price|${plate}`, note: '购置价超过标准' }];
    }
    life.setRegister({ displacement: random.pick([2.4, 2.5, 3]) });
    return [{ subject: unit.code, fact: `displacement|${plate}`, note: '排量超过标准' }];
  },

  lookalike({ life, exempt }, kind) {
    if (kind === 0) {
      life.setRegister({ price: 239_000, displacement: 2.5 });
      const bought = Date.parse(`${life.car.buyDate}T00:00:00Z`);
      exempt(life.car.plate, '经批准的越野车', {
        valid_from: dayText(bought - 60 * day),
        valid_to: dayText(bought + 200 * day),
      });
    } else if (kind === 1) life.setRegister({ price: 286_000, displacement: 2.8, useType: '特种专业' });
    else life.setRegister({ price: 179_600, displacement: 1.8 });
  },
};
