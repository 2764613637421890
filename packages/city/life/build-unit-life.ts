import { businessCode, type City, nearest } from '../city.ts';
import { dayText } from '../clock.ts';
import { creditCode } from '../people/identities.ts';
import type { Unit } from '../people/units.ts';
import { cityCode } from '../plane/places.ts';
import { stream } from '../random.ts';
import { UnitLife } from './unit-life.ts';

const running = { code: '50010139', name: '公务用车运行维护费' };

/** A month's books of a unit: fuel and tolls of its own cars, office supplies, now and then a working meal or a meeting. */
export function buildUnitLife(city: City, unit: Unit): UnitLife {
  const random = stream(city.seed, 'unit life', unit.code);
  const life = new UnitLife(unit);
  const station = nearest(city, 'station', unit.base)[0];
  const hotel = nearest(city, 'hotel', unit.base)[0];
  const plates = unit.cars.map((i) => city.fleet[i]).filter((c) => c?.status === '在用');
  const months = [...new Set(city.days.map((d) => d.text.slice(0, 7)))];
  for (const month of months) {
    const workdays = city.days.filter((d) => d.workday && d.text.startsWith(month));
    if (workdays.length === 0) continue;
    const pick = (): string => dayText(random.pick(workdays).start);
    const car = random.pick(plates);
    if (station && car?.tankL) {
      life.book({
        on: pick(),
        seller: { uscc: businessCode(station), name: station.name },
        item: '*汽油*车用汽油',
        total: random.int(3, 9) * 300,
        remark: `车牌号:${car.plate}`,
        subject: running,
        summary: `付公务用车${car.plate}加油费`,
      });
    }
    const payer = random.pick(plates);
    if (payer) {
      life.book({
        on: pick(),
        seller: { uscc: creditCode('91', cityCode, 900_002), name: '滨海高速公路有限公司' },
        item: '*经营租赁*通行费',
        total: random.int(40, 260),
        remark: `车牌号:${payer.plate}`,
        subject: running,
        summary: `付公务用车${payer.plate}通行费`,
      });
    }
    const supplies = random.int(300, 2600);
    const on = pick();
    life.addVoucher({
      on,
      subject: { code: '50010101', name: '办公费' },
      summary: '购办公用品',
      amount: supplies,
      payee: '滨海办公用品商行',
    });
    life.payments.push({
      pay_id: `ZF${unit.code}${month.replace('-', '')}`,
      org_code: unit.code,
      pay_time: `${on} 15:20:00`,
      econ_code: '30201',
      amount: supplies,
      payee: '滨海办公用品商行',
      purpose: '购办公用品',
      fund_src: '基本',
    });
    if (hotel && random.chance(0.3)) {
      const date = pick();
      life.receptions.push({
        recep_id: `JD${unit.code}${month.replace('-', '')}`,
        org_code: unit.code,
        letter_no: `函〔${month.slice(0, 4)}〕${random.int(10, 99)}号`,
        approve_time: `${date} 09:00:00`,
        approver_id: unit.head.person.id,
        recep_date: date,
        meal_type: '中',
        guest_org: '岭南市人民政府办公室',
        guests: '[]',
        guest_cnt: 6,
        companions: '[]',
        companion_cnt: 2,
        place_uscc: businessCode(hotel),
        place_name: hotel.name,
        meal_amt: 480,
        alcohol_amt: 0,
        lodging_amt: 0,
      });
    }
    if (hotel && random.chance(0.15)) {
      const date = pick();
      life.meetings.push({
        event_id: `HY${unit.code}${month.replace('-', '')}`,
        org_code: unit.code,
        event_kind: '会议',
        class: '三',
        plan_no: `会〔${month.slice(0, 4)}〕${random.int(10, 99)}号`,
        start_date: date,
        end_date: date,
        place_uscc: businessCode(hotel),
        place_type: '定点',
        delegate_cnt: 45,
        staff_cnt: 4,
        signin_cnt: 44,
        total_amt: 9800,
        lecturers: '[]',
        roster: '[]',
      });
    }
  }
  return life;
}
