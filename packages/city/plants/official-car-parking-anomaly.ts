import { nearest, placesOf } from '../city.ts';
import { at, day, hour, momentText } from '../clock.ts';
import type { Journey, Stop } from '../life/records.ts';
import { apart } from '../plane/plane.ts';
import type { Truth, VehiclePlant, VehicleStage } from '../plant.ts';

/** The car park writes down the car's first stop. */
function parkAtStop({ life }: VehicleStage, journey: Journey): Stop {
  const stop = journey.stops[0] as Stop;
  life.park({ lot: stop.place, in: stop.arrive + 60_000, out: stop.leave - 60_000 });
  return stop;
}

export const officialCarParkingAnomaly: VehiclePlant = {
  model: 'official-car-parking-anomaly',
  subjects: 'vehicle',
  fits: (car) => car.useType === '业务保障',
  violations: { every: 150 },
  lookalikes: { every: 300, kinds: 4 },

  violate(stage) {
    const { life, city, random, daysOff, workdays } = stage;
    const late = random.chance(0.5);
    const on = random.pick(late ? workdays : daysOff);
    life.clear(on.start, on.start + day);
    const lots = placesOf(city, 'lot').filter((p) => apart(p, life.base) < 20_000 && apart(p, life.base) > 1000);
    const trip = life.addJourney({
      depart: at(on.start, late ? '20:15' : '10:10'),
      stops: [{ place: random.pick(lots), stayMin: 170 }],
      order: false,
    });
    const stop = parkAtStop(stage, trip);
    const subject = life.car.plate;
    const also = (model: string): Truth => ({ subject, model, kind: 'also', note: '同一次出行无派车单' });
    return [
      {
        subject,
        from: momentText(stop.arrive),
        to: momentText(stop.leave),
        note: '夜间或节假日停放社会车场,无派车单',
      },
      also('official-car-no-dispatch-trip'),
      also(late ? 'official-car-offhours-trip' : 'official-car-holiday-trip'),
    ];
  },

  lookalike(stage, kind) {
    const { life, city, random, daysOff, workdays } = stage;
    const lot = nearest(city, 'lot', life.base)[0];
    if (!lot) throw new Error('no car park near');
    if (kind === 0) {
      const on = random.pick(daysOff);
      life.clear(on.start, on.start + day);
      const order = { reason: '节日市场检查(经批准)' };
      parkAtStop(
        stage,
        life.addJourney({ depart: at(on.start, '09:40'), stops: [{ place: lot, stayMin: 150 }], order }),
      );
    } else if (kind === 1) {
      const first = random.pick(workdays.filter((d) => workdays.some((next) => next.start === d.start + day)));
      life.clear(first.start, first.start + 2 * day);
      const away = city.outside.find((p) => p.kind === 'lot') ?? lot;
      const order = { reason: '赴外市参加业务会议', crossArea: true };
      // Out in the afternoon, overnight beside the meeting, home at noon.
      parkAtStop(
        stage,
        life.addJourney({ depart: at(first.start, '18:30'), stops: [{ place: away, stayMin: 13 * 60 }], order }),
      );
    } else {
      // The car stands at its base; the yard is full, so it is a car park's ground: at the door, or by agreement.
      const door = { ...lot, id: `MK${life.car.unit.code}`, x: life.base.x + 90, y: life.base.y };
      const place = kind === 2 ? door : lot;
      if (kind === 3)
        stage.add('parking_whitelist', {
          wl_id: `BMX${life.car.plate.slice(1)}`,
          lot_id: lot.id,
          lot_name: lot.name,
          plate: life.car.plate,
          free_type: '内部',
          reason: '单位无车位协议停放',
          approver: '停车运营部经理',
          valid_from: city.from - 100 * day,
          valid_to: city.to + 100 * day,
        });
      for (const on of random.shuffle(workdays).slice(0, 5)) {
        const enter = at(on.start, '20:30');
        life.park({ lot: place, in: enter, out: enter + 10 * hour, due: 0, method: '月卡', release: '白名单' });
      }
    }
  },
};
