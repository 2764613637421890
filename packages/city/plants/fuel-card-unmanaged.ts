import { day, dayText } from '../clock.ts';
import type { Truth, VehiclePlant, VehicleStage } from '../plant.ts';
import { takesFuel } from './fuel-days.ts';

/** The card of the car is kept by someone who left the unit. */
function keptByLeaver(stage: VehicleStage, left: number): Truth[] {
  const { life } = stage;
  const keeper = stage.claimStaff(life.car.unit, (s) => s.carAllowance > 0);
  keeper.left = { on: dayText(left), how: stage.random.pick(['调任', '辞职', '退休']) };
  const [card] = life.cards;
  if (!card) return [];
  card.keeper = keeper;
  return [{ subject: card.cardNo, fact: `keeper-left|${dayText(left)}`, note: '保管人已离任,油卡仍为正常状态' }];
}

export const fuelCardUnmanaged: VehiclePlant = {
  model: 'fuel-card-unmanaged',
  subjects: 'vehicle',
  fits: takesFuel,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 2 },

  violate(stage) {
    const { life, city, random } = stage;
    const finding = random.pick(['keeper', 'several', 'none']);
    if (finding === 'keeper') return keptByLeaver(stage, city.from - 60 * day);
    if (finding === 'none') {
      const { cardNo } = life.addCard({ bindPlate: null });
      return [{ subject: cardNo, fact: 'no-vehicle|', note: '正常状态的副卡未绑定车辆' }];
    }
    life.addCard();
    const subject = life.cards.map((c) => c.cardNo).sort()[0] ?? '';
    return [{ subject, fact: `several-cards|${life.car.plate}`, note: '一车两张正常副卡' }];
  },

  lookalike(stage, kind) {
    const { life, city, random } = stage;
    if (kind === 0) keptByLeaver(stage, city.to - 8 * day);
    else {
      const spare = life.addCard();
      if (random.chance(0.5)) spare.status = '注销';
      else stage.exempt(spare.cardNo, '应急备用卡,经批准');
    }
  },
};
