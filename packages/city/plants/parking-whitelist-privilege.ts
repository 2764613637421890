import { placesOf } from '../city.ts';
import { at, day, hour, minute } from '../clock.ts';
import type { Place } from '../plane/places.ts';
import type { CarPlant, CarStage } from '../plant.ts';
import type { PrivateCar } from '../private-cars.ts';

/** An entry over the whole span and `count` stays under it, let out by the list. */
function listed({ life, city, random }: CarStage, lot: Place, reason: string, count: number, span: number): void {
  life.whitelist({
    lot,
    freeType: '全免',
    reason,
    approver: '停车场经理',
    from: city.from - 20 * day,
    to: city.to + 60 * day,
  });
  for (const on of random.shuffle(city.days).slice(0, count)) {
    const enter = at(on.start, '09:00') + random.int(0, 90) * minute;
    life.park({ lot, in: enter, out: enter + span, paid: 0, method: '免费', release: '白名单' });
  }
}

/** Whether the car is a supervised person's, or that of a spouse, parent or child in the household; siblings and in-laws are further away. */
function closeTo({ staff, kinOf, owner }: PrivateCar): boolean {
  if (staff) return true;
  if (!kinOf || !owner) return false;
  const roles = [kinOf.person.role, owner.role];
  return roles.includes('户主') || (roles.includes('配偶') && roles.includes('子女'));
}

export const parkingWhitelistPrivilege: CarPlant = {
  model: 'parking-whitelist-privilege',
  subjects: 'private-car',
  fits: closeTo,
  violations: { every: 250 },
  lookalikes: { every: 500, kinds: 4 },

  violate(stage) {
    const { life, city, random } = stage;
    const owner = life.car.staff ?? life.car.kinOf;
    const lot = random.pick(placesOf(city, 'lot'));
    listed(stage, lot, '合作单位车辆', 6, 3 * hour);
    return [{ subject: life.car.plate, note: `监察对象${owner?.unit.name}工作人员或家属车辆免费停放 6 次` }];
  },

  lookalike(stage, kind) {
    const { life, city, random } = stage;
    const owner = life.car.staff ?? life.car.kinOf;
    const lot = random.pick(placesOf(city, 'lot'));
    if (kind === 0) {
      const estate = random.pick(placesOf(city, 'estate'));
      const garage: Place = { ...estate, id: `CK${estate.id}`, name: `${estate.name}地下停车场`, kind: 'lot' };
      listed(stage, garage, '业主车辆', 6, 9 * hour);
      stage.add('real_estate', {
        re_id: `BDCZ${life.car.plate.slice(1)}`,
        owner_id: life.car.ownerId,
        address: `滨海示范市${estate.name}8号楼2单元601`,
        area_m2: 96,
        usage: '住宅',
        reg_date: '2018-09-01',
        deal_price: 880_000,
        project_name: estate.name,
        acquire_type: '购买',
      });
    } else if (kind === 1) {
      const yard = city.lots.find((l) => l.unit === owner?.unit)?.place ?? lot;
      listed(stage, yard, '本单位职工车辆', 8, 8 * hour);
    } else if (kind === 2) {
      listed(stage, lot, random.chance(0.5) ? '残疾人车辆减免' : '租户车辆', 6, 3 * hour);
      stage.exempt(life.car.plate, '车场所属写字楼租户,租赁合同已核');
    } else {
      // Every car is free for half an hour; two longer stays are not yet a habit.
      listed(stage, lot, '周边商户优惠', 8, 20 * minute);
      listed(stage, random.pick(placesOf(city, 'lot').filter((p) => p !== lot)), '周边商户优惠', 1, 3 * hour);
    }
  },
};
