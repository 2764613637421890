import { businessCode, placesOf } from '../city.ts';
import { at, day, hour } from '../clock.ts';
import type { Whitelist } from '../life/car-life.ts';
import type { CarPlant, CarStage, Truth } from '../plant.ts';

/** An entry with reason, approver and end, over the whole span unless said otherwise. */
function enter({ life, city, random }: CarStage, change: Partial<Whitelist> = {}): Whitelist {
  const taken = life.whitelists.map((w) => w.lot);
  return life.whitelist({
    lot: random.pick(placesOf(city, 'lot').filter((p) => !taken.includes(p))),
    freeType: '全免',
    reason: '周边商户优惠',
    approver: '停车场经理',
    from: city.from - 40 * day,
    to: city.to + 60 * day,
    ...change,
  });
}

/** A stay that the list lets out, on the n-th day of the span. */
function stay({ life, city }: CarStage, lot: Whitelist['lot'], n: number): void {
  const on = at(city.from + n * day, '10:00');
  life.park({ lot, in: on, out: on + 3 * hour, paid: 0, method: '免费', release: '白名单' });
}

export const parkingWhitelistNoBasis: CarPlant = {
  model: 'parking-whitelist-no-basis',
  subjects: 'private-car',
  fits: (car) => !car.staff && !car.kinOf,
  violations: { every: 250 },
  lookalikes: { every: 500, kinds: 4 },

  violate(stage) {
    const { life, city, random } = stage;
    const subject = life.car.plate;
    life.whitelists = [];
    const fact = `${subject}|BM${subject.slice(1)}1`;
    const kind = random.int(0, 2);
    if (kind === 0) {
      const entry = enter(stage, random.chance(0.5) ? { reason: null, approver: null } : { approver: null, to: null });
      stay(stage, entry.lot, 9);
      return [{ subject, fact, note: '免费名单缺事由、批准人或期限' }];
    }
    if (kind === 1) {
      const entry = enter(stage, { to: city.from + 5 * day });
      for (const n of [9, 12, 20]) stay(stage, entry.lot, n);
      return [{ subject, fact, note: '免费名单期满后仍放行 3 次' }];
    }
    for (let n = 0; n < 4; n++) stay(stage, enter(stage).lot, 8 + n);
    return [{ subject, fact: `${subject}|lots`, note: '同时在 4 个公共车场免费' }] satisfies Truth[];
  },

  lookalike(stage, kind) {
    const { life, city } = stage;
    life.whitelists = [];
    if (kind === 0) {
      const old = enter(stage, { to: city.from + 5 * day });
      life.whitelist({ ...old, from: city.from + 6 * day, to: city.to + 90 * day });
      for (const n of [3, 9, 12]) stay(stage, old.lot, n);
    } else if (kind === 1) {
      const { lot } = enter(stage);
      stage.add('parking_whitelist', {
        wl_id: `BMJ${life.car.plate.slice(1)}`,
        lot_id: lot.id,
        lot_name: lot.name,
        plate: `${life.car.plate.slice(0, 2)}${String(1000 + (life.car.index % 9000))}警`,
        free_type: '全免',
        valid_from: city.from - 100 * day,
      });
    } else if (kind === 2) {
      const { lot } = enter(stage);
      const shop = placesOf(city, 'shop')[0];
      if (!shop) return;
      const car = stage.addPrivateCar({ companyCode: businessCode(shop) });
      stage.add('parking_whitelist', {
        wl_id: `BMH${car.plate.slice(1)}`,
        lot_id: lot.id,
        lot_name: lot.name,
        plate: car.plate,
        free_type: '全免',
        reason: '道闸维保合同单位车辆',
        approver: '停车运营部经理',
        valid_from: city.from - 100 * day,
      });
    } else {
      const first = enter(stage);
      enter(stage);
      enter(stage, { freeType: '月卡', reason: null, approver: null });
      for (const n of [9, 12, 20]) stay(stage, first.lot, n);
    }
  },
};
