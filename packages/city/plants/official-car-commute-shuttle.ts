import { type City, nearest } from '../city.ts';
import { at } from '../clock.ts';
import type { OrderPlan } from '../life/vehicle-life.ts';
import type { Place } from '../plane/places.ts';
import { apart } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

/** An estate near the unit, and not at its gate. */
function estateFor(city: City, base: Place): Place | undefined {
  return nearest(city, 'estate', base, 9000).find((p) => apart(p, base) > 1200);
}

/** Fetches somebody from the estate in the morning and takes them home in the evening, on workdays of the first month. */
function rides(
  { life, city, workdays, random }: VehicleStage,
  days: number,
  words: OrderPlan,
): { estate: Place; month: string } {
  const estate = estateFor(city, life.base);
  if (!estate) throw new Error('no estate near');
  const month = workdays[0]?.text.slice(0, 7) ?? '';
  const order = { dest: estate, destName: estate.name, ...words };
  for (const on of random.shuffle(workdays.filter((d) => d.text.startsWith(month))).slice(0, days)) {
    life.clear(on.start, at(on.start, '23:59'));
    life.addJourney({ depart: at(on.start, '07:10'), stops: [{ place: estate, stayMin: 9 }], order });
    life.addJourney({ depart: at(on.start, '17:45'), stops: [{ place: estate, stayMin: 9 }], order });
  }
  return { estate, month };
}

export const officialCarCommuteShuttle: VehiclePlant = {
  model: 'official-car-commute-shuttle',
  subjects: 'vehicle',
  fits: (car, city) => estateFor(city, car.unit.base) !== undefined,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 4 },

  violate(stage) {
    const { life } = stage;
    const applicant = stage.claimStaff(life.car.unit, (s) => s.carAllowance === 0);
    const { estate, month } = rides(stage, 13, { reason: '公务接送', applicant, passengers: [applicant.person.id] });
    const { plate } = life.car;
    const digits = month.replace('-', '');
    return [
      { subject: plate, fact: `${plate}|${digits}|home|${estate.id}`, note: `早晚固定接送,往返${estate.name}与单位` },
      { subject: plate, fact: `${plate}|${digits}|applicant|`, note: '派车单集中于同一申请人' },
    ];
  },

  lookalike(stage, kind) {
    const { life, exempt, claimStaff } = stage;
    const { unit, plate } = life.car;
    if (kind === 0) rides(stage, 8, { reason: '单位通勤班车' });
    else if (kind === 1) rides(stage, 3, { reason: '入户走访' });
    else if (kind === 2) {
      rides(stage, 8, { reason: '公务接送' });
      exempt(plate, '工作人员行动不便,组织批准接送');
    } else {
      const clerk = claimStaff(unit, (s) => s.carAllowance === 0);
      for (const { order } of life.journeys) if (order) order.applicant = clerk;
    }
  },
};
