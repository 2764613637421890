import { placesOf } from '../city.ts';
import { at, hour, minute, momentText } from '../clock.ts';
import { parkingFee } from '../life/parking-fee.ts';
import type { Parking } from '../life/records.ts';
import { addStay } from '../lots.ts';
import type { CarPlant, CarStage } from '../plant.ts';

/** Stays on different days that a booth ended by hand without a payment. */
function letOut({ life, city, random }: CarStage, count: number, from: string, hours: number): Parking[] {
  const days = random
    .shuffle(city.days)
    .slice(0, count)
    .sort((a, b) => a.start - b.start);
  return days.map((on) => {
    const enter = at(on.start, from) + random.int(0, 40) * minute;
    const lot = random.pick(placesOf(city, 'lot'));
    return life.park({ lot, in: enter, out: enter + hours * hour, paid: 0, method: null, release: '人工' });
  });
}

export const parkingFreeRelease: CarPlant = {
  model: 'parking-free-release',
  subjects: 'private-car',
  fits: (car) => car.staff !== undefined,
  violations: { every: 250 },
  lookalikes: { every: 500, kinds: 3 },

  violate(stage) {
    const stays = letOut(stage, 5, '09:00', 4);
    const [first, last] = [stays[0] as Parking, stays.at(-1) as Parking];
    return [
      {
        subject: stage.life.car.plate,
        from: momentText(first.out),
        to: momentText(last.out),
        note: '五次人工抬杆放行未收费',
      },
    ];
  },

  lookalike(stage, kind) {
    const { life, city, random } = stage;
    if (kind === 0) {
      letOut(stage, 2, '09:00', 4);
      return;
    }
    if (kind === 1) {
      // The barrier fails at dawn: everybody who leaves is waved through.
      for (const stay of letOut(stage, 3, '03:00', 3)) {
        const lot = city.lots.find((l) => l.place.id === stay.lot.id);
        for (let n = 0; lot && n < 6; n++) {
          const out = stay.out + random.int(-5, 5) * minute;
          const plate = `冀B${random.int(10_000, 99_999)}`;
          addStay(lot, { plate, in: out - 3 * hour, out, paid: 0, method: null, release: '人工' });
        }
      }
      return;
    }
    for (const owed of letOut(stage, 3, '09:00', 4)) {
      const enter = owed.out + 6 * hour;
      const due = parkingFee(enter, enter + hour);
      life.park({ lot: owed.lot, in: enter, out: enter + hour, due, paid: due + owed.due });
    }
  },
};
