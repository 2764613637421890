import { minute } from '../clock.ts';
import { apart, block, type Device, deviceAt, halfHeight, halfWidth } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

const i = halfWidth / block;
const j = halfHeight / block;

/** A camera farther than 15 km from every stop of the car's life and from its base. */
function farCamera({ life, random }: VehicleStage): Device {
  const stops = [life.base, ...life.journeys.flatMap((one) => one.stops.map((s) => s.place))];
  for (let tries = 0; tries < 5000; tries++) {
    const device = deviceAt(random.int(2 - i, i - 2), random.int(2 - j, j - 2));
    if (device?.source === 'anpr' && stops.every((p) => apart(p, device) > 12_000)) return device;
  }
  throw new Error('no camera far from the ways of the car');
}

/** Journeys inside the city within a week, in which the positions follow the car closely. */
function journeysOfAWeek({ life }: VehicleStage, count: number): { time: number }[] {
  const inside = life.journeys.filter((one) => one.stops.every((s) => s.place.district >= 0) && one.km > 4);
  const start = inside.findIndex(
    (one, n) => (inside[n + count - 1]?.depart ?? Number.POSITIVE_INFINITY) - one.depart < 6 * 24 * 60 * minute,
  );
  return inside.slice(start, start + count).map((one) => ({ time: one.depart + 3 * minute }));
}

/** The plate with another digit at the end. */
const misreadOf = (plate: string): string => plate.slice(0, -1) + ((Number(plate.at(-1)) + 5) % 10);

export const officialCarGpsAnprConflict: VehiclePlant = {
  model: 'official-car-gps-anpr-conflict',
  subjects: 'vehicle',
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 3 },
  fits: (car) => /\d$/.test(car.plate),

  violate(stage) {
    const { life } = stage;
    const moments = journeysOfAWeek(stage, 3);
    for (const { time } of moments) {
      const camera = farCamera(stage);
      life.addPass({ time, deviceId: camera.id, x: camera.x, y: camera.y });
    }
    const month = new Date(moments[0]?.time ?? 0).toISOString().slice(0, 7).replace('-', '');
    const { plate } = life.car;
    return [{ subject: plate, fact: `${plate}|${month}`, note: '一周内三次过车时本车定位在十余公里外' }];
  },

  lookalike(stage, kind) {
    const { life } = stage;
    const moments = kind === 0 ? journeysOfAWeek(stage, 3).slice(0, 1) : journeysOfAWeek(stage, 3);
    for (const { time } of moments) {
      const camera = farCamera(stage);
      const at = { deviceId: camera.id, x: camera.x, y: camera.y };
      life.addPass({ time, ...at, ...(kind === 2 && { confidence: 0.62 }) });
      // The car that was there, read rightly a little later.
      if (kind === 1) life.addPass({ time: time + 6 * minute, ...at, plate: misreadOf(life.car.plate) });
    }
  },
};
