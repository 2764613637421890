import type { City } from '../city.ts';
import { placesOf } from '../city.ts';
import { day, hour, minute } from '../clock.ts';
import { type Device, deviceAt } from '../plane/plane.ts';
import type { PrivateCar } from '../private-cars.ts';
import { stream } from '../random.ts';
import { CarLife } from './car-life.ts';

const devices: Device[] = [];
for (let i = -28; i <= 28; i++) {
  for (let j = -22; j <= 22; j++) {
    const device = deviceAt(i, j);
    if (device) devices.push(device);
  }
}

/** A private car as the city sees it: a pass every six days, a paid stay in a public car park every eleven. */
export function buildCarLife(city: City, car: PrivateCar): CarLife {
  const random = stream(city.seed, 'car life', car.index);
  const life = new CarLife(car);
  const lots = placesOf(city, 'lot');
  const monthly = random.chance(0.04) ? random.pick(lots) : undefined;
  if (monthly)
    life.whitelist({
      lot: monthly,
      freeType: '月卡',
      reason: '周边居民付费月卡',
      approver: '停车运营部经理',
      from: city.from - 30 * day,
      to: city.from + 330 * day,
    });
  const home = random.int(0, devices.length - 1);
  for (const today of city.days) {
    if (random.chance(0.17)) {
      const device = devices[(home + random.int(0, 12)) % devices.length] as Device;
      const time = today.start + random.int(6 * 60, 22 * 60) * minute + random.int(0, 59) * 1000;
      life.addPass({
        time,
        deviceId: device.id,
        x: device.x,
        y: device.y,
        source: device.source,
        confidence: Math.round(random.between(0.9, 0.99) * 1000) / 1000,
        direction: random.pick(['东', '南', '西', '北']),
      });
    }
    if (random.chance(0.09)) {
      const enter = today.start + random.int(8 * 60, 19 * 60) * minute + random.int(0, 59) * 1000;
      const lot = random.pick(lots);
      const method = random.pick(['微信', '支付宝', 'ETC', '现金']);
      const card = lot === monthly ? { due: 0, release: '白名单' as const, method: null } : { method };
      life.park({ lot, in: enter, out: enter + Math.round(random.between(0.3, 4.5) * hour), ...card });
    }
  }
  return life;
}
