import { at, minute, momentText } from '../clock.ts';
import type { Journey } from '../life/records.ts';
import type { OrderPlan } from '../life/vehicle-life.ts';
import type { Place } from '../plane/places.ts';
import { halfWidth } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';

/** A workday's drive to a place beyond the border and back. */
function cross({ life, random, workdays }: VehicleStage, place: Place, order: OrderPlan | false): Journey {
  const on = random.pick(workdays);
  life.clear(on.start, at(on.start, '23:59'));
  return life.addJourney({ depart: at(on.start, '09:10'), stops: [{ place, stayMin: 45 }], kmh: 66, order });
}

export const officialCarGeofenceExit: VehiclePlant = {
  model: 'official-car-geofence-exit',
  subjects: 'vehicle',
  fits: (car) => car.useType === '业务保障',
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 4 },

  violate(stage) {
    const { city, random, life } = stage;
    const trip = cross(stage, random.pick(city.outside.filter((p) => p.kind === 'site')), false);
    const span = { subject: life.car.plate, from: momentText(trip.depart), to: momentText(trip.end) };
    return [
      { ...span, note: '无跨区域派车单驶出辖区' },
      { ...span, model: 'official-car-no-dispatch-trip', kind: 'also', note: '同一次出行无派车单' },
    ];
  },

  lookalike(stage, kind) {
    const { city, random, life, exempt } = stage;
    const beyond = random.pick(city.outside.filter((p) => p.kind === 'site'));
    if (kind === 0) {
      const trip = cross(stage, beyond, { reason: '赴岭南市对接工作' });
      if (trip.order) trip.order.end = trip.end - 40 * minute;
    } else if (kind === 1) {
      life.setRegister({ useType: '执法执勤' });
      cross(stage, beyond, { reason: '执法办案', crossArea: false });
    } else if (kind === 2) {
      const y = Math.round(random.between(-9, 9)) * 1000 + 250;
      cross(stage, city.plots.put('site', { x: halfWidth + 900, y }), { crossArea: false });
    } else {
      cross(stage, beyond, { reason: '到飞地园区办公', crossArea: false });
      exempt(life.car.plate, '单位驻飞地园区,长期批准');
    }
  },
};
