import type { CityDay } from '../calendar.ts';
import { at, day, momentText } from '../clock.ts';
import type { Staff } from '../people/units.ts';
import type { Truth, VehiclePlant, VehicleStage } from '../plant.ts';
import { fillNextDoor, forgetFills, stationNextDoor, takesFuel, wholeDay } from './fuel-days.ts';

/** Nothing from the day before the first to the day after the last: no order explains a fill. */
function noOrders({ life }: VehicleStage, first: CityDay, last: CityDay): void {
  life.clear(first.start - day, last.start + 2 * day);
  forgetFills(life, first);
}

/** A keeper of the card who stands on no roster by chance. */
function ownKeeper(stage: VehicleStage): Staff {
  const { unit } = stage.life.car;
  const keeper = stage.claimStaff(unit, (s) => !unit.support.includes(s) && !s.left);
  for (const card of stage.life.cards) card.keeper = keeper;
  return keeper;
}

export const fuelHoliday: VehiclePlant = {
  model: 'fuel-holiday',
  subjects: 'vehicle',
  fits: takesFuel,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 3 },

  violate(stage) {
    const { life, random, daysOff } = stage;
    const first = random.pick(daysOff);
    const next = daysOff.find((d) => d.start === first.start + day);
    const days = next && random.chance(0.5) ? [first, next] : [first];
    noOrders(stage, first, days.at(-1) ?? first);
    ownKeeper(stage);
    const station = stationNextDoor(stage);
    return days.flatMap((on): Truth[] => {
      const fill = fillNextDoor(life, station, at(on.start, '10:10'), 24);
      const span = { from: momentText(fill.time), to: momentText(fill.time) };
      const trip = { subject: life.car.plate, model: 'official-car-holiday-trip', kind: 'also' as const };
      return [
        { subject: fill.cardNo, fact: fill.id, ...span, note: '非工作日加油,前后一日无派车单' },
        { ...trip, ...wholeDay(fill.time), note: '同一次出行无派车单' },
      ];
    });
  },

  lookalike(stage, kind) {
    const { life, random, daysOff, workdays } = stage;
    const makeUp = workdays.filter((d) => d.makeUp);
    const on = random.pick(kind === 1 ? (makeUp.length > 0 ? makeUp : workdays) : daysOff);
    noOrders(stage, on, on);
    const station = stationNextDoor(stage);
    if (kind === 0) {
      life.driveToFill({ depart: at(on.start, '09:30'), station, litres: 26, order: { reason: '节日应急值班用车' } });
      return;
    }
    if (kind === 2) stage.onDuty(ownKeeper(stage), on, life.car.plate);
    fillNextDoor(life, station, at(on.start, '09:30'), 26);
  },
};
