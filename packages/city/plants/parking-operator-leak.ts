import { at, day, hour, minute, momentText } from '../clock.ts';
import { addStay, type Lot } from '../lots.ts';
import type { LotPlant, LotStage } from '../plant.ts';

/** Cars from elsewhere that leave within a shift, some of them by hand without paying. Shifts: 0 from midnight, 1 from 08:00, 2 from 16:00. */
function crowd(stage: LotStage, on: number, shift: number, cars: { count: number; unpaid: number }): void {
  const { lot, random } = stage;
  for (let n = 0; n < cars.count; n++) {
    const out = on + shift * 8 * hour + random.int(30, 450) * minute;
    const plate = `冀B${random.int(10_000, 99_999)}`;
    const byHand = n < cars.unpaid ? { paid: 0, method: null, release: '人工' as const } : {};
    addStay(lot, { plate, in: out - 150 * minute, out, ...byHand });
  }
}

/** Two neighbouring workdays: what is taken on the first is due at the bank on the second alone. */
function bankDays({ workdays, random }: LotStage): number {
  const first = workdays.filter((d) => workdays.some((next) => next.start === d.start + day));
  return random.pick(first).start;
}

function leak(stage: LotStage, lot: Lot): { booth: number; bank: number } {
  const [booth, bank] = [bankDays(stage), bankDays(stage)];
  crowd(stage, booth, 1, { count: 60, unpaid: 54 });
  for (const on of stage.workdays.slice(0, 4)) crowd(stage, on.start, 2, { count: 10, unpaid: 0 });
  crowd(stage, bank, 2, { count: 60, unpaid: 0 });
  lot.paidOver.set(momentText(bank).slice(0, 10), 0.6);
  return { booth, bank };
}

export const parkingOperatorLeak: LotPlant = {
  model: 'parking-operator-leak',
  subjects: 'lot',
  // Nothing else acts on car parks, and there are few.
  violations: { every: 10 },
  lookalikes: { every: 40, kinds: 3 },

  violate(stage) {
    const { lot } = stage;
    const { booth, bank } = leak(stage, lot);
    const subject = lot.place.id;
    const on = (start: number) => ({ from: momentText(start), to: momentText(at(start, '23:59')) });
    return [
      { subject, ...on(booth), note: '中班九成车辆人工放行未收费' },
      { subject, ...on(bank + day), note: '当日停车费只缴存六成' },
    ];
  },

  lookalike(stage, kind) {
    const { lot } = stage;
    const on = bankDays(stage);
    if (kind === 0) {
      for (const shift of [0, 1, 2]) crowd(stage, on, shift, { count: 40, unpaid: 34 });
    } else if (kind === 1) {
      // A quiet night: too few cars to say anything.
      crowd(stage, on, 0, { count: 12, unpaid: 11 });
    } else {
      leak(stage, lot);
      stage.exempt(lot.place.id, '收费系统停机,线下结算,已备案');
    }
  },
};
