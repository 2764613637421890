import { placesOf } from '../city.ts';
import { at, minute, momentText } from '../clock.ts';
import type { Fill } from '../life/records.ts';
import { apart, latOf, lngOf } from '../plane/plane.ts';
import type { VehiclePlant, VehicleStage } from '../plant.ts';
import type { PrivateCar } from '../private-cars.ts';
import { emptyDay, stationNear, takesFuel } from './fuel-days.ts';

const colleaguesCar = (stage: VehicleStage): PrivateCar =>
  stage.addPrivateCar(stage.claimStaff(stage.life.car.unit).person);

/** The card pays at a far station for a private car while the official car stands in the yard. */
function fillForPrivate(stage: VehicleStage): { car: PrivateCar; fill: Fill } {
  const { life, city, random } = stage;
  const on = emptyDay(stage);
  const car = colleaguesCar(stage);
  const station = random.pick(placesOf(city, 'station').filter((p) => apart(p, life.base) > 8000));
  const time = at(on.start, '10:10') + random.int(0, 300) * minute;
  return { car, fill: life.addFill({ time, station, litres: 27, forecourtPlate: car.plate }) };
}

export const fuelPrivatePlateAtPump: VehiclePlant = {
  model: 'fuel-private-plate-at-pump',
  subjects: 'vehicle',
  fits: takesFuel,
  violations: { every: 120 },
  lookalikes: { every: 250, kinds: 2 },

  violate(stage) {
    const { fill } = fillForPrivate(stage);
    const time = momentText(fill.time);
    const span = { subject: fill.cardNo, fact: fill.id, from: time, to: time };
    return [
      { ...span, note: '公务卡在远处油站为本单位人员私车加油' },
      { ...span, model: 'fuel-card-vehicle-apart', kind: 'also', note: '同一笔加油时公车在单位' },
    ];
  },

  lookalike(stage, kind) {
    const { life } = stage;
    if (kind === 0) {
      // A colleague fills at the next pump and pays; the station's camera mixes up the two cars.
      const on = emptyDay(stage);
      const car = colleaguesCar(stage);
      const station = stationNear(stage);
      const fill = life.driveToFill({ depart: at(on.start, '09:10'), station, litres: 26 });
      fill.forecourtPlate = car.plate;
      stage.add('fuel_txn', {
        txn_id: `GR${fill.id.slice(2)}`,
        card_no: `6217${fill.cardNo.slice(-12)}`,
        txn_time: fill.time + 2 * minute,
        station_id: station.id,
        station_name: station.name,
        lng: lngOf(station.x),
        lat: latOf(station.y),
        goods_type: '汽油',
        goods_name: '92号车用汽油(ⅥB)',
        grade: '92#',
        liters: 31.6,
        amount: 232.58,
        forecourt_plate: car.plate,
      });
    } else {
      const { car, fill } = fillForPrivate(stage);
      stage.exempt(car.plate, '车改后偏远乡镇私车公用,经批准用卡加油');
      stage.exempt(fill.cardNo, '经批准为私车公用车辆加油', { model_id: 'fuel-card-vehicle-apart' });
    }
  },
};
