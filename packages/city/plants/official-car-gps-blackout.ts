import type { CityDay } from '../calendar.ts';
import { type City, nearest } from '../city.ts';
import { at, dayText, minute } from '../clock.ts';
import type { Stop } from '../life/records.ts';
import type { Place } from '../plane/places.ts';
import { apart } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

/** Near enough that the dial tells no great distance, far enough that each way shows on it. */
const sitesFor = (city: City, base: Place): Place[] =>
  nearest(city, 'site', base, 6500).filter((p) => apart(p, base) > 4200);

/** Workdays of the first month. */
function monthDays({ city, workdays }: VehicleStage): CityDay[] {
  const month = dayText(city.from).slice(0, 7);
  return workdays.filter((d) => d.text.startsWith(month));
}

/** A journey on each of the days, without a position but for the first and last minutes. */
function darkJourneys({ life, city, random }: VehicleStage, days: CityDay[], shown = 1.5 * minute): void {
  for (const on of days) {
    life.clear(on.start, at(on.start, '23:59'));
    const journey = life.addJourney({
      depart: at(on.start, '09:20'),
      stops: [{ place: random.pick(sitesFor(city, life.base)), stayMin: 75 }],
      order: { reason: '下基层开展业务检查' },
    });
    life.blackout(journey.depart + shown, journey.end - shown);
  }
}

/** Three dark days and the repair of the terminal on the day after. */
function repair(stage: VehicleStage): void {
  const { life, city, random } = stage;
  const days = monthDays(stage);
  const first = random.int(0, days.length - 4);
  darkJourneys(stage, days.slice(first, first + 3));
  const shop = nearest(city, 'shop', life.base)[0] as Place;
  const on = days[first + 3] as CityDay;
  life.clear(on.start, at(on.start, '23:59'));
  const journey = life.addJourney({
    depart: at(on.start, '09:00'),
    stops: [{ place: shop, stayMin: 120 }],
    order: { reason: '车载终端维修' },
  });
  const visit = journey.stops[0] as Stop;
  life.addMaintenance({
    shop,
    in: visit.arrive + 4 * minute,
    out: visit.leave - 4 * minute,
    item: '更换车载定位终端',
    part: '北斗终端',
    amount: 480,
  });
}

export const officialCarGpsBlackout: VehiclePlant = {
  model: 'official-car-gps-blackout',
  subjects: 'vehicle',
  fits: ({ unit }, city) => sitesFor(city, unit.base).length > 0,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 4 },

  violate(stage) {
    darkJourneys(stage, stage.random.shuffle(monthDays(stage)).slice(0, 4));
    const { plate } = stage.life.car;
    const month = dayText(stage.city.from).slice(0, 7).replace('-', '');
    return [{ subject: plate, fact: `${plate}|${month}`, note: '一个月内四次在行驶期间定位中断' }];
  },

  lookalike(stage, kind) {
    const { life } = stage;
    const days = stage.random.shuffle(monthDays(stage)).slice(0, kind === 0 ? 2 : 4);
    if (kind === 1) repair(stage);
    else if (kind === 2) {
      // Dark from gate to gate: the terminal finds itself again only back in the registered basement.
      darkJourneys(stage, days, 0);
      stage.exempt(life.base.id, '地下车库定位盲区');
    } else darkJourneys(stage, days);
    if (kind === 3) stage.exempt(life.car.plate, '保密任务期间经批准关闭定位');
  },
};
