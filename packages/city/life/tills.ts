import type { City } from '../city.ts';
import { at, day, dayText, hour, startOfDay } from '../clock.ts';
import { type Lot, parkingCompany } from '../lots.ts';
import { hash } from '../random.ts';
import type { Parking } from './records.ts';
import type { Row } from './unit-life.ts';

/** A booth lets out one car in so many by hand: from 30 to 50, each booth its own. */
function byHandEvery(operator: string): number {
  return 30 + (hash('by hand', operator) % 21);
}

/** The tills of the car parks: who let a car out and how, and what each lot pays over for each day. */
export function makeTills(city: City): { settle(stay: Parking): Parking; payments(): Iterable<Row> } {
  const lots = new Map<string, Lot>(city.lots.map((l) => [l.place.id, l]));
  const takings = new Map<string, Map<number, number>>();
  const counts = new Map<string, number>();
  return {
    settle(stay) {
      const lot = lots.get(stay.lot.id);
      if (!lot) return stay;
      const shift = Math.floor((stay.out - startOfDay(stay.out)) / (8 * hour));
      const operator = stay.operator ?? (lot.operators[shift] as string);
      const n = (counts.get(operator) ?? 0) + 1;
      counts.set(operator, n);
      let { release, paid, method } = stay;
      const rule = lot.byHand.get(operator);
      if (release === '自动' && rule && Math.floor(n * rule.share) > Math.floor((n - 1) * rule.share)) {
        release = '人工';
        if (rule.unpaid) [paid, method] = [0, null];
      } else if (release === '自动' && n % byHandEvery(operator) === 15) {
        release = '人工';
      }
      const of = takings.get(stay.lot.id) ?? new Map<number, number>();
      takings.set(stay.lot.id, of);
      const on = startOfDay(stay.out);
      of.set(on, (of.get(on) ?? 0) + paid);
      return { ...stay, operator, release, paid, method };
    },
    *payments() {
      for (const [id, days] of takings) {
        const lot = lots.get(id) as Lot;
        if (lot.unit) continue;
        for (const [on, sum] of [...days].sort(([a], [b]) => a - b)) {
          const amount = Math.round(sum * (lot.paidOver.get(dayText(on)) ?? 1) * 100) / 100;
          if (sum === 0) continue;
          yield {
            pay_id: `TCF${id}${dayText(on).replaceAll('-', '')}`,
            org_code: parkingCompany.code,
            pay_time: at(on + day, '10:00'),
            econ_code: '10307',
            amount,
            payee: parkingCompany.name,
            merchant: id,
            merchant_mcc: '7523',
            purpose: `停车费缴存 ${id} ${dayText(on)}`,
            fund_src: '往来',
          };
        }
      }
    },
  };
}
