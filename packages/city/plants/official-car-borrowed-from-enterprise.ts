import { at, day } from '../clock.ts';
import { creditCode } from '../people/identities.ts';
import { cityCode } from '../plane/places.ts';
import { latOf, lngOf } from '../plane/plane.ts';
import type { UnitPlant, UnitStage } from '../plant.ts';
import type { PrivateCar } from '../private-cars.ts';

/** A company's car that is not registered for hire. */
function companyCar({ addPrivateCar, random }: UnitStage): PrivateCar {
  for (;;) {
    const car = addPrivateCar({ companyCode: creditCode('91', cityCode, 700_000 + random.int(0, 99_999)) });
    if (car.useNature === '非营运') return car;
  }
}

/** The gate of the courtyard writes down the car, free of charge like all who park there. */
function stays({ add, life, city }: UnitStage, car: PrivateCar, count: number, from: string, hours: number): void {
  const { lotId, base } = life.unit;
  for (let n = 0; n < count; n++) {
    const time = at(city.from + (3 + n) * day, from);
    add('parking_session', {
      sess_id: `TU${car.plate.slice(1)}${String(n + 1).padStart(3, '0')}`,
      lot_id: lotId,
      plate: car.plate,
      in_time: time,
      out_time: time + (hours / 24) * day,
      fee_due: 0,
      fee_paid: 0,
      release_type: '自动',
      lng: lngOf(base.x),
      lat: latOf(base.y),
    });
  }
}

export const officialCarBorrowedFromEnterprise: UnitPlant = {
  model: 'official-car-borrowed-from-enterprise',
  subjects: 'unit',
  violations: { every: 20 },
  lookalikes: { every: 250, kinds: 2 },

  violate(stage) {
    const car = companyCar(stage);
    stays(stage, car, 18, '18:40', 13);
    const month = new Date(stage.city.from + 3 * day).toISOString().slice(0, 7).replace('-', '');
    const subject = stage.life.unit.code;
    return [{ subject, fact: `${car.plate}|nights|${month}`, note: '企业车辆连续多晚停放本单位' }];
  },

  lookalike(stage, kind) {
    const car = companyCar(stage);
    if (kind === 0) stays(stage, car, 20, '09:10', 3);
    else {
      stays(stage, car, 20, '18:40', 13);
      stage.exempt(car.plate, '施工监理单位驻场车辆');
    }
  },
};
