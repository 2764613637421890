import { at, minute, momentText } from '../clock.ts';
import type { Fill } from '../life/records.ts';
import type { OrderPlan } from '../life/vehicle-life.ts';
import type { Place } from '../plane/places.ts';
import { halfWidth } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';
import { emptyDay, takesFuel, wholeDay } from './fuel-days.ts';

/** Fills at a station under an order; the day is otherwise empty. */
function fillAt(stage: VehicleStage, station: Place, order: OrderPlan): Fill {
  const on = emptyDay(stage);
  const { life } = stage;
  const journey = life.addJourney({
    depart: at(on.start, '09:00'),
    stops: [{ place: station, stayMin: 8 }],
    kmh: 60,
    order,
  });
  return life.addFill({ time: (journey.stops[0]?.arrive ?? 0) + 4 * minute, station, litres: 27 });
}

function stationAbroad({ city }: VehicleStage): Place {
  const station = city.outside.find((p) => p.kind === 'station');
  if (!station) throw new Error('no station outside the city');
  return station;
}

export const fuelOutOfArea: VehiclePlant = {
  model: 'fuel-out-of-area',
  subjects: 'vehicle',
  fits: takesFuel,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 3 },

  violate(stage) {
    const fill = fillAt(stage, stationAbroad(stage), { reason: '下基层开展业务检查', crossArea: false });
    const span = { from: momentText(fill.time), to: momentText(fill.time) };
    const also = { subject: stage.life.car.plate, kind: 'also' as const, ...wholeDay(fill.time) };
    return [
      { subject: fill.cardNo, fact: fill.id, ...span, note: '在辖区外加油,派车单不是跨区域' },
      { ...also, model: 'official-car-geofence-exit', note: '同一次出行驶出辖区' },
    ];
  },

  lookalike(stage, kind) {
    if (kind === 0) fillAt(stage, stationAbroad(stage), { reason: '赴外市参加业务会议' });
    else if (kind === 1) {
      // Just beyond the border, within the strip that does not count.
      const station = stage.city.plots.put('station', { x: halfWidth + 1200, y: Math.round(stage.life.base.y / 2) });
      fillAt(stage, station, { reason: '边界村走访', crossArea: false });
    } else {
      fillAt(stage, stationAbroad(stage), { reason: '赴邻市抗洪救灾支援', crossArea: false });
      stage.exempt(stage.life.car.plate, '赴邻市抗洪救灾支援', { model_id: 'official-car-geofence-exit' });
    }
  },
};
