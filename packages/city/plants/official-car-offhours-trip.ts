import { placesOf } from '../city.ts';
import { at, momentText } from '../clock.ts';
import type { Journey } from '../life/records.ts';
import type { OrderPlan } from '../life/vehicle-life.ts';
import { apart } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

/** Late drives to a site and back on workdays of the first month. */
function nights({ life, city, random, workdays }: VehicleStage, count: number, order: OrderPlan | false): Journey[] {
  const month = workdays[0]?.text.slice(0, 7) ?? '';
  const sites = placesOf(city, 'site').filter((p) => apart(p, life.base) > 6000 && apart(p, life.base) < 15_000);
  return random
    .shuffle(workdays.filter((d) => d.text.startsWith(month)))
    .slice(0, count)
    .map((on) => {
      life.clear(on.start, at(on.start, '23:59'));
      return life.addJourney({
        depart: at(on.start, '20:40'),
        stops: [{ place: random.pick(sites), stayMin: 25 }],
        order,
      });
    });
}

export const officialCarOffhoursTrip: VehiclePlant = {
  model: 'official-car-offhours-trip',
  subjects: 'vehicle',
  fits: (car) => car.useType === '业务保障',
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 3 },

  violate(stage) {
    const trips = nights(stage, 5, false);
    const subject = stage.life.car.plate;
    const month = momentText(trips[0]?.depart ?? 0)
      .slice(0, 7)
      .replace('-', '');
    return [
      { subject, fact: `${subject}|${month}`, note: '多个工作日深夜出行无派车单' },
      ...trips.map(({ depart, end }) => ({
        subject,
        model: 'official-car-no-dispatch-trip',
        kind: 'also' as const,
        from: momentText(depart),
        to: momentText(end),
        note: '同一次出行无派车单',
      })),
    ];
  },

  lookalike(stage, kind) {
    const { life, exempt } = stage;
    if (kind === 0) nights(stage, 5, { reason: '夜间防汛巡查(经批准)' });
    else if (kind === 1) {
      nights(stage, 5, false);
      exempt(life.car.plate, '夜间道路养护,经批准不逐次派车', { model_id: '*' });
    } else {
      const turns = nights(stage, 5, false);
      exempt(life.car.plate, '值班用车以值班表为准', { model_id: 'official-car-no-dispatch-trip' });
      for (const turn of turns) {
        const on = stage.workdays.find((d) => d.text === momentText(turn.depart).slice(0, 10));
        if (on) stage.onDuty(life.car.unit.head, on, `值班用车${life.car.plate}`);
      }
    }
  },
};
