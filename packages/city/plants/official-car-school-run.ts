import { type City, nearest } from '../city.ts';
import { at } from '../clock.ts';
import type { OrderPlan } from '../life/vehicle-life.ts';
import type { Place } from '../plane/places.ts';
import { apart } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

/** A school on the way to work: neither at the unit's gate nor far. */
function schoolFor(city: City, base: Place): Place | undefined {
  return nearest(city, 'school', base, 12_000).find((p) => apart(p, base) > 1200);
}

/** Mornings on which the car leaves by the school and goes on to a site. Gives the school. */
function mornings(
  { life, city, workdays, random }: VehicleStage,
  count: number,
  depart: string,
  stayMin: number,
  words: (school: Place) => OrderPlan,
): { school: Place; month: string } {
  const school = schoolFor(city, life.base);
  if (!school) throw new Error('no school near');
  const days = workdays.filter((d) => d.school);
  const month = days[0]?.text.slice(0, 7) ?? '';
  const site = nearest(city, 'site', school).find((p) => apart(p, school) > 1500) as Place;
  for (const on of random.shuffle(days.filter((d) => d.text.startsWith(month))).slice(0, count)) {
    life.clear(on.start, at(on.start, '23:59'));
    life.addJourney({
      depart: at(on.start, depart),
      stops: [
        { place: school, stayMin },
        { place: site, stayMin: 30 },
      ],
      order: { reason: '到联系点走访', dest: site, destName: site.name, ...words(school) },
    });
  }
  return { school, month: month.replace('-', '') };
}

export const officialCarSchoolRun: VehiclePlant = {
  model: 'official-car-school-run',
  subjects: 'vehicle',
  fits: (car, city) => schoolFor(city, car.unit.base) !== undefined,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 4 },

  violate(stage) {
    const { school, month } = mornings(stage, 6, '07:15', 9, () => ({}));
    const { plate } = stage.life.car;
    return [{ subject: plate, fact: `${plate}|${school.id}|${month}`, note: '多个上学日早晨在同一学校短停' }];
  },

  lookalike(stage, kind) {
    if (kind === 0) mornings(stage, 5, '07:15', 9, () => ({ reason: '护学岗执勤' }));
    else if (kind === 1) mornings(stage, 2, '07:15', 9, () => ({}));
    else if (kind === 2) mornings(stage, 5, '09:40', 9, () => ({}));
    else mornings(stage, 5, '07:15', 9, (school) => ({ dest: school, destName: school.name }));
  },
};
