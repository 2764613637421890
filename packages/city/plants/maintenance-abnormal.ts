import type { CityDay } from '../calendar.ts';
import { at, minute } from '../clock.ts';
import { roundOf } from '../life/build-vehicle-life.ts';
import type { Maintenance } from '../life/records.ts';
import type { Place } from '../plane/places.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

const price = (stage: VehicleStage): number => stage.life.car.price;

function shopOf({ life, city, random }: VehicleStage): Place {
  return random.pick(roundOf(city, life.car.unit).shops);
}

/** The record's number as it will be written. */
function numberOf({ life }: VehicleStage, visit: Maintenance): string {
  return `WX${life.car.vehicleId.slice(1)}${String(life.maintenance.indexOf(visit) + 1).padStart(3, '0')}`;
}

type Work = { item: string; part: string; amount: number };

/** The car drives to the workshop, and the workshop writes it down. */
function visit(stage: VehicleStage, on: CityDay, shop: Place, work: Work): Maintenance {
  const { life } = stage;
  life.clear(on.start, at(on.start, '23:59'));
  const journey = life.addJourney({
    depart: at(on.start, '08:50'),
    stops: [{ place: shop, stayMin: 170 }],
    order: { reason: '车辆维修' },
  });
  const stop = journey.stops[0];
  if (!stop) throw new Error('a journey without a stop');
  return life.addMaintenance({ shop, in: stop.arrive + 4 * minute, out: stop.leave - 4 * minute, ...work });
}

/** The same part in two visits two weeks and more apart. */
function twice(stage: VehicleStage, second: Work): Maintenance {
  const { random, workdays } = stage;
  const shop = shopOf(stage);
  const start = random.int(1, workdays.length - 16);
  const first = { item: '更换轮胎', part: '左前轮胎', amount: 880 };
  visit(stage, workdays[start] as CityDay, shop, first);
  return visit(stage, workdays[start + 13] as CityDay, shop, second);
}

export const maintenanceAbnormal: VehiclePlant = {
  model: 'maintenance-abnormal',
  subjects: 'vehicle',
  fits: (car) => car.useType === '业务保障' || car.useType === '调研接待',
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 2 },

  violate(stage) {
    const { life, random, workdays } = stage;
    const subject = life.car.plate;
    const finding = random.pick(['part', 'cost', 'away']);
    if (finding === 'part') {
      const again = twice(stage, { item: '更换轮胎', part: '左前轮胎', amount: 880 });
      return [{ subject, fact: `part|${numberOf(stage, again)}`, note: '十几天内两次更换同一配件' }];
    }
    const on = random.pick(workdays.slice(2));
    if (finding === 'cost') {
      visit(stage, on, shopOf(stage), { item: '总成大修', part: '空调系统', amount: Math.round(price(stage) * 0.31) });
      return [{ subject, fact: `cost|${on.text.slice(0, 4)}`, note: '年维修费超过购置价三成' }];
    }
    // Written down while the car stands in the yard.
    life.clear(on.start, at(on.start, '23:59'));
    const record = life.addMaintenance({
      shop: shopOf(stage),
      in: at(on.start, '09:30'),
      out: at(on.start, '16:00'),
      item: '发动机检修',
      part: '火花塞',
      amount: 1680,
    });
    return [{ subject, fact: `away|${numberOf(stage, record)}`, note: '登记在厂期间车停在单位' }];
  },

  lookalike(stage, kind) {
    const { random } = stage;
    const accident = { item: '事故理赔更换', part: '左前轮胎', amount: 900 };
    const warranty = { item: '质保更换轮胎', part: '左前轮胎', amount: 0 };
    const other = { item: '更换轮胎', part: '右后轮胎', amount: 880 };
    const oil = { item: '常规保养', part: '机油机滤', amount: 560 };
    twice(stage, kind === 0 ? random.pick([accident, warranty]) : random.pick([other, oil]));
  },
};
