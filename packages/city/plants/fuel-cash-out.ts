import { at, day, minute, momentText } from '../clock.ts';
import type { Fill } from '../life/records.ts';
import type { Truth, VehiclePlant, VehicleStage } from '../plant.ts';
import { forgetFills, stationNear, takesFuel } from './fuel-days.ts';

/** Money put onto a card so early that its sixty days end within the span. */
const early = ({ city }: VehicleStage): number => at(city.to - 65 * day, '10:00');

function load(stage: VehicleStage, words: { time: number; amount: number } & Partial<Fill>): Fill {
  const station = stationNear(stage);
  return stage.life.addFill({
    station,
    litres: null,
    goodsType: '充值',
    goodsName: '卡充值',
    grade: null,
    forecourtPlate: null,
    ...words,
  });
}

/** Three payments of round sums in a row, without litres, the car at the pump each time. */
function roundSums(stage: VehicleStage): Truth[] {
  const { life, random, workdays } = stage;
  const start = random.int(2, workdays.length - 12);
  const days = [0, 4, 8].flatMap((step) => workdays[start + step] ?? []);
  for (const on of days) forgetFills(life, on);
  const fills = days.map((on) => {
    life.clear(on.start, at(on.start, '23:59'));
    const fill = life.driveToFill({ depart: at(on.start, '09:20'), station: stationNear(stage), litres: 1 });
    return Object.assign(fill, { litres: null, amount: random.pick([1300, 1500, 1800, 2000]) });
  });
  const [first] = fills;
  if (!first) return [];
  return [
    {
      subject: first.cardNo,
      fact: first.id,
      from: momentText(first.time),
      to: momentText(first.time),
      note: '连续三笔整额消费无升数',
    },
  ];
}

export const fuelCashOut: VehiclePlant = {
  model: 'fuel-cash-out',
  subjects: 'vehicle',
  fits: takesFuel,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 2 },

  violate(stage) {
    if (stage.random.chance(0.5)) return roundSums(stage);
    const fill = load(stage, { time: early(stage), amount: stage.random.pick([20_000, 25_000, 30_000]) });
    return [
      {
        subject: fill.cardNo,
        fact: fill.id,
        from: momentText(fill.time),
        to: momentText(fill.time),
        note: '大额充值后无相应加油',
      },
    ];
  },

  lookalike(stage, kind) {
    const { life, city, random } = stage;
    const time = early(stage);
    if (kind === 0) {
      // A master card hands its load on to the card of the car, little by little.
      const master = life.addCard({ bindPlate: null });
      master.masterNo = master.cardNo;
      const [own] = life.cards;
      if (own) own.masterNo = master.cardNo;
      load(stage, { time, amount: 6000, cardNo: master.cardNo });
      for (const n of [1, 2, 3])
        load(stage, { time: time + n * day, amount: 800, goodsType: '圈存', goodsName: '预分配圈存' });
    } else if (random.chance(0.5)) {
      load(stage, { time: city.to - 20 * day + 10 * minute, amount: 5000 });
    } else {
      const fill = load(stage, { time, amount: 20_000 });
      stage.exempt(fill.cardNo, '年末按预算批准预充值', { valid_from: time - day, valid_to: time + 300 * day });
    }
  },
};
