import { creditCode } from '../people/identities.ts';
import { cityCode } from '../plane/places.ts';
import type { Truth, UnitPlant, UnitStage } from '../plant.ts';

const running = { code: '50010231', name: '公务用车运行维护费' };
const kinds = [
  { item: '*经营租赁*通行费', summary: '支付通行费', seller: '滨海高速公路有限公司' },
  { item: '*保险服务*机动车商业保险', summary: '支付车辆保险费', seller: '滨海财产保险有限公司' },
  { item: '*劳务*汽车维修费', summary: '支付车辆维修费', seller: '滨海汽车维修有限公司' },
  { item: '*汽油*92号车用汽油', summary: '支付油料费', seller: '滨海石油有限公司' },
];

/** An invoice that names a plate, booked by the unit. Its key. */
function booked({ life, random, workdays }: UnitStage, plate: string, item?: string): string {
  const words = random.pick(kinds);
  const { invoice } = life.book({
    on: random.pick(workdays).text,
    seller: { uscc: creditCode('91', cityCode, 880_000 + kinds.indexOf(words)), name: words.seller },
    item: item ?? words.item,
    total: random.int(280, 2900),
    remark: `车牌号:${plate}`,
    subject: running,
    summary: words.summary,
  });
  return String(invoice['invoice_key']);
}

export const privateCarCostReimbursed: UnitPlant = {
  model: 'private-car-cost-reimbursed',
  subjects: 'unit',
  violations: { every: 20 },
  lookalikes: { every: 250, kinds: 2 },

  violate(stage): Truth[] {
    const owner = stage.claimStaff(stage.life.unit);
    const { plate } = stage.addPrivateCar(owner.person);
    const fact = booked(stage, plate);
    return [{ subject: owner.person.id, fact, note: '本单位人员私车的费用由单位报销' }];
  },

  lookalike(stage, kind) {
    const { city, life } = stage;
    if (kind === 0) {
      const { plate } = stage.addPrivateCar(stage.claimStaff(life.unit).person);
      booked(stage, plate);
      stage.exempt(plate, '经批准私车公用,按里程据实报销');
    } else {
      // The unit's own car, and a hired one.
      const own = city.fleet[life.unit.cars[0] ?? 0];
      if (own) booked(stage, own.plate);
      const { plate } = stage.addPrivateCar(stage.claimStaff(life.unit).person);
      booked(stage, plate, '*经营租赁*汽车租赁费(自驾)');
    }
  },
};
