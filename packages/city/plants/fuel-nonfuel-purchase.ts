import { at, minute, momentText } from '../clock.ts';
import type { Fill } from '../life/records.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';
import { emptyDay, stationNear, takesFuel } from './fuel-days.ts';

const goods = [
  ['中华香烟(硬)一条', 458],
  ['浓香型白酒52度', 689],
  ['东北大米10kg', 89],
  ['纯牛奶礼盒', 76],
  ['商超购物卡', 500],
  ['花生油5L', 149],
] as const;

/** Fills as usual and buys something at the counter. */
function buy(stage: VehicleStage, goodsName: string, amount: number): Fill {
  const on = emptyDay(stage);
  const station = stationNear(stage);
  const fill = stage.life.driveToFill({ depart: at(on.start, '09:20'), station, litres: 27 });
  const other = { goodsType: '非油品', grade: null, litres: null, forecourtPlate: null } as const;
  return stage.life.addFill({ ...other, time: fill.time + 2 * minute, station, goodsName, amount });
}

export const fuelNonfuelPurchase: VehiclePlant = {
  model: 'fuel-nonfuel-purchase',
  subjects: 'vehicle',
  fits: takesFuel,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 3 },

  violate(stage) {
    const [name, price] = stage.random.pick(goods);
    const bought = buy(stage, name, price);
    const time = momentText(bought.time);
    return [{ subject: bought.cardNo, fact: bought.id, from: time, to: time, note: `加油卡购买${bought.goodsName}` }];
  },

  lookalike(stage, kind) {
    if (kind === 0) buy(stage, stage.random.pick(['全合成机油4L', '防冻玻璃水2L', '长效防冻液']), 168);
    else if (kind === 1) stage.exempt(buy(stage, '洗车服务', 35).cardNo, '公务车定点洗车协议');
    else {
      const wrong = buy(stage, '纯牛奶礼盒', 76);
      const { station, goodsType, goodsName, grade, forecourtPlate } = wrong;
      const same = { station, goodsType, goodsName, grade, forecourtPlate, litres: null };
      stage.life.addFill({ ...same, time: wrong.time + 3 * minute, amount: -wrong.amount });
    }
  },
};
