import type { CityDay } from '../calendar.ts';
import { placesOf } from '../city.ts';
import { at, day, minute, momentText } from '../clock.ts';
import { roundOf } from '../life/build-vehicle-life.ts';
import type { Place } from '../plane/places.ts';
import { apart } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

/** Workdays of the first month that are followed by `after` workdays on end, no two of them touching. */
function evenings({ workdays, random }: VehicleStage, count: number, after: number): CityDay[] {
  const month = workdays[0]?.text.slice(0, 7) ?? '';
  const runs = workdays.filter(
    (d, i) =>
      d.text.startsWith(month) && workdays[i + after]?.start === d.start + after * day && d.start - after * day > 0,
  );
  const picked: CityDay[] = [];
  for (const one of random.shuffle(runs)) {
    if (picked.length === count) break;
    if (picked.every((p) => Math.abs(p.start - one.start) > (after + 1) * day)) picked.push(one);
  }
  return picked.sort((a, b) => a.start - b.start);
}

/** Out under an order in the afternoon, left there for the night, home under another order the next morning. */
function sleepOut(stage: VehicleStage, on: CityDay, place: Place): void {
  const { life } = stage;
  const next = on.start + day;
  life.clear(on.start, at(next, '23:59'));
  life.addJourney({ depart: at(on.start, '15:20'), stops: [{ place, stayMin: 30 }], back: false, order: {} });
  life.addJourney({
    depart: at(next, '08:40'),
    stops: [{ place: life.base, stayMin: 5 }],
    back: false,
    order: { dest: place, destName: place.name },
  });
}

function siteNear({ life, city, random }: VehicleStage): Place {
  return random.pick(placesOf(city, 'site').filter((p) => apart(p, life.base) > 3000 && apart(p, life.base) < 18_000));
}

export const officialCarOvernightOffBase: VehiclePlant = {
  model: 'official-car-overnight-off-base',
  subjects: 'vehicle',
  fits: (car) => car.useType === '业务保障',
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 4 },

  violate(stage) {
    const place = siteNear(stage);
    const nights = evenings(stage, 3, 1);
    for (const on of nights) sleepOut(stage, on, place);
    const { plate } = stage.life.car;
    const month = momentText(nights[0]?.start ?? 0)
      .slice(0, 7)
      .replace('-', '');
    return [{ subject: plate, fact: `${plate}|${month}`, note: `${nights.length}夜未回指定点停放` }];
  },

  lookalike(stage, kind) {
    const { life, city, random } = stage;
    if (kind === 0) {
      const [on] = evenings(stage, 1, 2);
      if (!on) return;
      const home = at(on.start + 2 * day, '14:00');
      life.clear(on.start, at(home, '23:59'));
      const place = random.pick(city.outside.filter((p) => p.kind === 'site'));
      const out = life.addJourney({
        depart: at(on.start, '08:40'),
        stops: [{ place, stayMin: 30 }],
        back: false,
        kmh: 66,
        order: { reason: '赴岭南市参加业务工作会议', crossArea: true, end: home + 180 * minute },
      });
      if (out.order) out.order.planKm = Math.round(out.km * 2);
      life.addJourney({ depart: home, stops: [{ place: life.base, stayMin: 5 }], back: false, kmh: 66, order: false });
    } else if (kind === 1) {
      for (const on of evenings(stage, 1, 1)) sleepOut(stage, on, siteNear(stage));
    } else if (kind === 2) {
      const [on] = evenings(stage, 1, 3);
      if (!on) return;
      const shop = roundOf(city, life.car.unit).shops[0] as Place;
      const home = at(on.start + 3 * day, '10:00');
      life.clear(on.start, at(home, '23:59'));
      const order = { reason: '车辆维修', dest: shop, destName: shop.name };
      const way = life.addJourney({
        depart: at(on.start, '09:10'),
        stops: [{ place: shop, stayMin: 30 }],
        back: false,
        order,
      });
      life.addMaintenance({
        shop,
        in: way.end + 5 * minute,
        out: home - 10 * minute,
        item: '变速箱维修',
        part: '变速箱油',
        amount: 860,
      });
      life.addJourney({ depart: home, stops: [{ place: life.base, stayMin: 5 }], back: false, order });
    } else {
      life.setRegister({ useType: '应急保障' });
      const place = siteNear(stage);
      for (const on of evenings(stage, 3, 1)) sleepOut(stage, on, place);
    }
  },
};
